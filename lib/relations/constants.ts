/**
 * The numbers that decide what is found, linked and given as a reason, and in which order. Numbers that only limit how
 * much is looked at stand where they are used. How much title, summary, keywords and topics count in an article's
 * vector stands in `termWeights` of lib/library/terms.ts, because the import needs it.
 */

/**
 * The numbers of the ranking. The recipe and its first numbers were found on six sets of hand-made relations from five
 * Chinese sites, judged on sets that the search for them had not seen. `sharedBy`, `covered` and `topics` came later:
 * chosen on three fifths of the judged articles of dynamics365, they gave there .538 → .563 and on the other two fifths
 * .519 → .538; without looking at them before, .427 → .451 and .590 → .613 on two manuals' lists of what to see also
 * (LibreOffice's help, pages of `man`), and .721 → .738 and .820 → .843 on this site's judgments, text alone. Tried
 * without gain: pivoted length normalisation beside `sharedBy`, hubs pushed down, cosines of titles, of first
 * paragraphs and of headings, titles that the other text quotes, series of titles, other damping of counts, words of
 * slugs, less weight for bigrams that cross words. `npm run evaluate` measures what a change does here; `npm run
 * evaluate -- --corpus DIR` does so on another site's relations.
 */
export const ranking = {
  /** A term that occurs often in an article counts more, but less than in proportion. */
  countPower: 0.6,
  /** A term counts by ln(1 + N / documents that have it), to this power. */
  rarityPower: 1.5,
  /**
   * Terms that more than this share of the articles have are left out of the dot product: they take half of the time
   * and gain nothing (nDCG@10 .530 with .1, .2 or all of them on dynamics365).
   */
  commonShare: 0.1,
  /** A term that so many articles have, or fewer, is never left out, so that small sites keep all. */
  commonAtLeast: 1000,
  /**
   * A term's share in a document's norm is multiplied by df / (df + this): a term that hardly any other document has (a
   * number, a name) makes it like none, and would only make its vector longer.
   */
  sharedBy: 9,
  /** How much a target gains whose whole title the source speaks of. */
  cover: 1.5,
  /** How much a target gains that speaks of the source's whole title. */
  covered: 0.5,
  /** How much a target gains that has all of the source's topics, by their rarity (a topic counts 5: 5 / 6 at most). */
  topics: 0.6,
  /** How much a target gains that was published at the same moment. */
  time: 0.2,
  /** How many days apart two articles are when that gain is down to 1/e. */
  timeDays: 365,
  /** What a target gains that recommends the source, as a share of the best score. */
  recommends: 0.4,
  /** What a target gains that two or more third articles recommend together with the source; half of it for one. */
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
  /**
   * Terms that more than this share of the articles have aren't compared: they are of what stands under every
   * article.
   */
  commonShare: 0.5,
  /**
   * A term that so many articles have, or fewer, is compared all the same, so that the copies in a small site are
   * found.
   */
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
  /** Its weight is multiplied by this if it is a word of `synonyms.yaml`: an editor has found it worth listing. */
  listed: 2,
  /** … and by this if it has a letter of a filler, or is joined over one (`QueryTerm`). .6 and .8 do a little worse. */
  besideFiller: 0.7,
  /** Worth of the whole query in the article's text (title and summary included), damped by how often it occurs. */
  text: 1.5,
  /** The same in keywords, topics or headings, of what isn't in the title. */
  labels: 0.5,
  /** What it is worth in the keywords, beyond `labels`. */
  keywords: 1,
  /** In the summary, whether or not it stands elsewhere, too. */
  summary: 0.4,
  /** A synonym (of the same group in `synonyms.yaml`) is worth this share of the word that was typed. */
  synonym: 0.5,
  /** A query of fewer terms is no sentence: its letters out of order tell nothing. 3 changes nothing, 6 does worse. */
  sentence: 4,
  /** The single letters of a question stand in the labels, or in the summary. */
  letters: 0.3,
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
  /**
   * Each letter of a query of a single word of which an article has all pairs, somewhere. Short queries have them there
   * by chance: with .16 they do worse; with .08, 18 more of 404 pieces of sentences don't lead to their article.
   */
  allLetters: 0.13,
  /** The query stands in the title. */
  title: 1,
  /** Something in the title sounds like it (预期 for 逾期); only for a query of at most `soundLetters`. */
  titleSound: 0.4,
  /** Added when the title has nothing else; less, the more else it has. */
  precision: 0.3,
  /** Its words stand in the title in one piece. */
  phrase: 1.2,
  /** The query is the whole title. */
  exact: 1,
  /** The query is the pinyin of something in the title, in whole syllables. */
  syllables: 1.2,
  /** The same with the first letter of each syllable. */
  initials: 0.9,
  /** What a match by sound in keywords, topics or headings is worth, compared with the title. */
  soundInLabels: 0.5,
  /** Of words that sound alike, the one that most articles write keeps its worth; a rare one loses up to this share. */
  rareWriting: 0.2,
  /** A query without Latin letters is looked for by sound if no article has at least this share of it by weight, */
  soundBelow: 0.5,
  /** and if it has at most so many letters. */
  soundLetters: 12,
  /** At most so many words are looked for by their sound, the first ones. */
  soundWords: 8,
  /** Pinyin without spaces may match in at most so many pieces, each of at least `soundPiece` letters. */
  soundPieces: 4,
  soundPiece: 4,
  /** Hits below this share of the best score are left out, unless they have all words of the query, */
  leastShare: 0.25,
  /** or so much of it by weight: this divided by the number of its words, when there are several. */
  leastPresent: 0.6,
  /**
   * A question finds most of a site by a few letters (median 40 of 101 articles): beyond the first `questionHits` only
   * those stay that have this share of the best score. Of 313 judged questions none had its right answer below .58.
   */
  questionShare: 0.5,
  questionHits: 10,
  /**
   * A question of the article is near the query (0 to 1); more, by its cube, when it is nearly the same. From 0.8 to
   * 1.5 little changes. The geometric mean, the best two, three or five together and single letters beside the bigrams
   * did no better; the product, rarity among the articles and leaving out weak likeness did worse.
   */
  question: 1,
  /** A query of at most so many letters without a question word is a few words rather than a question; */
  questionLetters: 8,
  /** where some text has `soundBelow` of it, which misspelt words hardly have, so many (4 do worse). */
  fewLetters: 5,
  /**
   * A query of `questionLetters` finds an article by one of its questions only if that is at least so near (0 to 1),
   * unless no text has `soundBelow` of it and the question has it whole.
   */
  questionLeast: 0.4,
  /**
   * To the score of a question's hit is added this times the mean of what its neighbours (articles that editors put
   * beside it) score beyond `neighbourUsual` of the hit's own score. From 0.4 to 0.7 little changes.
   */
  neighbours: 0.5,
  /** The share of a good hit's score that its neighbours usually have. */
  neighbourUsual: 0.4,
  /** Of the articles that recommend a hit, at most so many count. */
  neighbourRecommending: 50,
  /** How many of the best hits gain by their neighbours. */
  neighbourly: 30,
  /** How many questions are compared with the query. */
  questionsJudged: 100,
  /** How many hits can be paged through. */
  mostHits: 1000,
  /** How many of them are judged by their labels. */
  judged: 120,
};

/**
 * What is looked for instead of a word that finds nothing. Set by hand, with the words of tests/relations: the judged
 * queries have hardly any such word.
 */
export const correcting = {
  /** A word of Latin letters has at least so many: of shorter ones too many differ in a single letter. */
  latinLetters: 4,
  /** Fewest and most letters of a Han word: the one right letter of two tells too little, five have a right word left. */
  hanLetters: [3, 4],
  /** At most so many words of a query are corrected: each is compared with every word of every title. */
  words: 4,
  /** Pinyin of a word that stands in no label: fewest letters (fewer are any syllable) and most (more are no word). */
  pinyinLetters: [4, 40],
  /** A sentence in pinyin has so many letters; no more syllables than fifteen or so are typed without a mistake. */
  spelledLetters: [8, 60],
  /**
   * The same for pinyin with one wrong letter: too much is like anything shorter. Of 148 keywords of this site in
   * pinyin with a random error 144 were found first, and none of 25 English words was taken for one.
   */
  mistypedPinyinLetters: [5, 24],
  /** At most so many articles are looked through for it: a word that people look for stands in some of them. */
  pinyinArticles: 1_000,
  /** Of the first so many articles with the letters, one must have them as a word. */
  pinyinExamples: 5,
  /** A slug is like a mistyped address when at most this share of its letters differs, … */
  slug: 0.4,
  /** … when it goes on where an address of at least so many letters ends, … */
  slugStart: 4,
  /** … or when it has this share of the address's words, by their rarity among all slugs; the first so many count. */
  slugShare: 0.6,
  slugWords: 10,
} as const;

/**
 * Which phrase that two articles share is told as the reason. Set by hand, by reading the reasons: no figure tells a
 * good one.
 */
export const reason = {
  /** A phrase whose terms have a mean rarity below this (those of a third of the articles) says little. */
  telling: Math.log(4) ** ranking.rarityPower,
  /**
   * Words of a title that more than this share of the articles have (a product's name in its manual) say less than a
   * topic that both are in …
   */
  everywhereShare: 0.1,
  /** … unless so many have them, or fewer: in a small site a tenth is no crowd. */
  everywhereAtLeast: 50,
  /** A phrase's worth is multiplied by this for each earlier link in the list that gave it as the reason. */
  repeated: 0.6,
  /** Its worth is multiplied by one of these if the other article has it as a keyword, or in another label. */
  keywordOfBoth: 1.5,
  labelOfOther: 1.2,
  /** A keyword of only one of the two articles has at least so many letters: 处理 or 转让 says too little. */
  keywordLetters: 3,
  /** A phrase from a title has at least so many letters … */
  titleLetters: 3,
  /** … and at most so many Han letters, Latin words and numbers together. */
  titleUnits: 8,
};
