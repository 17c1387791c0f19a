import type { HeadingLink } from '../../../lib/markdown/remark-headings.ts';
import { languageOfText } from '../../../lib/text/language.ts';

/** Headings from which a list of contents pays. */
const ENOUGH = 3;

/** The article's sections as links; closed on phones, beside the text on wide screens. */
export function Contents({ headings }: { headings: readonly HeadingLink[] }) {
  const sections = headings.filter(({ depth }) => depth === 2);
  if (sections.length < ENOUGH) return null;
  return (
    <nav className="contents" aria-label="本文目录">
      <details>
        <summary>本文目录</summary>
        <ol>
          {sections.map(({ id, text }) => (
            <li key={id}>
              <a href={`#${id}`} lang={languageOfText(text)}>
                {text}
              </a>
            </li>
          ))}
        </ol>
      </details>
    </nav>
  );
}
