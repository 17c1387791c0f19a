import { bodyExcess } from '../content/body-limits.ts';
import { blank } from '../markdown/inline-spans.ts';
import { type Destination, destinationsOf, proseOf } from '../markdown/tokens.ts';

/** `proseOf`; blanks alone for a text that would keep it busy for seconds, which is a problem of its own. */
export const prose = (markdown: string): string =>
  bodyExcess(markdown) === null ? proseOf(markdown) : blank(markdown);

/** `destinationsOf`; none for a text that would keep it busy for seconds. */
export const destinations = (markdown: string): Destination[] =>
  bodyExcess(markdown) === null ? destinationsOf(markdown) : [];
