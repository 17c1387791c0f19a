import { describe, expect, it } from 'vitest';
import { toFullWidth } from '../../lib/editorial/half-width.ts';

describe('faces in brackets', () => {
  it.each(
    "(^_^) (T_T) (╯°□°)╯ (>_<) (o_O) (^_^;) (*^▽^*) (｀;ω;´) (●'◡'●) (っ°Д°;)っ (￣3￣) (๑•̀ㅂ•́)و (T^T) (^^)".split(
      ' ',
    ),
  )('%s stay as typed (they got Chinese brackets)', (face) => {
    const text = `好吃${face}，再来\n`;
    expect(toFullWidth(text)).toBe(text);
    expect(toFullWidth(`好吃(真的${face})`)).toBe(`好吃（真的${face}）`);
  });

  it.each(
    '(A_B) (snake_case) (...) (---) (+-*/) (5>3>1) (ω) ("_") (x_1) (_) (A△B) (2^n) (=) (*.*) (>=)'.split(' '),
  )('%s is none', (words) => {
    expect(toFullWidth(`好吃${words}`)).toBe(`好吃（${words.slice(1, -1)}）`);
  });
});
