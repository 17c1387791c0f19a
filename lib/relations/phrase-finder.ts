import { fold } from '../text/fold.ts';
import { eachTerm, isLoneLetter, isWordUnit } from '../text/terms.ts';
import { countOf } from '../text/vector.ts';
import { wordSegmenter } from '../text/word-segmenter.ts';
import type { ArticleText } from './texts.ts';

/** How often a phrase stands in a text, and which letters are next to it there (an empty one at an end of the text). */
export type Surroundings = { times: number; before: ReadonlySet<string>; behind: ReadonlySet<string> };

/** At how many places of a text it is seen whether a phrase is made of words, and how many letters around it then. */
const PLACES = 5;
const AROUND = 8;

/** Looks for folded phrases in one article's texts. The long text is folded only when a phrase may stand in it. */
export class PhraseFinder {
  readonly article: ArticleText;
  readonly keywords: ReadonlySet<string>;
  /** Folded when they are first needed. */
  #labels: string | undefined;
  #text: string | undefined;

  constructor(article: ArticleText) {
    this.article = article;
    this.keywords = new Set(article.keywords.map((keyword) => fold(keyword)));
  }

  /** Whether the phrase stands in title, keywords or headings. */
  inLabels(phrase: string): boolean {
    const { title, keywords, headings } = this.article;
    this.#labels ??= fold([title, ...keywords, ...headings].join('\n'));
    return this.#labels.includes(phrase);
  }

  /** Whether a reader of the article's page can see the phrase: a page doesn't show the keywords. */
  onPage(phrase: string): boolean {
    return this.inText(phrase) || (this.#hasTermsOf(phrase) && hasWhole(fold(this.article.title), phrase));
  }

  /** Whether the phrase stands in summary or body, headings included. */
  inText(phrase: string): boolean {
    return this.#hasTermsOf(phrase) && hasWhole(this.#foldedText(), phrase);
  }

  /** How often the phrase stands in keywords, summary and body, and next to which letters. */
  around(phrase: string): Surroundings {
    const found = { times: 0, before: new Set<string>(), behind: new Set<string>() };
    if (!this.#hasTermsOf(phrase)) return found;
    for (const text of [...this.keywords, this.#foldedText()]) {
      for (let at = text.indexOf(phrase); at !== -1; at = text.indexOf(phrase, at + 1)) {
        found.times++;
        found.before.add(text.charAt(at - 1));
        found.behind.add(text.charAt(at + phrase.length));
      }
    }
    return found;
  }

  /**
   * Whether the phrase begins and ends with words in summary or body, at one of its first places: 置收据编号 doesn't, in
   * 设置收据编号.
   */
  standsAsWords(phrase: string): boolean {
    const text = this.#foldedText();
    let at = text.indexOf(phrase);
    for (let place = 0; at !== -1 && place < PLACES; place++) {
      const from = Math.max(0, at - AROUND);
      const nearby = text.slice(from, at + phrase.length + AROUND);
      const ends = new Set([nearby.length]);
      for (const { index } of wordSegmenter.segment(nearby)) ends.add(index);
      if (ends.has(at - from) && ends.has(at - from + phrase.length)) return true;
      at = text.indexOf(phrase, at + 1);
    }
    return false;
  }

  #foldedText(): string {
    const { summary, text } = this.article;
    this.#text ??= fold(`${summary}\n${text}`);
    return this.#text;
  }

  /**
   * A quick test: without every Han pair and Latin word of the phrase among its terms, no text of the article has it.
   */
  #hasTermsOf(phrase: string): boolean {
    // A lone Han letter may have neighbours in the text, where it is no term then.
    if (isLoneLetter(phrase, 0, phrase.length)) return true;
    let hasAll = true;
    eachTerm(phrase, (term, offset, length) => {
      if (hasAll && !isLoneLetter(phrase, offset, length)) hasAll = countOf(this.article.vector, term) > 0;
    });
    return hasAll;
  }
}

/** Whether the phrase stands in the text, and not as a part of a Latin word or number (pay in payment). */
function hasWhole(text: string, phrase: string): boolean {
  for (let at = text.indexOf(phrase); at !== -1; at = text.indexOf(phrase, at + 1)) {
    if (!goesOn(text, at) && !goesOn(text, at + phrase.length)) return true;
  }
  return false;
}

/** Whether a Latin word or a number goes on across this place. */
const goesOn = (text: string, at: number): boolean =>
  isWordUnit(text.charCodeAt(at - 1)) && isWordUnit(text.charCodeAt(at));
