/**
 * Particles, pronouns and question words, which a Chinese sentence may leave out, even within a word, and still mean
 * the same: 扣了我两次 is 扣两次, 手机怎么拿回来 is 手机拿回来. After 不, 了 and 着 belong to the word: 用不了 is not 用不.
 */
const FILLERS =
  /怎么样|怎么|怎样|为什么|什么|为啥|啥|咋样|咋|能不能|可不可以|可以|会不会|是不是|有没有|应该|到底|现在|已经|一下|(?<!不)[了着]|[的我你您他她它们这那就都也又啊呢吧吗呀嘛]/g;

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
