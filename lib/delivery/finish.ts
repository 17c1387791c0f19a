import { Parser } from 'htmlparser2';
import type { InlineCss } from './stylesheets.ts';

export interface FinishedHtml {
  readonly html: string;
  /** Status code that the page asked for by `<meta name="response-status">`. */
  readonly status: number;
  /** Whether the page said by `<meta name="response-provisional">` that it will soon be another one. */
  readonly provisional: boolean;
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

type Attributes = Readonly<Record<string, string | undefined>>;

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

/** `<meta>` that tell lib/delivery something, or that only Next's scripts read. */
const NOT_FOR_READERS = new Set(['response-status', 'response-provisional', 'next-size-adjust']);

/**
 * Makes a page that Next has rendered work without a script: takes Next's client runtime, its data and React's
 * markers out, puts small CSS in. Everything else, the text above all, keeps its bytes: the source is cut, not
 * written again.
 * @param bodyStart HTML to put first in the body
 * @throws UnfinishableError when parts of the page wait for a script to be put in place
 */
export function finishHtml(source: string, inlineCss: InlineCss, bodyStart = ''): FinishedHtml {
  const page = new Finisher(source, bodyStart);
  const parser = new Parser({
    onopentag: (name, attributes) => page.startTag(name, attributes, parser.startIndex, parser.endIndex + 1),
    onclosetag: (name, implied) => {
      if (!implied) page.endTag(name, parser.endIndex + 1);
    },
    ontext: (text) => page.text(text),
    oncomment: (text) => page.comment(text, parser.startIndex, parser.endIndex + 1),
  });
  parser.end(source);
  return page.finish(inlineCss);
}

class Finisher {
  readonly #cuts: { readonly from: number; readonly to: number; readonly instead: string }[] = [];
  readonly #source: string;
  readonly #bodyStart: string;
  readonly #links: string[] = [];
  readonly #unknownScripts: string[] = [];
  /** What the page says of itself in its head, and whether scripts stay in it. */
  readonly #said = { status: 200, provisional: false, hasScripts: false };
  readonly #sheets: { readonly href: string; readonly from: number; readonly to: number }[] = [];
  /** An inline script of which the text has not been seen in full. */
  #inline: { readonly from: number; readonly known: boolean; text: string } | null = null;
  /** Start of an empty hidden element that may turn out to be Next's. */
  #hidden: number | null = null;

  constructor(source: string, bodyStart: string) {
    this.#source = source;
    this.#bodyStart = bodyStart;
    this.#said.hasScripts = bodyStart.includes('<script');
  }

  startTag(name: string, attributes: Attributes, from: number, to: number): void {
    this.#hidden = null;
    if (name === 'a') this.#link(attributes.href);
    else if (name === 'link') this.#linkElement(attributes, from, to);
    else if (name === 'meta') this.#metaElement(attributes, from, to);
    else if (name === 'script') this.#script(attributes, from, to);
    else if (name === 'body') this.#cut(to, to, this.#bodyStart);
    else if (name === 'template' || name === 'div') {
      if (/^(?:B|S):/.test(attributes.id ?? '')) throw new UnfinishableError('页面有一部分要等脚本才出现');
      if (attributes.hidden !== undefined && Object.keys(attributes).length === 1) this.#hidden = from;
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

  finish(inlineCss: InlineCss): FinishedHtml {
    const css = inlineCss(this.#sheets.map(({ href }) => href));
    for (const [index, { href, from, to }] of this.#sheets.entries()) {
      if (css === null) this.#cut(from, to, `<link rel="stylesheet" href="${href}">`);
      else this.#cut(from, to, index === 0 ? `<style>${css}</style>` : '');
    }
    let html = '';
    let done = 0;
    // Of two at one place, what is put in first in the body has come first.
    for (const { from, to, instead } of this.#cuts.sort((a, b) => a.from - b.from)) {
      // Comments inside an element that goes as a whole.
      if (from < done) continue;
      html += this.#source.slice(done, from) + instead;
      done = to;
    }
    html += this.#source.slice(done);
    const [links, unknownScripts] = [this.#links, this.#unknownScripts];
    return { html, css: this.#sheets.length === 0 ? null : css, ...this.#said, links, unknownScripts };
  }

  #cut(from: number, to: number, instead = ''): void {
    this.#cuts.push({ from, to, instead });
  }

  #link(href: string | undefined): void {
    if (href?.startsWith('/') && !href.startsWith('//')) this.#links.push(href);
  }

  #linkElement({ rel = '', href = '' }: Attributes, from: number, to: number): void {
    const ofNext = href.startsWith('/_next/');
    if (rel === 'stylesheet' && ofNext) this.#sheets.push({ href, from, to });
    else if (ofNext && /^(?:preload|modulepreload|prefetch)$/.test(rel)) this.#cut(from, to);
    else if (!ofNext) this.#link(href);
  }

  #metaElement({ name, property, content = '' }: Attributes, from: number, to: number): void {
    // An absolute address; whether it is of this site is not known here.
    if (property === 'og:image') this.#links.push(content);
    if (name === 'response-status') this.#said.status = Number(content);
    if (name === 'response-provisional') this.#said.provisional = true;
    if (name !== undefined && NOT_FOR_READERS.has(name)) this.#cut(from, to);
  }

  #script({ src, type }: Attributes, from: number, to: number): void {
    if (src === undefined) {
      if (type === 'application/ld+json') return;
      this.#inline = { from, known: false, text: '' };
    } else if (src.startsWith('/') && !src.startsWith('//') && !src.startsWith('/_next/')) {
      this.#said.hasScripts = true;
      this.#link(src);
    } else {
      if (!src.startsWith('/_next/')) this.#unknownScripts.push(this.#source.slice(from, to));
      this.#inline = { from, known: true, text: '' };
    }
  }
}
