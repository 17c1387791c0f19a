import type { Link, Root, Text } from 'mdast';
import type { Code, Construct, Effects, Extension, State } from 'micromark-util-types';
import { SKIP, visit } from 'unist-util-visit';

/** Punctuation of Chinese texts, which no address has unless it is encoded. */
const MARK =
  '\\u2014\\u2018-\\u201D\\u2026\\u3000-\\u303F\\uFF01-\\uFF0F\\uFF1A-\\uFF20\\uFF3B-\\uFF40\\uFF5B-\\uFF65';
const FIRST_MARK = new RegExp(`[${MARK}]`);
const ADDRESS = new RegExp(`((?:https?://|www\\.)[^\\s${MARK}]+)`, 'i');
const BLANK = 32;
/** GFM's constructs for addresses that stand in a text as they are, by their names. */
const BARE = ['protocolAutolink', 'wwwAutolink'];

/**
 * An address that stands in a text as it is ends before a Chinese mark. GFM (6.9) ends it at a blank, which in Chinese
 * is where the sentence ends: 见 https://example.com/x，然后… led readers nowhere, and bold text, links and notes of the
 * same sentence were read as a part of the address.
 */
export function endBareAddresses(extensions: readonly Extension[]): void {
  for (const { text } of extensions) {
    for (const [code, constructs] of Object.entries(text ?? {})) {
      if (text === undefined || constructs === undefined) continue;
      text[code] = [constructs]
        .flat()
        .map((one) => (BARE.includes(one.name ?? '') ? endingAtMarks(one) : one));
    }
  }
}

/** The construct as it would be if each Chinese mark were a blank: it is shown one, and micromark the mark itself. */
function endingAtMarks(construct: Construct): Construct {
  return {
    ...construct,
    tokenize(effects, ok, nok) {
      let real: Code = null;
      let hasLeft = false;
      /** A state of the construct. */
      const within =
        (state: State): State =>
        (code) => {
          real = code;
          hasLeft = false;
          const isMark = code !== null && code > 0 && FIRST_MARK.test(String.fromCharCode(code));
          const next = state(isMark ? BLANK : code);
          return hasLeft || next === undefined ? next : within(next);
        };
      /** A state of micromark. */
      const outside =
        (state: State): State =>
        () => {
          const next = state(real);
          hasLeft = true;
          return next;
        };
      const ended =
        (run: Effects['attempt']): Effects['attempt'] =>
        (part, then, otherwise) =>
          outside(
            run(isConstruct(part) ? endingAtMarks(part) : part, within(then), otherwise && within(otherwise)),
          );
      const shown = { ...effects, attempt: ended(effects.attempt), check: ended(effects.check) };
      return within(construct.tokenize.call(this, shown, outside(ok), outside(nok)));
    },
  };
}

const isConstruct = (part: Parameters<Effects['attempt']>[0]): part is Construct =>
  'tokenize' in part && typeof part.tokenize === 'function';

/** The same for addresses that GFM finds only in the tree: in brackets, and behind an open one. */
export function remarkLateAddresses() {
  return (tree: Root): void => {
    visit(tree, 'link', (link, index, parent) => {
      const [text] = link.children;
      const isLate = text?.type === 'text' && link.position === undefined;
      const end = isLate ? text.value.search(FIRST_MARK) : -1;
      if (!isLate || end === -1 || parent === undefined || index === undefined) return undefined;
      const rest = text.value.slice(end);
      link.url = link.url.slice(0, -rest.length);
      text.value = text.value.slice(0, end);
      const pieces = rest.split(ADDRESS).map((value, at): Link | Text => {
        const words: Text = { type: 'text', value };
        if (at % 2 === 0) return words;
        return { type: 'link', url: value.replace(/^www/i, 'http://$&'), children: [words] };
      });
      parent.children.splice(index + 1, 0, ...pieces);
      return [SKIP, index + 1 + pieces.length];
    });
  };
}
