import { HtmlValidate } from 'html-validate';
import { describe, expect, it } from 'vitest';
import { origin, sampleOrigin } from './reader.ts';
import { TEMPLATES } from './templates.ts';

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
