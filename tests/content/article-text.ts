/** A valid article; `front` replaces or adds lines of front matter by their key, null takes one out. */
export function articleText(
  front: Readonly<Record<string, string | null>> = {},
  body = '正文第一段。\n',
): string {
  const fields: Record<string, string | null> = {
    title: '礼品卡过期了怎么办',
    publishedAt: '2024-06-01 06:23:45',
    topics: '[eka-basics]',
    summary:
      '先看卡背写的有效期和章程。过期还有余额，可以要求发卡企业激活或换卡，先打官方客服，谈不拢再走投诉。',
    ...front,
  };
  const lines = Object.entries(fields).flatMap(([key, value]) =>
    value === null ? [] : [`${key}: ${value}`],
  );
  return `---\n${lines.join('\n')}\n---\n\n${body}`;
}

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
