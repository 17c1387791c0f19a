import type { SearchResult } from '../../lib/relations/search.ts';
import { lettersOf } from '../../lib/text/fold.ts';

const named = (words: readonly string[]): string => words.map((word) => `“${word}”`).join('、');

/**
 * How much was found and, when it is not all that was asked for, what is missing: a reader should not have to open ten
 * articles to see that none is about it.
 * @param query as a sentence repeats it
 */
export function whatWasFound(
  { total, isCapped, withAllWords, unknown, instead }: SearchResult,
  query: string,
): string {
  const articles = `${isCapped ? '至少 ' : ''}${total} 篇`;
  if (instead.length > 0) {
    const partly = withAllWords === 0 ? '，都只谈到其中一部分' : allWords(total, withAllWords);
    return `没有“${query}”。按${named(instead)}找到 ${articles}文章${partly}。`;
  }
  // 爱回收, of which there is only 回收.
  if (unknown.length === 1 && lettersOf(query) === lettersOf(named(unknown)))
    return `没有文章写着${named(unknown)}。下面 ${articles}谈到其中一部分。`;
  if (unknown.length > 0) return `没有文章谈到${named(unknown)}。下面 ${articles}只谈到其余的部分。`;
  const found = `找到 ${articles}与“${query}”有关的文章`;
  if (withAllWords === 0) return `没有文章谈到全部的词。下面 ${articles}谈到其中一部分。`;
  return found + allWords(total, withAllWords);
}

const allWords = (total: number, withAllWords: number | undefined): string =>
  withAllWords === undefined || withAllWords === total
    ? ''
    : `，其中${withAllWords === 1 ? '第' : '前'} ${withAllWords} 篇谈到全部的词`;
