import type { ServerResponse } from 'node:http';
import { type FoundProblem, keepsOut, problemPlace } from '../content/problem.ts';
import type { LiveLibrary } from '../library/live.ts';
import { problemsLastSavedFirst } from '../library/problems.ts';
import type { Environment } from '../site/environment.ts';
import { NO_PAGE, securityHeaders } from './security.ts';

const EVENTS_PATH = '/_preview/events';
const SCRIPT_PATH = '/_preview/reload.js';
/** How often (ms) an event stream sends something, so that the server doesn't take it for idle. */
const HEARTBEAT = 10_000;
/** After how long (ms) an open page asks a server again that had no events for it. */
const ASK_AGAIN = 1_000;
/** Problems that the banner lists. */
const SHOWN_PROBLEMS = 20;
/** Those that stand open on a page: more would fill a phone's screen before the article begins. */
const OPEN_PROBLEMS = 3;

/**
 * Reloads a page that shows another state of the content than the present one. Only tabs that are seen listen: a
 * browser opens six connections to one server, and would keep the seventh tab waiting. A page that can't be made stays
 * as it was, and is reloaded once. After an answer such as 503, of a server that starts, a browser doesn't ask again
 * itself.
 */
const SCRIPT = `const { generation } = document.querySelector('script[data-generation]').dataset;
let events;
function listen() {
  events?.close();
  if (document.visibilityState !== 'visible') return;
  events = new EventSource('${EVENTS_PATH}');
  events.addEventListener('generation', ({ data }) => {
    if (data === generation || data === history.state) return;
    history.replaceState(data, '');
    location.reload();
  });
  events.addEventListener('error', ({ target }) => {
    if (target === events && target.readyState === EventSource.CLOSED) setTimeout(listen, ${ASK_AGAIN});
  });
}
document.addEventListener('visibilitychange', listen);
listen();
`;

export type PreviewHook = ReturnType<typeof openPreview>;

/** What an editor's preview adds to the site: pages that reload on save, with the problems of the content on top. */
export function openPreview(live: LiveLibrary, { contentDir, siteUrl }: Environment) {
  const streams = new Set<ServerResponse>();
  const send = (stream: ServerResponse): void => {
    stream.write(`event: generation\ndata: ${live.generation()}\n\n`);
  };
  live.onChange(() => streams.forEach(send));
  const heartbeat = setInterval(() => {
    for (const stream of streams) stream.write(':\n\n');
  }, HEARTBEAT);
  heartbeat.unref();

  let banner = { generation: -1, html: '' };
  return {
    /** Origin of the site: drafts are only for who asks for its host, or for a local one. */
    siteUrl,
    /** Answers a request for events of changes, or for the script that listens to them; false for any other path. */
    answer(path: string, response: ServerResponse): boolean {
      if (path !== EVENTS_PATH && path !== SCRIPT_PATH) return false;
      for (const [name, value] of securityHeaders(NO_PAGE, false)) response.setHeader(name, value);
      response.setHeader('Cache-Control', 'no-store');
      if (path === SCRIPT_PATH) {
        response.setHeader('Content-Type', 'text/javascript; charset=utf-8').end(SCRIPT);
        return true;
      }
      response.setHeader('Content-Type', 'text/event-stream; charset=utf-8').flushHeaders();
      if (response.req.method === 'HEAD') {
        response.end();
        return true;
      }
      streams.add(response);
      response.on('close', () => streams.delete(response));
      send(response);
      return true;
    },
    /**
     * HTML put first in the body of every page: problems of the content, and the script.
     * @param shown generation of which the page is
     */
    bodyStart(shown: number): string {
      const generation = live.generation();
      if (banner.generation !== generation)
        banner = { generation, html: previewBanner(problemsLastSavedFirst(live.library, contentDir)) };
      return `${banner.html}<script type="module" src="${SCRIPT_PATH}" data-generation="${shown}"></script>`;
    },
    /** Ends open event streams, so that the server can stop. */
    close(): void {
      clearInterval(heartbeat);
      for (const stream of streams) stream.end();
    },
  };
}

/** The problems of the content as safe HTML; nothing when there is none. */
export function previewBanner(found: readonly FoundProblem[]): string {
  if (found.length === 0) return '';
  const items = found
    .slice(0, SHOWN_PROBLEMS)
    .map(
      (problem) =>
        `<li><code>${escapeHtml(problemPlace(problem))}</code> ${escapeHtml(problem.message)}<br>→ ${escapeHtml(problem.fix())}</li>`,
    );
  const more = found.length - items.length;
  const rest = more > 0 ? `<li>还有 ${more} 个，npm run check 可以看到全部</li>` : '';
  // A single one behind a fold would take as much room.
  const open = items.length > OPEN_PROBLEMS + 1 ? OPEN_PROBLEMS : items.length;
  const folded = items.slice(open);
  const fold =
    folded.length === 0
      ? ''
      : `<details><summary>另外 ${found.length - open} 个</summary><ul>${folded.join('')}${rest}</ul></details>`;
  const unread = new Set(found.filter(keepsOut).map(({ file }) => file)).size;
  const old = unread === 0 ? '' : `，${unread} 个文件没有读进来：网页上还是它原来的样子，新文件还不在网页上`;
  return `<aside class="callout callout-warning" aria-label="内容里的问题"><p class="callout-label">预览：内容里有 ${found.length} 个问题${old}</p><ul>${items.slice(0, open).join('')}</ul>${fold}</aside>`;
}

const escapeHtml = (text: string): string =>
  text.replace(
    /[&<>"']/g,
    (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[character] ?? '&#39;',
  );
