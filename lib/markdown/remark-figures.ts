import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';

/** A picture that stands alone and has a title shows it below as its caption: nobody hovers on a phone. */
export function remarkFigures() {
  return (tree: Root): void => {
    visit(tree, 'paragraph', (paragraph) => {
      const [image, ...others] = paragraph.children;
      if (image?.type !== 'image' || others.length > 0 || !image.title) return;
      paragraph.data = { hName: 'figure' };
      paragraph.children.push({
        type: 'emphasis',
        data: { hName: 'figcaption' },
        children: [{ type: 'text', value: image.title }],
      });
      image.title = null;
    });
  };
}
