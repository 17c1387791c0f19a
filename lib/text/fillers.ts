/**
 * Particles, pronouns and question words, which a Chinese sentence may leave out, even within a word, and still mean
 * the same: 扣了我两次 is 扣两次, 手机怎么拿回来 is 手机拿回来. After 不, 了 and 着 belong to the word: 用不了 is not 用不;
 * so does 能 in 功能 or 能力.
 */
const FILLERS =
  /怎么样|怎么办|怎么回事|怎么|怎样|如何|为什么|什么|为啥|啥|咋样|咋办|咋|能不能|(?<![可功性智才只万技职全效])能(?![力量够源])|可不可以|可以|会不会|是不是|有没有|应该|到底|现在|已经|一下|(?<!不)[了着]|[的我你您他她它们这那就都也又啊呢吧吗呀嘛]/g;

/** A folded text without its fillers; `places` gives the offset in the given text of each code unit that is left. */
export function withoutFillers(text: string): { text: string; places: number[] } {
  let rest = '';
  const places: number[] = [];
  let from = 0;
  const keep = (to: number) => {
    rest += text.slice(from, to);
    for (let at = from; at < to; at++) places.push(at);
  };
  for (const { index, 0: filler } of text.matchAll(FILLERS)) {
    keep(index);
    from = index + filler.length;
  }
  keep(text.length);
  return { text: rest, places };
}

/** How people address others before they ask: no text needs to have it, and its lack tells nothing. */
const ADDRESS = /请问|请教|[您你]好|谢谢|多谢|求助|求解|求问|哪位|各位|大佬|大神|在线等/g;

/** The offset of each code unit of a folded text that is part of an address (请问京东卡怎么卖). */
export const addressPlaces = (text: string): Set<number> =>
  new Set(
    [...text.matchAll(ADDRESS)].flatMap(({ index, 0: address }) =>
      Array.from(address, (_, at) => index + at),
    ),
  );
