import { type ArticleCard, countArticles, newestArticles } from '../library/cards.ts';
import { articlesBySlug } from '../library/cards-by-slug.ts';
import type { Library } from '../library/open.ts';
import { textValue, values } from '../library/rows.ts';
import { articlesOfTopic } from '../library/topics.ts';
import { type Term, termsOf } from '../text/terms.ts';
import { duplicate } from './constants.ts';
import { type Comparable, comparable, nearDuplicates } from './duplicates.ts';
import { type EditorsChoice, editorsChoice, withEditorsChoice } from './editors-choice.ts';
import { currentIndex, type LibraryIndex } from './library-index.ts';
import { rankDocuments } from './rank.ts';
import { CHOSEN, inEditorsWords, OTHER, Reasons } from './reasons.ts';
import { type ArticleText, articleTexts } from './texts.ts';

/** An article beside another one, and why it is there. */
type RelatedLink = ArticleCard & { reason: string };

/** Where a reader can go on from an article. */
export type RelatedArticles = {
  /** At most eight, no two of them alike unless an editor chose both. */
  first: RelatedLink[];
  rest: ArticleCard[];
  /** Articles that lead here, by an editor's choice or by a link in the text; newest first. */
  backlinks: RelatedLink[];
};

const FIRST = 8;
/** How many links there are at most in `first` and `rest` together. */
const MOST = 100;
/**
 * How many articles are read at a time to fill the first eight without near-duplicates: reading their texts is slow.
 */
const LOOKED_AT = 9;

/**
 * The published articles to read after this one: the editor's choice in its order, then the
 * ranking, then the article's topics and the newest of the others.
 * The article itself may be a draft (in a preview); of an unknown one nothing is known and the
 * newest articles are listed. `now` in ms.
 */
export function relatedArticles(library: Library, slug: string, { now }: { now: number }): RelatedArticles {
  const index = currentIndex(library, now);
  const source = articleTexts(library, [slug]).get(slug);
  const choice = editorsChoice(library, slug, now);
  const ranked = source === undefined ? [] : rankedSlugs(index, source, choice);
  const slugs = [...new Set([...choice.own.keys(), ...ranked])];
  const cards: ArticleCard[] = [];
  for (let at = 0; at < slugs.length && cards.length < MOST; at += MOST) {
    cards.push(...articlesBySlug(library, slugs.slice(at, at + MOST), now).slice(0, MOST - cards.length));
  }
  if (cards.length < MOST && cards.length < countOthers(library, slug, now)) {
    cards.push(...otherArticles(library, slug, cards, now));
  }
  const [first, rest] = withoutDuplicates(library, cards, choice.own, commonIn(index));
  if (source === undefined) {
    return { first: first.map(({ card }) => ({ ...card, reason: '最近发布' })), rest, backlinks: [] };
  }
  const reasons = new Reasons(index.terms, source, choice);
  return {
    first: first.map(({ card, text }) => {
      const target = { ...card, text };
      return { ...card, reason: choice.own.has(card.slug) ? reasons.ofChosen(target) : reasons.of(target) };
    }),
    rest,
    backlinks: backlinks(library, choice, now),
  };
}

/**
 * The editor's choice, the article's topics and the newest: the list without the index, for as long as it is being
 * made.
 */
export function unrankedArticles(library: Library, slug: string, { now }: { now: number }): RelatedArticles {
  const choice = editorsChoice(library, slug, now);
  const chosen = articlesBySlug(library, [...choice.own.keys()], now).slice(0, MOST);
  const cards = [...chosen, ...otherArticles(library, slug, chosen, now)];
  const reasonOf = ({ slug: target, mainTopic }: ArticleCard): string => {
    if (choice.own.has(target)) return inEditorsWords(choice, target) ?? CHOSEN;
    return mainTopic === null ? OTHER : `主题：${mainTopic.name}`;
  };
  return {
    first: cards.slice(0, FIRST).map((card) => ({ ...card, reason: reasonOf(card) })),
    rest: cards.slice(FIRST),
    backlinks: backlinks(library, choice, now),
  };
}

function rankedSlugs(index: LibraryIndex, source: ArticleText, choice: EditorsChoice): string[] {
  const { slug, vector, time } = source;
  const ranked = rankDocuments(
    index.terms,
    { key: slug, vector, titleTerms: termsOf(source.title), time },
    (key) => index.articles.get(key),
  );
  return withEditorsChoice(ranked, choice).map(({ key }) => key);
}

/** How many articles can be listed beside this one. */
function countOthers(library: Library, slug: string, now: number): number {
  const itself = articlesBySlug(library, [slug], now).length;
  return countArticles(library, now) - itself;
}

/** Published articles that aren't listed yet: those of the article's topics, then the newest. */
function otherArticles(
  library: Library,
  slug: string,
  listed: readonly ArticleCard[],
  now: number,
): ArticleCard[] {
  const seen = new Set([slug, ...listed.map((card) => card.slug)]);
  const others: ArticleCard[] = [];
  const page = { now, limit: MOST + 1 };
  const add = (cards: readonly ArticleCard[]) => {
    for (const card of cards) {
      if (seen.has(card.slug)) continue;
      seen.add(card.slug);
      others.push(card);
    }
  };
  const topics = values(
    library.db,
    textValue,
    `select t.topic_id value from articles a join article_topics t on t.article_id = a.id
      where a.slug = :slug order by t.position`,
    { slug },
  );
  for (const topic of topics) add(articlesOfTopic(library, topic, page));
  if (listed.length + others.length < MOST) add(newestArticles(library, page));
  return others.slice(0, MOST - listed.length);
}

/** Tells which terms are too common to compare articles by (`duplicate.commonShare`). */
function commonIn({ terms }: LibraryIndex): (term: Term) => boolean {
  const most = Math.max(duplicate.commonAtLeast, duplicate.commonShare * terms.size);
  return (term) => terms.documentsWith(term) > most;
}

/** The first eight of the list without near-duplicates among them, and all the others in order. */
function withoutDuplicates(
  library: Library,
  cards: readonly ArticleCard[],
  chosen: Pick<ReadonlySet<string>, 'has'>,
  isCommon: (term: Term) => boolean,
): [first: { card: ArticleCard; text: ArticleText | undefined }[], rest: ArticleCard[]] {
  const first: { card: ArticleCard; text: ArticleText | undefined; compared: Comparable }[] = [];
  const rest: ArticleCard[] = [];
  for (let at = 0; at < cards.length; at += LOOKED_AT) {
    const looked = cards.slice(at, at + LOOKED_AT);
    if (first.length === FIRST) {
      rest.push(...looked);
      continue;
    }
    const texts = articleTexts(
      library,
      looked.map((card) => card.slug),
    );
    for (const card of looked) {
      const text = texts.get(card.slug);
      const compared = comparable(card.title, text?.vector);
      const kept =
        first.length < FIRST &&
        (chosen.has(card.slug) || !first.some((other) => nearDuplicates(compared, other.compared, isCommon)));
      if (kept) first.push({ card, text, compared });
      else rest.push(card);
    }
  }
  return [first, rest];
}

function backlinks(library: Library, choice: EditorsChoice, now: number): RelatedLink[] {
  const slugs = [...new Set([...choice.recommendedBy, ...choice.linkedFrom])];
  return articlesBySlug(library, slugs, now)
    .sort((a, b) => b.publishedAt - a.publishedAt)
    .map((card) => ({
      ...card,
      reason: choice.recommendedBy.has(card.slug) ? '编辑推荐本文' : '正文引用本文',
    }));
}
