/** The summary of a new article: valid for the schema, and never to be published. */
export const PLACEHOLDER_SUMMARY =
  '这里写摘要：用一两句话先回答标题里的问题，写 40 到 160 个字，读者只看这一段也要知道该怎么做。写完再把 publishedAt 改成发布的时间，把 draft 改成 false。';
