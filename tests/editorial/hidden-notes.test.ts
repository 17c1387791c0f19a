import { expect, it } from 'vitest';
import { withHiddenNotes } from '../../lib/editorial/hidden-notes.ts';
import { mendFolder } from '../../lib/editorial/mend.ts';
import { html } from '../markdown/rendered.ts';
import { article, contentFolder, NOW, read } from './folder.ts';

it('notes to oneself of Obsidian are shown to nobody after --fix (readers saw them)', () => {
  const text = '见%%私下,的话%%下文 %%再%%\n\n%%一行%%\n\n- %%一项%%\n';
  const after = '见<!--私下,的话-->下文 <!--再-->\n\n<!--一行-->\n\n- <!--一项-->\n';
  expect(withHiddenNotes(text)).toBe(after);
  expect(html(after)).not.toMatch(/私下|再|一行|一项/);
  expect(html(after)).toContain('下文');
  const folder = contentFolder({
    'a.md': `---\ntags: [卡]\n---\n${text}`,
    'b.md': article('乙', {}, text),
  });
  [...mendFolder(folder, NOW)];
  expect(read(folder, 'a.md')).toContain(after.replace(',', '，'));
  expect(read(folder, 'b.md')).not.toContain('<!--');
  expect([...mendFolder(folder, NOW)]).toEqual([]);
});

it.each([
  // A comment there would hide the rest of its line.
  '%%甲%% 正文',
  '> %%甲%%正文',
  '正文\n%%甲%%正文',
  'for %%i in (甲) do %%i',
  '涨了100%%，跌了50%%',
  '甲%%乙--丙%%、甲%%>乙%%、甲%%乙-%%',
  '%%甲\n乙%%正文%%丙%%',
  '%%甲%%乙%%丙',
  '`%%甲%%`',
])('%j stays', (text) => {
  expect(withHiddenNotes(text)).toBe(text);
});
