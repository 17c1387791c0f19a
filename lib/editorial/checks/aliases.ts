import { TOPICS_FILE } from '../../content/folder.ts';
import { type Finding, finding } from '../../content/problem.ts';
import type { Collection } from '../collection.ts';
import { sitePaths } from '../site-paths.ts';

/** What readers open at an address of its own, and may have had others. */
interface Addressed {
  readonly file: string;
  readonly address: string;
  readonly aliases: readonly string[];
  /** Where its aliases are written. */
  readonly path: readonly PropertyKey[];
  /** What others call it, with blanks around what is no Chinese, and it itself. */
  readonly name: string;
  readonly self: string;
  /** How to give it another address. */
  readonly rename: string;
}

const addressedIn = ({ articles, topics }: Collection): Addressed[] => [
  ...articles.map(({ file, article: { slug, aliases } }) => ({
    file,
    address: `/articles/${slug}`,
    aliases,
    path: ['aliases'],
    name: ` ${file} `,
    self: '这篇文章',
    rename: '给那篇文章改名',
  })),
  ...(topics ?? []).map(({ id, aliases }, index) => ({
    file: TOPICS_FILE,
    address: `/topics/${id}`,
    aliases,
    path: [index, 'aliases'],
    name: `主题「${id}」`,
    self: '这个主题',
    rename: '给那个主题改 id',
  })),
];

/** Former addresses (`aliases`) that can't redirect to their article or topic, because something else answers there. */
export function* checkAliases(collection: Collection): Iterable<Finding> {
  const all = addressedIn(collection);
  const byAddress = new Map(all.map((addressed) => [addressed.address, addressed]));
  const owners = new Map<string, Addressed>();
  const isSitePath = sitePaths(collection);
  for (const own of all) {
    for (const [index, alias] of own.aliases.entries()) {
      const place = collection.placeOf(own.file, [...own.path, index]);
      const there = byAddress.get(alias);
      const owner = owners.get(alias);
      owners.set(alias, owner ?? own);
      if (there === own) {
        yield finding(place, 'redirect-loop', `旧地址 ${alias} 就是${own.self}现在的地址`, '删掉这一项');
      } else if (there?.aliases.includes(own.address)) {
        yield finding(
          place,
          'redirect-loop',
          `旧地址 ${alias} 是${there.name}的地址，而它又把${own.self}的地址当旧地址`,
          '两边的 aliases 里各删掉对方的地址',
        );
      } else if (there !== undefined) {
        yield finding(
          place,
          'alias-collision',
          `旧地址 ${alias} 现在是${there.name}的地址，不会转到这里`,
          `删掉这一项，或${there.rename}；${own.self}的地址是 ${encodeURI(own.address)}`,
        );
      } else if (isSitePath(alias)) {
        yield finding(
          place,
          'alias-collision',
          `旧地址 ${alias} 是站点自己的页面，不会转到这里`,
          '删掉这一项',
        );
      } else if (owner !== undefined) {
        const message = owner === own ? `旧地址 ${alias} 写了两次` : `旧地址 ${alias} 也写在${owner.name}里`;
        yield finding(place, 'alias-collision', message, '只留在一处，并且只写一次');
      }
    }
  }
}
