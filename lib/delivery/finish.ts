import { SAXParser, type StartTag } from 'parse5-sax-parser';
import type { Stylesheets } from './stylesheets.ts';

export interface FinishedHtml {
  readonly html: string;
  /** Status code that the page asked for by `<meta name="response-status">`. */
  readonly status: number;
  /** Whether scripts of this site are in it. */
  readonly hasScripts: boolean;
  /** The CSS that was put into the page, or null when it is linked. */
  readonly css: string | null;
  /** Values of `href`s that lead to this site, as written, and the address of the picture for sharing. */
  readonly links: readonly string[];
  /** Openings of scripts that this function doesn't know; they were removed. */
  readonly unknownScripts: readonly string[];
}

/** A page that can't be shown without Next's scripts. */
export class UnfinishableError extends Error {}

interface Cut {
  readonly from: number;
  readonly to: number;
  readonly instead: string;
}

/** By place; at one place first what is put in, then the longest. */
const inOrder = (a: Cut, b: Cut): number =>
  a.from - b.from || Number(b.from === b.to) - Number(a.from === a.to) || b.to - a.to;

/** What React puts between text nodes and around Suspense boundaries, for hydration only. */
const REACT_MARKER = /^(?: |\/?[$&]|\$[?!~].*|html|head|body|F!?)$/;

/** Beginnings of the inline scripts of Next 16 and React 19: flight data, bootstrap, and time stamps. */
const NEXT_INLINE = [
  'self.__next_f',
  '(self.__next_f',
  '(globalThis["TURBOPACK"]',
  '(globalThis.TURBOPACK',
  'requestAnimationFrame(function(){$RT',
];

/**
 * Makes a page that Next has rendered work without a script: takes Next's client runtime, its data and React's
 * markers out, puts small CSS in. Everything else, the text above all, keeps its bytes: the source is cut, not
 * written again.
 * @param bodyStart HTML to put first in the body
 * @throws UnfinishableError when parts of the page wait for a script to be put in place
 */
export function finishHtml(source: string, stylesheets: Stylesheets, bodyStart = ''): FinishedHtml {
  const page = new Finisher(bodyStart);
  const parser = new SAXParser({ sourceCodeLocationInfo: true });
  parser.on('startTag', (tag) => page.startTag(tag, source));
  parser.on('endTag', ({ tagName, sourceCodeLocation: at }) => page.endTag(tagName, at?.endOffset ?? 0));
  parser.on('text', ({ text }) => page.text(text));
  parser.on('comment', ({ text, sourceCodeLocation: at }) =>
    page.comment(text, at?.startOffset ?? 0, at?.endOffset ?? 0),
  );
  // Parsing is done when this returns; the stream's own copy of the text is not used.
  parser.end(source);
  return page.finish(source, stylesheets);
}

class Finisher {
  readonly #cuts: Cut[] = [];
  readonly #bodyStart: string;
  readonly #links: string[] = [];
  readonly #unknownScripts: string[] = [];
  readonly #sheets: { readonly href: string; readonly from: number; readonly to: number }[] = [];
  #status = 200;
  #hasScripts = false;
  /** An inline script of which the text has not been seen in full. */
  #inline: { readonly from: number; readonly known: boolean; text: string } | null = null;
  /** Start of an empty hidden element that may turn out to be Next's. */
  #hidden: number | null = null;

  constructor(bodyStart: string) {
    this.#bodyStart = bodyStart;
    this.#hasScripts = bodyStart.includes('<script');
  }

  startTag(tag: StartTag, source: string): void {
    this.#hidden = null;
    const from = tag.sourceCodeLocation?.startOffset ?? 0;
    const to = tag.sourceCodeLocation?.endOffset ?? 0;
    const attributes = new Map(tag.attrs.map(({ name, value }) => [name, value]));
    switch (tag.tagName) {
      case 'a':
        this.#link(attributes.get('href'));
        break;
      case 'link':
        this.#linkElement(attributes, from, to);
        break;
      case 'meta':
        this.#metaElement(attributes, from, to);
        break;
      case 'script':
        this.#script(attributes, from, source.slice(from, to));
        break;
      case 'body':
        this.#cut(to, to, this.#bodyStart);
        break;
      case 'template':
      case 'div':
        if (/^(?:B|S):/.test(attributes.get('id') ?? ''))
          throw new UnfinishableError('页面有一部分要等脚本才出现');
        if (attributes.size === 1 && attributes.has('hidden')) this.#hidden = from;
        break;
    }
  }

  endTag(name: string, to: number): void {
    if (name === 'script' && this.#inline !== null) {
      const { from, known, text } = this.#inline;
      this.#inline = null;
      this.#cut(from, to);
      if (!known && !NEXT_INLINE.some((start) => text.startsWith(start)))
        this.#unknownScripts.push(text.slice(0, 80));
    } else if (name === 'div' && this.#hidden !== null) {
      this.#cut(this.#hidden, to);
    }
    this.#hidden = null;
  }

  text(text: string): void {
    this.#hidden = null;
    if (this.#inline !== null) this.#inline.text += text;
  }

  comment(text: string, from: number, to: number): void {
    if (text.startsWith('$?')) throw new UnfinishableError('页面有一部分没有等到');
    if (REACT_MARKER.test(text)) this.#cut(from, to);
    else this.#hidden = null;
  }

  finish(source: string, stylesheets: Stylesheets): FinishedHtml {
    const css = stylesheets.inline(this.#sheets.map(({ href }) => href));
    for (const [index, { href, from, to }] of this.#sheets.entries()) {
      if (css === null) this.#cut(from, to, `<link rel="stylesheet" href="${href}">`);
      else this.#cut(from, to, index === 0 ? `<style>${css}</style>` : '');
    }
    let html = '';
    let done = 0;
    for (const { from, to, instead } of this.#cuts.sort(inOrder)) {
      // Comments inside an element that goes as a whole.
      if (from < done) continue;
      html += source.slice(done, from) + instead;
      done = to;
    }
    html += source.slice(done);
    return {
      html,
      status: this.#status,
      hasScripts: this.#hasScripts,
      css: this.#sheets.length === 0 ? null : css,
      links: this.#links,
      unknownScripts: this.#unknownScripts,
    };
  }

  #cut(from: number, to: number, instead = ''): void {
    this.#cuts.push({ from, to, instead });
  }

  #link(href: string | undefined): void {
    if (href?.startsWith('/') && !href.startsWith('//')) this.#links.push(href);
  }

  #linkElement(attributes: ReadonlyMap<string, string>, from: number, to: number): void {
    const rel = attributes.get('rel') ?? '';
    const href = attributes.get('href') ?? '';
    const ofNext = href.startsWith('/_next/');
    if (rel === 'stylesheet' && ofNext) this.#sheets.push({ href, from, to });
    else if (ofNext && /^(?:preload|modulepreload|prefetch)$/.test(rel)) this.#cut(from, to);
    else if (!ofNext) this.#link(href);
  }

  #metaElement(attributes: ReadonlyMap<string, string>, from: number, to: number): void {
    const name = attributes.get('name');
    // An absolute address; whether it is of this site is not known here.
    if (attributes.get('property') === 'og:image') this.#links.push(attributes.get('content') ?? '');
    if (name === 'response-status') this.#status = Number(attributes.get('content'));
    if (name === 'response-status' || name === 'next-size-adjust') this.#cut(from, to);
  }

  #script(attributes: ReadonlyMap<string, string>, from: number, tag: string): void {
    const src = attributes.get('src');
    if (src === undefined) {
      if (attributes.get('type') === 'application/ld+json') return;
      this.#inline = { from, known: false, text: '' };
    } else if (src.startsWith('/') && !src.startsWith('//') && !src.startsWith('/_next/')) {
      this.#hasScripts = true;
      this.#link(src);
    } else {
      if (!src.startsWith('/_next/')) this.#unknownScripts.push(tag);
      this.#inline = { from, known: true, text: '' };
    }
  }
}
