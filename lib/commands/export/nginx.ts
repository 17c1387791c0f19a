import { type Header, redirectHeaders } from '../../delivery/security.ts';
import { type ExportedAddress, type HeaderRule, isPage } from './header-rules.ts';

/** Where requests in another spelling go, to be led to the formal address. */
const FORMAL = '/-formal';
/** Lists with further pages, and the number of one of these, as `normaliseTarget` knows them. */
const PAGED = '/(?:topics/[^/?]+|archive/[^/?]+/[^/?]+)';
const NUMBER = 'page=(?!1(?:&|$))[1-9][0-9]{0,5}';

/**
 * Configuration for nginx, to be included in a `server` block whose `root` is the exported folder: the same
 * addresses, status codes and headers as the server of this site.
 * @param missing headers of the page for missing addresses
 * @param secure whether readers come by https
 */
export function nginxConfiguration(
  addresses: readonly ExportedAddress[],
  rules: readonly HeaderRule[],
  missing: readonly Header[],
  secure: boolean,
): string {
  const redirects = addresses.filter(({ location }) => location !== null);
  const gone = addresses.filter(({ status }) => status === 410);
  return `# 由 npm run export 写出。放在 server { … } 里：root 指向导出的文件夹，再 include 这个文件。
absolute_redirect off;
gzip_static on;
gzip_vary on;
# 装了 ngx_brotli 模块时打开：brotli_static on;
error_page 404 /404.html;

# 末尾的斜杠和不认识的参数：转到正式的地址。（有名字的变量不会被再编码一次。）
if ($request_uri ~ "^(?!${PAGED}/*\\?${NUMBER}$)(?<list>${PAGED})/*\\?(?:[^&]*&)*?(?<number>${NUMBER})(?:&|$)") { set $formal $list?$number; rewrite ^ ${FORMAL} last; }
if ($request_uri ~ "^(?!${PAGED}/*\\?${NUMBER}$)(?<known>/(?:[^?]*[^/?])?)/*\\?") { set $formal $known; rewrite ^ ${FORMAL} last; }
if ($request_uri ~ "^(?<path>/[^?]*[^/?])/+(?<query>\\?.*)?$") { set $formal $path$query; rewrite ^ ${FORMAL} last; }
# 去掉扩展名的地址：文件的 Link 头指明它属于哪个页面。
if ($request_uri ~ "^(?<stem>[^?]+)\\.[a-z0-9]+(?:\\?|$)") { }
# 列表的第二页起是单独的文件。
set $page "";
if ($args ~ "^page=([0-9]+)$") { set $page "@page=$1"; }

location = ${FORMAL} { internal; ${answer(redirectHeaders(secure))} return 308 $formal; }
location = /404.html { internal; ${answer(missing)} }
${redirects.map(({ path, location, headers }) => `location = ${quoted(decodeURIComponent(path))} { ${answer(headers)} return 308 ${quoted(location ?? '')}; }`).join('\n')}
${gone.map(goneLocation).join('\n')}

${rules.map(ruleLocation).join('\n')}
location / { return 404; }
`;
}

/** nginx compares with the decoded address. */
function ruleLocation({ path, end, headers }: HeaderRule): string {
  const place = decodeURIComponent(path);
  const pattern = `^${escaped(place)}.*${escaped(decodeURIComponent(end ?? ''))}$`;
  const match = end === null ? `= ${quoted(place)}` : end === '' ? quoted(place) : `~ ${quoted(pattern)}`;
  const file = path === '/' ? '/index.html' : isPage(headers) ? '$uri$page.html' : '$uri';
  return `location ${match} { ${answer(headers)} try_files ${file} =404; }`;
}

/** The body is in a file of its own; a named location keeps the address, and so its file. */
function goneLocation({ path, headers }: ExportedAddress, index: number): string {
  const file = isPage(headers) ? '$uri.html' : '$uri';
  return `location = ${quoted(decodeURIComponent(path))} { error_page 410 @gone${index}; return 410; }
location @gone${index} { ${answer(headers)} try_files ${file} =404; }`;
}

/** Directives that give an answer its media type and headers. */
const answer = (headers: readonly Header[]): string =>
  headers
    .map(([name, value]) =>
      name === 'Content-Type'
        ? `types { } default_type ${quoted(value)};`
        : `add_header ${name} ${quoted(value)} always;`,
    )
    .join(' ');

const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;
const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
