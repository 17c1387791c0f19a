import { languageOfText } from '../../lib/text/language.ts';

/** An article's summary in a list. */
export function Summary({ of }: { of: string }) {
  return <p lang={languageOfText(of)}>{of}</p>;
}
