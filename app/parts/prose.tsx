/** Running text that lib/markdown has rendered and sanitized. */
export function Prose({ html }: { html: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: hast-util-sanitize has been over it
  return <div className="prose" dangerouslySetInnerHTML={{ __html: html }} />;
}
