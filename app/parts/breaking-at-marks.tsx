import { Fragment } from 'react';

/**
 * A text whose lines may end behind its marks under `word-break: keep-all`, too: Safari ends them at blanks and at
 * `<wbr>` only, and tore a word or began a line with a comma where none of them was.
 */
export function BreakingAtMarks({ text }: { text: string }) {
  return text.split(/(?<=[、，。；：！？])(?=[\p{L}\p{N}])/u).map((piece, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces never move.
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {piece}
    </Fragment>
  ));
}
