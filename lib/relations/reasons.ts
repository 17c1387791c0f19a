import { fold } from '../text/fold.ts';
import { reason } from './constants.ts';
import type { EditorsChoice } from './editors-choice.ts';
import { type SharedPhrase, SharedPhrases } from './shared-phrase.ts';
import type { TermIndex } from './term-index.ts';
import type { ArticleText } from './texts.ts';

/** Why an article is shown of which nothing else can be said: it is in no topic. */
export const OTHER = '其他文章';

/** An editor has chosen the article and doesn't say why. */
export const CHOSEN = '编辑推荐';

/** The reason that an editor wrote beside a choice, if any. */
export function inEditorsWords({ own }: EditorsChoice, slug: string): string | undefined {
  const written = own.get(slug) ?? undefined;
  return written === undefined ? undefined : `${CHOSEN}：${written}`;
}

/** What a target is told apart by; its text is unknown when it has just been taken away. */
export type ReasonTarget = {
  slug: string;
  mainTopic: { id: string; name: string } | null;
  text: ArticleText | undefined;
};

/** Tells why an article is shown beside the source, each time from what put it there. */
export class Reasons {
  readonly #topics: readonly string[];
  readonly #choice: EditorsChoice;
  readonly #phrases: SharedPhrases;
  readonly #given: string[] = [];

  constructor(index: TermIndex, source: ArticleText, choice: EditorsChoice) {
    this.#topics = source.topics;
    this.#choice = choice;
    this.#phrases = new SharedPhrases(index, source);
  }

  /**
   * Why an editor's choice is worth reading: in the editor's words, or else what both speak of, or how the two are
   * linked.
   */
  ofChosen(target: ReasonTarget): string {
    const { slug, text } = target;
    const written = inEditorsWords(this.#choice, slug);
    if (written !== undefined) return written;
    const why =
      this.#telling(this.#shared(text)) ??
      this.#linked(slug) ??
      this.#ofOneTopic(target) ??
      this.#recommended(slug, '它也推荐本文');
    return why === undefined ? CHOSEN : `${CHOSEN}，${why}`;
  }

  /** One short sentence in Chinese. */
  of(target: ReasonTarget): string {
    const { slug, mainTopic, text } = target;
    const linked = this.#linked(slug);
    if (linked !== undefined) return linked;
    const phrase = this.#shared(text);
    const why =
      (phrase?.everywhere ? this.#ofOneTopic(target) : undefined) ??
      this.#telling(phrase) ??
      this.#ofOneTopic(target) ??
      this.#recommended(slug, '它推荐本文');
    if (why !== undefined) return why;
    if (phrase !== undefined) return this.#spokenOf(phrase.text);
    if ((this.#choice.togetherWith.get(slug) ?? 0) > 0) return '另有文章把这两篇一起推荐';
    return mainTopic === null ? OTHER : `另一主题：${mainTopic.name}`;
  }

  #ofOneTopic({ mainTopic, text }: ReasonTarget): string | undefined {
    const shared = text?.topics.filter((topic) => this.#topics.includes(topic)) ?? [];
    const topic = shared.find((name) => name === mainTopic?.name) ?? shared[0];
    return topic === undefined ? undefined : `同主题：${topic}`;
  }

  #linked(slug: string): string | undefined {
    if (this.#choice.linksTo.has(slug)) return '本文谈到它';
    return this.#choice.linkedFrom.has(slug) ? '它谈到本文' : undefined;
  }

  #recommended(slug: string, words: string): string | undefined {
    return this.#choice.recommendedBy.has(slug) ? words : undefined;
  }

  #telling(phrase: SharedPhrase | undefined): string | undefined {
    return phrase?.telling ? this.#spokenOf(phrase.text) : undefined;
  }

  /** The best phrase that both have; one that was a reason before counts less. */
  #shared(text: ArticleText | undefined): SharedPhrase | undefined {
    return text && this.#phrases.with(text, (one) => reason.repeated ** this.#timesGiven(one));
  }

  /** How often the phrase, a part of it or a longer one was the reason before. */
  #timesGiven(phrase: string): number {
    return this.#given.filter((given) => given.includes(phrase) || phrase.includes(given)).length;
  }

  #spokenOf(phrase: string): string {
    this.#given.push(fold(phrase));
    return `同样谈到“${phrase}”`;
  }
}
