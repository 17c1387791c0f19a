import { renderMarkdown } from '../../lib/markdown/render.ts';

/** Rendered for a site that has two articles and a picture. */
export const render = (markdown: string) =>
  renderMarkdown(markdown, {
    openSlug: (slug) =>
      slug === 'former' ? 'published' : ['published', '礼品卡'].includes(slug) ? slug : null,
    imageSize: (src) => (src === '/images/card.png' ? { width: 640, height: 400 } : null),
  });
/** Rendered for a site that has every article, and no picture. */
export const renderFreely = (markdown: string) =>
  renderMarkdown(markdown, { openSlug: (slug) => slug, imageSize: () => null });
export const html = (markdown: string): string => render(markdown).html.trim();
