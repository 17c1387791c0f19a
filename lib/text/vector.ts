import { eachTerm, nameTerm, type Term } from './terms.ts';

/** The terms of a text, ascending and each once, and how often each occurs (1 to 255). */
export type TermVector = { terms: Uint32Array; counts: Uint8Array };

/** A text, and how often each of its terms counts. */
export type WeightedText = { text: string; weight: number };

/** Where `termVector` collects terms before it sorts them; kept, so that an import needn't allocate it per article. */
let scratch = new Uint32Array(4096);

/**
 * Counts the terms of several texts, and names (`nameTerm`), each as often as its weight says.
 * `weight` is a whole number of at least 1.
 */
export function termVector(texts: readonly WeightedText[], names: readonly WeightedText[] = []): TermVector {
  let size = 0;
  const add = (term: Term, times: number) => {
    if (size + times > scratch.length) {
      const larger = new Uint32Array(2 * (size + times));
      larger.set(scratch);
      scratch = larger;
    }
    for (let time = 0; time < times; time++) scratch[size++] = term;
  };
  for (const { text, weight } of texts) eachTerm(text, (term) => add(term, weight));
  for (const { text, weight } of names) add(nameTerm(text), weight);
  return countSorted(scratch.subarray(0, size).sort());
}

function countSorted(sorted: Uint32Array): TermVector {
  const terms = new Uint32Array(sorted.length);
  const counts = new Uint8Array(sorted.length);
  let size = 0;
  for (let at = 0; at < sorted.length; ) {
    const term = sorted[at] ?? 0;
    let end = at + 1;
    while (end < sorted.length && sorted[end] === term) end++;
    terms[size] = term;
    counts[size] = Math.min(255, end - at);
    size++;
    at = end;
  }
  return { terms: terms.slice(0, size), counts: counts.slice(0, size) };
}

/** How often the term occurs, 0 to 255. */
export function countOf({ terms, counts }: TermVector, term: Term): number {
  let from = 0;
  let to = terms.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((terms[middle] ?? 0) < term) from = middle + 1;
    else to = middle;
  }
  return terms[from] === term ? (counts[from] ?? 0) : 0;
}

/** The vector as bytes: the terms as 32-bit little-endian numbers, then the counts, a byte each. */
export function encodeVector({ terms, counts }: TermVector): Uint8Array {
  const bytes = new Uint8Array(terms.length * 5);
  bytes.set(new Uint8Array(terms.buffer, terms.byteOffset, terms.byteLength));
  bytes.set(counts, terms.byteLength);
  return bytes;
}

/** Reads what `encodeVector` wrote. Throws a RangeError when the length cannot be right. */
export function decodeVector(bytes: ArrayBuffer | Uint8Array): TermVector {
  if (bytes.byteLength % 5 !== 0) throw new RangeError(`a term vector of ${bytes.byteLength} bytes`);
  const size = bytes.byteLength / 5;
  // A view needs a copy: a typed array must start at a multiple of its element size.
  const buffer = bytes instanceof Uint8Array ? new Uint8Array(bytes).buffer : bytes;
  return { terms: new Uint32Array(buffer, 0, size), counts: new Uint8Array(buffer, size * 4) };
}
