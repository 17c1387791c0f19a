import { remark } from 'remark';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkCjkFriendlyStrikethrough from 'remark-cjk-friendly-gfm-strikethrough';
import remarkGfm from 'remark-gfm';
import { endBareAddresses } from './remark-addresses.ts';

/**
 * The Markdown of this site: CommonMark and GFM, with emphasis that ends beside Han letters, and bare addresses that
 * end before Chinese marks. A frozen processor of unified: call it for a copy that takes further plugins.
 */
export const markdownSyntax = remark()
  .use(remarkGfm, { singleTilde: false })
  .use(function () {
    endBareAddresses(this.data('micromarkExtensions') ?? []);
  })
  .use(remarkCjkFriendly)
  .use(remarkCjkFriendlyStrikethrough, { singleTilde: false })
  .freeze();
