import { renderMarkdown } from '../../lib/markdown/render.ts';

/** Rendered for a site that has two articles and a picture. */
export const render = (markdown: string) =>
  renderMarkdown(markdown, {
    isPublished: (slug) => slug === 'published' || slug === '礼品卡',
    imageSize: (src) => (src === '/images/card.png' ? { width: 640, height: 400 } : null),
  });
export const html = (markdown: string): string => render(markdown).html.trim();
