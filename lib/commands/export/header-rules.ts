import { extname } from 'node:path';
import type { Page } from '../../delivery/page.ts';
import type { Header } from '../../delivery/security.ts';

/** An address of the export and the response that a server has to give for it. */
export interface ExportedAddress {
  /** Normalised path, without query. */
  readonly path: string;
  readonly status: number;
  readonly location: string | null;
  /** Headers but `Location`; in `Link`, the path without its extension is `STEM`. */
  readonly headers: readonly Header[];
}

/** Headers for all addresses of one kind, or for one address. */
export interface HeaderRule {
  /** First segment with its slash (`/articles/`), or a whole path. */
  readonly path: string;
  /** How the addresses that it is for end (`.png`, `/atom.xml`), `''` for pages; null when `path` is a whole path. */
  readonly end: string | null;
  readonly headers: readonly Header[];
}

/** Stands in a header for the address without its extension, so that all files of a kind have the same headers. */
const STEM = '$stem';

/** @param address normalised path with query */
export function exportedAddress(
  address: string,
  { status, headers }: Pick<Page, 'status' | 'headers'>,
): ExportedAddress {
  const path = address.replace(/\?.*$/, '');
  const stem = path.slice(0, path.length - extname(path).length);
  const own = headers.filter(([name]) => name !== 'Location');
  return {
    path,
    status,
    location: headers.find(([name]) => name === 'Location')?.[1] ?? null,
    // A file that names the page it belongs to would otherwise have headers like no other.
    headers: own.map(([name, value]) => [name, name === 'Link' ? value.replace(stem, STEM) : value]),
  };
}

/**
 * As few rules as give each address its headers: one for each kind (first segment and extension) with the headers
 * that most of the kind have, one for each file name with others (`/topics/…/atom.xml`), and one for each address
 * that still differs. The first rule that matches holds.
 * @param addresses sorted, so that the same content gives the same rules
 */
export function headerRules(addresses: readonly ExportedAddress[]): HeaderRule[] {
  const answered = new Map(
    addresses.filter(({ status }) => status === 200).map((address) => [address.path, address]),
  );
  const segmentOf = ({ path }: ExportedAddress): string => /^\/[^/]+\//.exec(path)?.[0] ?? '';
  const kinds = grouped(
    [...answered.values()],
    (address) => `${segmentOf(address)} ${extname(address.path)}`,
  );
  const rules: HeaderRule[] = [];
  for (const members of kinds.values()) {
    const [first] = members;
    if (first === undefined) continue;
    const segment = segmentOf(first);
    const single = ({ path, headers }: ExportedAddress): HeaderRule => ({ path, end: null, headers });
    if (segment === '') {
      rules.push(...members.map(single));
      continue;
    }
    const [[usual = first] = []] = [...grouped(members, keyOf).values()].sort((a, b) => b.length - a.length);
    const usualKey = keyOf(usual);
    const others = members.filter((member) => keyOf(member) !== usualKey);
    for (const [name, namesakes] of grouped(others, ({ path }) => path.slice(path.lastIndexOf('/')))) {
      const all = members.filter(({ path }) => path.endsWith(name));
      const [{ headers } = first] = namesakes;
      const alike = namesakes.length > 1 && all.every((member) => keyOf(member) === keyOf({ headers }));
      rules.push(...(alike ? [{ path: segment, end: name, headers }] : namesakes.map(single)));
    }
    rules.push({ path: segment, end: extname(first.path), headers: usual.headers });
  }
  return rules;
}

const keyOf = ({ headers }: Pick<ExportedAddress, 'headers'>): string => JSON.stringify(headers);

/** Whether what has these headers is HTML. */
export const isPage = (headers: readonly Header[]): boolean =>
  headers.some(([name, value]) => name === 'Content-Type' && value.startsWith('text/html'));

function grouped<T>(items: readonly T[], keyOfItem: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOfItem(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
