import type { HeadingLink } from '../../../lib/markdown/remark-headings.ts';
import { languageOfText } from '../../../lib/text/language.ts';

/** Headings from which a list of contents pays. */
const ENOUGH = 3;

/** The article's sections as links; closed on phones, beside the text on wide screens. */
export function Contents({ headings }: { headings: readonly HeadingLink[] }) {
  // No deeper than it takes: the sections of most articles are enough without what is in them.
  const shown = [2, 3, 4, 5, 6]
    .map((deepest) => headings.filter(({ depth }) => depth <= deepest))
    .find(({ length }) => length >= ENOUGH);
  if (shown === undefined) return null;
  return (
    <nav className="contents" aria-label="本文目录">
      <details>
        <summary>本文目录</summary>
        <Sections of={nested(shown)} />
      </details>
    </nav>
  );
}

interface Section extends HeadingLink {
  readonly within: Section[];
}

/** Each heading within the last one before it that is less deep. */
function nested(headings: readonly HeadingLink[]): Section[] {
  const top: Section[] = [];
  const open: Section[] = [];
  for (const heading of headings) {
    while ((open.at(-1)?.depth ?? 0) >= heading.depth) open.pop();
    const section = { ...heading, within: [] };
    (open.at(-1)?.within ?? top).push(section);
    open.push(section);
  }
  return top;
}

function Sections({ of }: { of: readonly Section[] }) {
  return (
    <ol>
      {of.map(({ id, text, within }) => (
        <li key={id}>
          <a href={`#${id}`} lang={languageOfText(text)}>
            {text}
          </a>
          {within.length > 0 && <Sections of={within} />}
        </li>
      ))}
    </ol>
  );
}
