import { join } from 'node:path';
import { isFolder, listContent, listFolders, pathInside } from '../../content/folder.ts';
import { type Finding, finding, wholeFile } from '../../content/problem.ts';
import type { Collection } from '../collection.ts';

/** The folder in which Jekyll and Hexo have what is published: whoever has one didn't put it aside. */
const POSTS = '_posts';

/** Folders of articles that aren't read because of their name. */
export function* checkUnread({ contentDir }: Collection): Iterable<Finding> {
  for (const folder of listFolders(contentDir)) {
    const posts = join(folder, POSTS);
    if (!isFolder(posts)) continue;
    const { files, problems } = listContent(posts);
    const count = files.length + problems.filter(({ rule }) => rule === 'file-name').length;
    if (count === 0) continue;
    const message = `没有读这个文件夹里的 ${count} 篇文章：名字以 _ 开头的文件夹不读`;
    const fix = `改名为 ${POSTS.slice(1)}，或让 CONTENT_DIR 直接指到里面`;
    yield finding(wholeFile(pathInside(contentDir, posts)), 'file-name', message, fix);
  }
}
