import { topicPath } from '../../lib/site/urls.ts';
import { languageOfHeadline } from '../../lib/text/language.ts';

interface Crumb {
  readonly name: string;
  readonly href: string;
}

export const topicCrumb = ({ id, name }: { readonly id: string; readonly name: string }): Crumb => ({
  name,
  href: topicPath(id),
});

/** The way from the home page to this page; the page itself is its heading, not a crumb. */
export function Breadcrumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  return (
    <nav className="breadcrumbs" aria-label="当前位置">
      <ol>
        <li>
          <a href="/">首页</a>
        </li>
        {crumbs.map(({ name, href }) => (
          <li key={href}>
            <a href={href} lang={languageOfHeadline(name)}>
              {name}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
