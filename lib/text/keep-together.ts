/**
 * Marks, which can't be seen, at which a line doesn't end: within a blank to fill in, before the sign of a formula
 * (a × b | ÷ c, 30×1.3 | ＝39元), within its products and short sums in brackets (1－ | p), and before the dash of a
 * range (3 | ～5天), which begin no line (GB/T 15834 §5.1).
 */
export const keepTogether = (text: string): string =>
  text
    .replace(/＿(?=＿)/g, '＿\u2060')
    .replace(/(?<=\S) (?=[×÷=≈≠≤≥<>−+] )/g, '\u00a0')
    .replace(
      /(?<=[\da-z%％）)元])(?=[×÷＝＋－≈≠≤≥][\da-z（(])|(?<=[×÷]|[（(]\d{1,4}[＋－])(?=[\da-z])/g,
      '\u2060',
    )
    .replace(/(?<=\d)(?=～\d)/g, '\u2060');
