import { fold } from '../text/fold.ts';
import { eachTerm, type Term } from '../text/terms.ts';
import type { EditorsChoice } from './editors-choice.ts';
import type { IndexedArticle } from './library-index.ts';
import type { TermIndex } from './term-index.ts';
import type { ArticleText } from './texts.ts';

/** A phrase of average rarity below this stands in a third of the articles, and says little. */
const TELLING = Math.log(4) ** 1.5;
const LONGEST_PHRASE = 8;
/** How much a phrase loses each time that a link before this one gave it as the reason. */
const REPEATED = 0.6;
/** Letters that can't begin or end a phrase that means something. */
const LOOSE =
  /^[的了是与和及或在对将把被让从到为以之其也就都很更吗呢吧如何怎么什]+|[的了是与和及或在对将把被让从为以之其也就都很更吗呢吧如何怎么什]+$/g;

const wordSegmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** What a target is told apart by. */
export type ReasonTarget = {
  slug: string;
  mainTopic: { id: string; name: string };
  indexed: IndexedArticle | undefined;
};

/** Tells why an article is shown beside the source, each time from what put it there. */
export class Reasons {
  readonly #index: TermIndex;
  readonly #topics: readonly string[];
  readonly #keywords: readonly string[];
  readonly #choice: EditorsChoice;
  readonly #text: string;
  readonly #terms: ReadonlySet<Term>;
  readonly #given = new Map<string, number>();

  constructor(index: TermIndex, source: ArticleText, choice: EditorsChoice) {
    this.#index = index;
    this.#topics = source.topics;
    this.#keywords = source.keywords.filter((keyword) => keyword !== '');
    this.#choice = choice;
    this.#text = fold([source.title, source.summary, ...source.keywords, source.text].join('\n'));
    this.#terms = new Set(source.vector.terms);
  }

  /**
   * One short sentence in Chinese. Looking for a phrase in titles takes a while: in a long list
   * (`isBrief`) it is done only where there is neither a shared keyword nor a shared topic.
   */
  of(target: ReasonTarget, isBrief: boolean): string {
    const { slug } = target;
    if (this.#choice.linksTo.has(slug)) return '本文引用了它';
    if (this.#choice.linkedFrom.has(slug)) return '它引用了本文';
    if (this.#choice.recommendedBy.has(slug)) return '它的编辑也推荐本文';
    const topic = this.#sharedTopic(target);
    const phrase = this.#sharedPhrase(target, isBrief && topic !== undefined);
    if (phrase !== undefined && phrase.rarity >= TELLING) return this.#spokenOf(phrase.text);
    if (topic !== undefined) return `同主题：${topic}`;
    if (phrase !== undefined) return this.#spokenOf(phrase.text);
    if ((this.#choice.togetherWith.get(slug) ?? 0) > 0) return '有文章同时推荐这两篇';
    return `另一主题：${target.mainTopic.name}`;
  }

  #spokenOf(phrase: string): string {
    this.#given.set(fold(phrase), (this.#given.get(fold(phrase)) ?? 0) + 1);
    return `同样谈到「${phrase}」`;
  }

  #sharedTopic({ mainTopic, indexed }: ReasonTarget): string | undefined {
    const topics = indexed?.topics.split('\n') ?? [];
    const shared = topics.filter((topic) => topic !== '' && this.#topics.includes(topic));
    return shared.includes(mainTopic.name) ? mainTopic.name : shared[0];
  }

  /**
   * The rarest phrase that both speak of: a keyword of one that stands in the other, or words of
   * the target's title that stand in the source.
   */
  #sharedPhrase(
    { indexed }: ReasonTarget,
    keywordsOnly: boolean,
  ): { text: string; rarity: number } | undefined {
    if (indexed === undefined) return undefined;
    const { title, keywords, labels } = indexed;
    const phrases = keywords
      .split('\n')
      .filter((keyword) => keyword !== '' && this.#text.includes(fold(keyword)));
    phrases.push(...this.#keywords.filter((keyword) => labels.includes(fold(keyword))));
    if (phrases.length === 0 && !keywordsOnly) phrases.push(...this.#titlePhrases(title));
    let best: { text: string; rarity: number } | undefined;
    let bestWorth = 0;
    for (const phrase of phrases) {
      const { sum, mean } = this.#rarityOf(phrase);
      const worth = sum * REPEATED ** (this.#given.get(fold(phrase)) ?? 0);
      if (worth > bestWorth) [best, bestWorth] = [{ text: phrase, rarity: mean }, worth];
    }
    return best;
  }

  /** The longest word sequences of the title, three letters or more, that stand in the source. */
  #titlePhrases(title: string): string[] {
    const phrases: string[] = [];
    for (const [from, to] of this.#runs(title)) {
      const words = [...wordSegmenter.segment(title.slice(from, to))];
      for (let first = 0; first < words.length; first++) {
        let phrase = '';
        let longest = '';
        for (const { segment } of words.slice(first)) {
          phrase += segment;
          if (phrase.length > LONGEST_PHRASE || !this.#text.includes(fold(phrase))) break;
          longest = phrase;
        }
        const tidy = longest.replace(LOOSE, '').trim();
        if (tidy.length >= 3) phrases.push(tidy);
      }
    }
    return phrases;
  }

  /** Where terms that the source has follow each other in the title without a gap. */
  #runs(title: string): [from: number, to: number][] {
    const runs: [from: number, to: number][] = [];
    eachTerm(title, (term, offset, length) => {
      if (!this.#terms.has(term)) return;
      const last = runs.at(-1);
      if (last !== undefined && offset <= last[1]) last[1] = Math.max(last[1], offset + length);
      else runs.push([offset, offset + length]);
    });
    return runs.filter(([from, to]) => to - from > 2);
  }

  #rarityOf(phrase: string): { sum: number; mean: number } {
    let sum = 0;
    let terms = 0;
    eachTerm(phrase, (term) => {
      sum += this.#index.rarity(term);
      terms++;
    });
    return { sum, mean: terms === 0 ? 0 : sum / terms };
  }
}
