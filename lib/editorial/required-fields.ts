import { scalar } from '../content/yaml-scalar.ts';

/** What each article has to say of itself, as texts. */
export interface RequiredFields {
  readonly title: string;
  readonly publishedAt: string;
  readonly topic: string;
  /** Null where an editor has to write it. */
  readonly summary: string | null;
}

/** The fields of an article as lines of YAML. */
export const requiredFields = ({ title, publishedAt, topic, summary }: RequiredFields): string[] => [
  `title: ${scalar(title)}`,
  `publishedAt: ${publishedAt}`,
  `topics: [${scalar(topic)}]`,
  ...(summary === null ? [] : [`summary: ${scalar(summary)}`]),
];
