import { describe, expect, it } from 'vitest';
import { html } from './rendered.ts';

describe('nothing of a text can run', () => {
  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<a href="javascript:alert(1)" onclick="alert(1)">点</a>',
    '[点](javascript:alert(1))',
    '[点](JaVaScRiPt:alert(1))',
    '[点](&#106;avascript:alert(1))',
    '[点](data:text/html;base64,PHNjcmlwdD4=)',
    '[点](vbscript:x)',
    '![图](javascript:alert(1))',
    '<javascript:alert(1)>',
    '[点][1]\n\n[1]: javascript:alert(1)',
    '<iframe src="https://example.com"></iframe>',
    '<style>body{display:none}</style>',
    '<svg onload=alert(1)>',
    '<div style="position:fixed">遮住</div>',
    '[x](https://example.com "\\" onmouseover=\\"alert(1)")',
    '```"><script>\nx\n```',
  ])('%s', (markdown) => {
    const result = html(markdown);
    // Without the values of attributes: there, `<` and `>` are only letters.
    const tags = result.replace(/="[^"]*"/g, '=""');
    expect(tags).not.toMatch(/<(?:script|iframe|style|svg|object|embed|form|input)/i);
    expect(tags).not.toMatch(/<[^>]*\son\w+=/i);
    expect(result).not.toMatch(/(?:href|src)="\s*(?:javascript|data|vbscript):/i);
    expect(tags).not.toMatch(/<[^>]*\sstyle=/i);
  });

  it('ids of the page can’t be taken over by raw HTML', () => {
    expect(html('<a id="main" name="x">点</a>')).not.toContain('id="main"');
  });
});
