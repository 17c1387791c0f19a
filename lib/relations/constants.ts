/**
 * The numbers that decide what is found, linked and given as a reason, and in which order; not those that only bound
 * what is looked at. How much title, summary, keywords and topics count in an article's vector stands elsewhere, because
 * the import needs it: `termWeights` in lib/library/terms.ts.
 */

/**
 * The numbers of the ranking. The recipe and its first numbers were found on
 * six sets of hand-made relations from five Chinese sites, judged on sets that the search for
 * them had not seen. `sharedBy`, `covered` and `topics` came later: chosen on three fifths of the judged articles of
 * dynamics365, they gave there .538 → .563 and on the other two fifths .519 → .538; without looking at them before,
 * .427 → .451 and .590 → .613 on two manuals' lists of what to see also (LibreOffice's help, pages of `man`), and
 * .721 → .738 and .820 → .843 on this site's judgments, text alone. Tried without gain: pivoted length normalisation
 * beside `sharedBy`, hubs pushed down, cosines of titles, of first paragraphs and of headings, titles that the other
 * text quotes, series of titles, other damping of counts. `npm run evaluate` measures what a change does here;
 * `npm run evaluate -- --corpus DIR` does so on another site's relations.
 */
export const ranking = {
  /** A term that occurs often in an article counts more, but less than in proportion. */
  countPower: 0.6,
  /** A term counts by ln(1 + N / documents that have it), to this power. */
  rarityPower: 1.5,
  /**
   * Terms of more than this share of the articles are left out of the product: half of the time
   * for no gain (nDCG@10 .530 with .1, .2 or all on dynamics365) …
   */
  commonShare: 0.1,
  /** … but never a term of this many articles or fewer, so that small sites keep all. */
  commonAtLeast: 1000,
  /**
   * A term adds to a document's norm by df / (df + this): one that hardly any other document has (a number, a name)
   * can't make it like any, and would only make it seem longer.
   */
  sharedBy: 9,
  /** How much a target gains whose whole title the source speaks of. */
  cover: 1.5,
  /** How much a target gains that speaks of the source's whole title. */
  covered: 0.5,
  /** How much a target gains that has all of the source's topics, by their rarity (a topic counts 5: 5 / 6 at most). */
  topics: 0.6,
  /** How much a target gains that was published on the same day … */
  time: 0.2,
  /** … and after how many days the gain is down to 1/e. */
  timeDays: 365,
  /** What a target gains, in shares of the best score, whose editor recommends the source … */
  recommends: 0.4,
  /** … and that two or more third articles recommend together with the source (half for one). */
  together: 0.8,
  /** How many documents, nearest by cosine, are ranked with title and date. */
  candidates: 120,
};

/** When two articles are near-duplicates, of which the first links show only the better one. */
export const duplicate = {
  /** Titles: this share of the longer one's letters is equal. */
  title: 0.9,
  /** Texts: this share of their terms is the same. Of this site's articles no two share more than .21. */
  terms: 0.5,
  /** Of longer texts (different terms) one term in eight, the same ones of every article, tells as much as all. */
  sampledFrom: 300,
  /** … beyond those of more than this share of the articles: a text that a site has under every article tells nothing … */
  commonShare: 0.5,
  /** … but of so many articles or fewer nothing is common, so that the copies in a small site are found. */
  commonAtLeast: 4,
};

/**
 * What a search hit is worth, in shares of the query's weight. Found on the queries in
 * tests/evaluation, all but the held-out half. A listwise fit with eightfold cross-validation
 * over their questions found synonyms and keywords worth more than all other changes; without
 * gain there: leaving out function words or what a word segmenter cuts apart, rarity among the
 * labels or the questions alone, the best paragraph, headings, sentences of the summary or of the body as
 * questions, clauses that count alike, letters around others (扣 … 钱), letters that an article is
 * often asked about and the query lacks, language models, latent semantics, a Chinese-English
 * dictionary's glosses, relevance feedback, other powers of rarity and of counts.
 */
export const searching = {
  /** A part of the query counts by its rarity to this power, which makes it ln(1 + N / df). */
  rarityPower: 2 / 3,
  /** … times this if it is a word of `synonyms.yaml`: somebody has found it worth listing. */
  listed: 2,
  /** The whole query stands in the text, however often. */
  text: 1.5,
  /** It stands in keywords, topics or headings. */
  labels: 0.5,
  /** What a keyword or a word of one is worth beyond the labels. */
  keywords: 1,
  /** It stands in the summary, also if it stands elsewhere, too. */
  summary: 0.4,
  /** A word of the same group in `synonyms.yaml` stands for the one that was typed. */
  synonym: 0.5,
  /** A query of fewer units is no sentence: its single letters out of order tell nothing. With 3 nothing changes, 6 does worse. */
  sentence: 4,
  /** The single letters of a question stand in the labels, in the summary. */
  lettersInLabels: 0.3,
  lettersInSummary: 0.3,
  /**
   * … in what readers ask of the article, by their rarity to this power. It was worth more than all weights together;
   * from 0.6 to 1 and from 1 to 2 little changes. The same for the letters of the body did worse.
   */
  lettersInQuestions: 0.8,
  questionLetterPower: 1.5,
  /**
   * A letter that c of an article's questions have counts (1 + this) · c / (c + this): more, up to four times as much,
   * when the article is often asked about it. From 2 to 5 little changes.
   */
  letterAgain: 3,
  /** It stands in the title. */
  title: 1,
  /** It sounds like something in the title (预期 for 逾期), in a query of at most `soundLetters`. */
  titleSound: 0.4,
  /** The title has little else. */
  precision: 0.3,
  /**
   * Its words stand in the title in one piece, or in another label (a share of that; from 0.3 to 0.7 nothing changes);
   * the title is nothing else.
   */
  phrase: 1.2,
  phraseInLabels: 0.5,
  exact: 1,
  /** Typed in pinyin: whole syllables, first letters. */
  syllables: 1.2,
  initials: 0.9,
  /** What a sound in keywords, topics or headings is worth, compared with the title. */
  soundInLabels: 0.5,
  /** What a writing that a single article has loses to the one that most have, among those that sound alike. */
  rareWriting: 0.2,
  /** A query without Latin letters is looked for by sound if no text has this share of it … */
  soundBelow: 0.5,
  /** … and it has so many letters at most. */
  soundLetters: 12,
  /** Of so many words the sound is looked for: who types more has found the article by fewer. */
  soundWords: 8,
  /** Pinyin without spaces is looked for in so many pieces at most, none shorter than a long syllable. */
  soundPieces: 4,
  soundPiece: 4,
  /** Hits below this share of the best one are left out, unless they have all words … */
  leastShare: 0.25,
  /** … or this share of the weight of one of several words. It decides how many hits there are, not their order. */
  leastPresent: 0.6,
  /**
   * A question of the article is near the query (0 to 1); more, by its cube, when it is nearly the same. From 0.8 to
   * 1.5 little changes. The geometric mean, the best two, three or five together and single letters beside the bigrams
   * did no better; the product, rarity among the articles and leaving out weak likeness did worse.
   */
  question: 1,
  sameQuestion: 1,
  /** A query of so few letters is words rather than a question: one of the article's has to be so near. */
  questionLetters: 8,
  questionLeast: 0.5,
  /**
   * What those beside a question's hit add, as editors put them: their mean, beyond the share of the hit's score that
   * neighbours of good hits have. From 0.4 to 0.7 little changes. It does most where readers' words are unlike the
   * article's; nearest by title and keywords instead of the editors' did as well, but have to be looked for.
   */
  neighbours: 0.5,
  neighbourUsual: 0.4,
  /** An article that half of the site recommends belongs with none of them more than with another: so many count. */
  neighbourRecommending: 50,
  /** So many of the best hits gain. */
  neighbourly: 30,
  /** How many questions are compared with the query. */
  questionsJudged: 100,
  /** How many hits can be paged through. */
  mostHits: 1000,
  /** How many of them are judged by their labels. */
  judged: 200,
};

/**
 * What is looked for instead of a word that finds nothing. Set by hand, with the words of tests/relations: the judged
 * queries have hardly any such word.
 */
export const correcting = {
  /** Of Latin letters, so many at least: shorter words have too many others that differ in one letter. */
  latinLetters: 4,
  /** Of Han letters, as many: of two one is too little to tell what was meant; four still have two side by side that are right. */
  hanLetters: 3,
  /** So many words of a query: each is compared with every word of every title. */
  words: 4,
  /** Pinyin of words that stand in no label: so many letters at least, for fewer are any syllable; more are no word. */
  pinyinLetters: [4, 40],
  /**
   * With one letter that is wrong: shorter, too much is like it. Of 148 keywords of this site in pinyin with a random error
   * 144 were found first, and none of 25 English words was taken for one.
   */
  mistypedPinyinLetters: [5, 24],
  /** It is looked for in so many articles: a word that people look for stands in some of them. */
  pinyinArticles: 1_000,
  /** Of so many articles that write it, one must write it as a word. */
  pinyinExamples: 5,
  /** A slug is like a mistyped address when at most this share of its letters differs. */
  slug: 0.4,
} as const;

/** Which phrase that two articles share is told as the reason. Set by hand, by reading the reasons: no figure tells a good one. */
export const reason = {
  /** A phrase of average rarity below this stands in a third of the articles, and says little. */
  telling: Math.log(4) ** ranking.rarityPower,
  /** How much a phrase loses each time that a link before this one gave it as the reason. */
  repeated: 0.6,
  /** What it is worth more that stands in the keywords, or the labels, of the other article as well. */
  keywordOfBoth: 1.5,
  labelOfOther: 1.2,
  /** A keyword of one article alone has so many letters at least: 处理 or 转让 says too little. */
  keywordLetters: 3,
  /** Words of a title: so many letters at least, so many Han letters, Latin words and numbers at most. */
  titleLetters: 3,
  titleUnits: 8,
};
