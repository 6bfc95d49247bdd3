import { expect, it } from 'vitest';
import { claimCodeOf, formatClaimCode, parseClaimCode } from '../../../../../shared/model/people/claim-code.ts';

const CODE = claimCodeOf(Uint8Array.from({ length: 12 }, (_, index) => 37 * index));

it('is read as people type it', () => {
  const shown = formatClaimCode(CODE);
  expect(shown).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  for (const typed of [shown, CODE, shown.toLowerCase(), ` ${shown.replaceAll('-', ' ')}\n`])
    expect(parseClaimCode(typed)).toBe(CODE);
});

it.each(['', 'K7Q2-9MDX', 'K7Q2-9MDX-0TVW-1', 'K7Q2-9MDX-0TV!', 'x'.repeat(65)])('is not %j', (typed) => {
  expect(parseClaimCode(typed)).toBeUndefined();
});
