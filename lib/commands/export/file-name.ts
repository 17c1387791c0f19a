/**
 * Path of the file that holds an address, inside the exported folder: pages as `articles/x.html` (nginx finds them
 * with `try_files $uri.html`, Netlify and Cloudflare Pages by themselves, and no address gets a slash at its end),
 * files under their own name, further pages of a list as `topics/x@page=2.html`.
 * @param address normalised path with query
 */
export function exportedFile(address: string, contentType: string): string {
  const mark = address.indexOf('?');
  const path = decodeURIComponent(mark === -1 ? address : address.slice(0, mark)).slice(1) || 'index';
  const query = mark === -1 ? '' : `@${address.slice(mark + 1)}`;
  return contentType.startsWith('text/html') ? `${path}${query}.html` : path + query;
}
