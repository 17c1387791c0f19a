import type { IncomingHttpHeaders } from 'node:http';

/** What the conditions of a request are compared with (RFC 9110 §8.8). */
export interface Validators {
  /** Strong entity tag of the bytes that would be sent, with quotes. */
  readonly etag: string;
  /** Weak comparison: whether a tag, without `W/`, belongs to the same content in any coding. */
  readonly matches: (tag: string) => boolean;
  readonly lastModified: string;
}

/** Whether to send the whole answer, 412, or 304 with the tag that the client has. */
export type Outcome = 'send' | 'failed' | { readonly unchanged: string };

/** Evaluates the conditions of a GET or HEAD whose answer would be 200, in the order of RFC 9110 §13.2.2. */
export function evaluatePreconditions(
  asked: IncomingHttpHeaders,
  { etag, matches, lastModified }: Validators,
): Outcome {
  const match = asked['if-match'];
  if (match !== undefined) {
    if (!isAny(match) && !tagsOf(match).includes(etag)) return 'failed';
  } else if (isLater(lastModified, asked['if-unmodified-since'])) return 'failed';
  const noneMatch = asked['if-none-match'];
  if (noneMatch === undefined)
    return isLater(lastModified, asked['if-modified-since']) === false ? { unchanged: etag } : 'send';
  if (isAny(noneMatch)) return { unchanged: etag };
  const known = tagsOf(noneMatch)
    .map((tag) => tag.replace(/^W\//, ''))
    .find(matches);
  return known === undefined ? 'send' : { unchanged: known };
}

const isAny = (field: string): boolean => field === '*';

/** The entity tags of a header. A tag may contain a comma. */
const tagsOf = (field: string): readonly string[] => field.match(/(?:W\/)?"[^"]*"/g) ?? [];

/**
 * Whether `date` comes after the date of a request; null when that is missing or malformed, and so ignored (RFC 9110
 * §13.1.3).
 */
function isLater(date: string, asked: string | undefined): boolean | null {
  const moment = asked === undefined ? Number.NaN : parseHttpDate(asked);
  return Number.isNaN(moment) ? null : Date.parse(date) > moment;
}

/** IMF-fixdate and the obsolete form of RFC 850. */
const GMT = /^[A-Z][a-z]{2,8}, \d\d[ -][A-Z][a-z]{2}[ -]\d\d(?:\d\d)? \d\d:\d\d:\d\d GMT$/;
/** The obsolete form of C's `asctime`, which is in GMT without saying so. */
const ASCTIME = /^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \d{4}$/;

/** Milliseconds since the epoch of a date in one of the three forms of RFC 9110 §5.6.7, else NaN. */
function parseHttpDate(text: string): number {
  if (GMT.test(text)) return Date.parse(text);
  return ASCTIME.test(text) ? Date.parse(`${text} GMT`) : Number.NaN;
}
