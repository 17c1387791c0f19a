/**
 * How often a term counts in an article's vector, by where it stands; in the body it counts once, and a topic is one
 * heavy term. Title and topic were found on six sets of hand-made relations (lib/relations/constants.ts tells how),
 * summary and keywords on this site's judgments.
 */
export const termWeights = { title: 3, summary: 2, keywords: 2, topic: 5 };
