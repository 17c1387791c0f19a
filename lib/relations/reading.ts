import { fold } from '../text/fold.ts';
import { eachTerm, isLoneLetter, isWordUnit } from '../text/terms.ts';
import { countOf } from '../text/vector.ts';
import type { ArticleText } from './texts.ts';

/** The letters that stand before and behind a phrase in a text; the empty one where the text begins or ends. */
export type Surroundings = { times: number; before: ReadonlySet<string>; behind: ReadonlySet<string> };

/** An article's texts as phrases are looked for in them; a long text is folded only when it has to be. */
export class Reading {
  readonly article: ArticleText;
  readonly keywords: ReadonlySet<string>;
  #labels: string | undefined;
  #told: string | undefined;

  constructor(article: ArticleText) {
    this.article = article;
    this.keywords = new Set(article.keywords.map((keyword) => fold(keyword)));
  }

  /** Whether the folded phrase stands in title, keywords or headings. */
  isLabelled(phrase: string): boolean {
    const { title, keywords, headings } = this.article;
    this.#labels ??= fold([title, ...keywords, ...headings].join('\n'));
    return this.#labels.includes(phrase);
  }

  /** Whether a reader of the page finds the folded phrase there: keywords stand on none. */
  shows(phrase: string): boolean {
    return this.tells(phrase) || (this.#hasTermsOf(phrase) && hasWhole(fold(this.article.title), phrase));
  }

  /** Whether the folded phrase stands in summary or text, headings included. */
  tells(phrase: string): boolean {
    return this.#hasTermsOf(phrase) && hasWhole(this.#text(), phrase);
  }

  /** How often the folded phrase stands in keywords, summary or text, and next to which letters. */
  around(phrase: string): Surroundings {
    const found = { times: 0, before: new Set<string>(), behind: new Set<string>() };
    if (!this.#hasTermsOf(phrase)) return found;
    for (const text of [...this.keywords, this.#text()]) {
      for (let at = text.indexOf(phrase); at !== -1; at = text.indexOf(phrase, at + 1)) {
        found.times++;
        found.before.add(text.charAt(at - 1));
        found.behind.add(text.charAt(at + phrase.length));
      }
    }
    return found;
  }

  #text(): string {
    const { summary, text } = this.article;
    this.#told ??= fold(`${summary}\n${text}`);
    return this.#told;
  }

  /** Whether the article's terms have each pair of letters and each Latin word of the phrase: if not, it stands nowhere. */
  #hasTermsOf(phrase: string): boolean {
    const { vector } = this.article;
    let hasAll = true;
    eachTerm(phrase, (term, offset, length) => {
      // A Han letter alone has neighbours in the text that it has not in the phrase.
      if (hasAll && !isLoneLetter(phrase, offset, length)) hasAll = countOf(vector, term) > 0;
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
