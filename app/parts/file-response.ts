/** A file that programs read, as a response; the text is UTF-8. */
export const fileResponse = (
  body: string | Uint8Array<ArrayBuffer>,
  { type, changedAt, link }: { type: string; changedAt?: number; link?: string },
): Response =>
  new Response(body, {
    headers: {
      'Content-Type': typeof body === 'string' ? `${type}; charset=utf-8` : type,
      // The header has whole seconds: rounded up, so that a second change within the same second is not missed.
      ...(changedAt === undefined
        ? {}
        : { 'Last-Modified': new Date(Math.ceil(changedAt / 1000) * 1000).toUTCString() }),
      ...(link === undefined ? {} : { Link: link }),
    },
  });

/** Nothing at this address (404), or no longer (410), in a few words. */
export const noFile = (status: 404 | 410): Response =>
  new Response(status === 404 ? '没有这个文件。\n' : '这篇文章已经下线。\n', {
    status,
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  });

/** The file has another address now, for good. */
export const movedFile = (location: string): Response =>
  new Response(null, { status: 308, headers: { Location: location } });
