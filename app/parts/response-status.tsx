/** Tells lib/delivery the status code of the response: a Next page itself can only answer 200. */
export function ResponseStatus({ code }: { code: 404 | 410 }) {
  return <meta name="response-status" content={String(code)} />;
}

/** Tells lib/delivery that the page will soon be another one without a change of the content: it is not kept. */
export function ProvisionalResponse() {
  return <meta name="response-provisional" content="" />;
}
