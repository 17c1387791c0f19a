import { bodyExcess } from '../content/body-limits.ts';
import { blank } from '../markdown/inline-spans.ts';
import { type Destination, destinationsOf, proseOf } from '../markdown/tokens.ts';

// A text that would keep them busy for seconds is a problem itself, and nobody reads it: nothing is found in it.

export const prose = (markdown: string): string =>
  bodyExcess(markdown) === null ? proseOf(markdown) : blank(markdown);

export const destinations = (markdown: string): Destination[] =>
  bodyExcess(markdown) === null ? destinationsOf(markdown) : [];
