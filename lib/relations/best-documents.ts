/**
 * The best of many scored documents, without keeping or sorting the others: a binary heap with
 * the worst kept one at the root.
 */
export class BestDocuments {
  readonly #documents: Uint32Array;
  readonly #scores: Float64Array;
  #size = 0;

  /** @param limit how many to keep, 1 or more */
  constructor(limit: number) {
    this.#documents = new Uint32Array(limit);
    this.#scores = new Float64Array(limit);
  }

  /** Keeps the document if it is among the best so far. */
  offer(document: number, score: number): void {
    if (this.#size < this.#scores.length) this.#rise(this.#size++, document, score);
    else if (score > (this.#scores[0] ?? 0)) this.#sink(document, score);
  }

  /** What was kept, best first; equal ones in the order of their numbers. */
  best(): { document: number; score: number }[] {
    return Array.from(this.#documents.subarray(0, this.#size), (document, at) => ({
      document,
      score: this.#scores[at] ?? 0,
    })).sort((a, b) => b.score - a.score || a.document - b.document);
  }

  #rise(from: number, document: number, score: number): void {
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = this.#scores[parent] ?? 0;
      if (above <= score) break;
      this.#set(at, this.#documents[parent] ?? 0, above);
      at = parent;
    }
    this.#set(at, document, score);
  }

  #sink(document: number, score: number): void {
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= this.#size) break;
      if (child + 1 < this.#size && (this.#scores[child + 1] ?? 0) < (this.#scores[child] ?? 0)) child++;
      const below = this.#scores[child] ?? 0;
      if (below >= score) break;
      this.#set(at, this.#documents[child] ?? 0, below);
      at = child;
    }
    this.#set(at, document, score);
  }

  #set(at: number, document: number, score: number): void {
    this.#documents[at] = document;
    this.#scores[at] = score;
  }
}
