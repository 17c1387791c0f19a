import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HtmlValidate } from 'html-validate';
import { describe, expect, it } from 'vitest';
import nuChecker from 'vnu-jar';
import { origin, sampleOrigin } from './reader.ts';
import { TEMPLATES, type Template } from './templates.ts';

// React writes attributes and void elements in its own style; both are valid HTML.
const checker = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:a11y', 'html-validate:document'],
  rules: {
    'attr-case': 'off',
    'void-style': 'off',
    'attribute-boolean-style': 'off',
    // A list may have a name (ARIA 1.2 forbids one only to generic, presentational and text roles).
    'aria-label-misuse': ['error', { allowAnyNamable: true }],
    // A script of this site needs no integrity check.
    'require-sri': ['error', { target: 'crossorigin' }],
  },
});

describe('every kind of page is valid HTML with the status that it means', () => {
  it.each(TEMPLATES)('$name', async ({ path, status, sample }) => {
    const response = await fetch((sample ? sampleOrigin() : origin()) + path);
    expect(response.status).toBe(status);
    const { results } = await checker.validateString(await response.text(), path);
    expect(
      results.flatMap(({ messages }) =>
        messages.map(({ ruleId, message, selector }) => `${ruleId}: ${message} (${selector ?? ''})`),
      ),
    ).toEqual([]);
  });
});

const hasJava = spawnSync('java', ['-version']).status === 0;

describe.skipIf(!hasJava)("W3C's Nu checker", () => {
  it('finds no error in any kind of page', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'html-'));
    const save = async ({ name, path, sample }: Template): Promise<string> => {
      const file = join(folder, `${name}.html`);
      const response = await fetch((sample ? sampleOrigin() : origin()) + path);
      writeFileSync(file, await response.text());
      return file;
    };
    try {
      const files = await Promise.all(TEMPLATES.map(save));
      // Its CSS parser is older than @view-transition and ::details-content; the browser tests look at the CSS.
      const { stderr, status } = spawnSync(
        'java',
        // Java's better compiler works longer than the checker.
        [
          '-XX:TieredStopAtLevel=1',
          '-jar',
          nuChecker,
          '--errors-only',
          '--filterpattern',
          '.*CSS: .*',
          ...files,
        ],
        // In the C locale Java can't open what lies in a folder with a Chinese name.
        { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C.UTF-8' } },
      );
      expect(stderr).toBe('');
      expect(status).toBe(0);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }, 120_000);
});
