/** Tells lib/delivery the status code of the response: a Next page itself can only answer 200. */
export function ResponseStatus({ code }: { code: 404 | 410 }) {
  return <meta name="response-status" content={String(code)} />;
}

/** Tells lib/delivery not to store the page: it will soon differ although the content stays the same. */
export function ProvisionalResponse() {
  return <meta name="response-provisional" content="" />;
}
