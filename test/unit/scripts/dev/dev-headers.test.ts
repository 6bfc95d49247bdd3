import { expect, it } from 'vitest';
import { CONTENT_SECURITY_POLICY, SECURITY_HEADERS } from '../../../../main/web/content-security-policy.ts';
import { developmentHeaders } from '../../../../scripts/dev/dev-headers.ts';

it('allows inline scripts and styles that carry the nonce, and nothing else that the app forbids', () => {
  const policy = developmentHeaders('abc')['Content-Security-Policy'] ?? '';
  expect(policy).toContain("script-src 'self' 'nonce-abc' 'wasm-unsafe-eval'");
  expect(policy).toContain("style-src 'self' 'nonce-abc'");
  expect(policy.replaceAll(" 'nonce-abc'", '')).toBe(CONTENT_SECURITY_POLICY);
});

it('keeps all other headers of the app', () => {
  const policy = { 'Content-Security-Policy': '' };
  expect({ ...developmentHeaders('abc'), ...policy }).toEqual({ ...SECURITY_HEADERS, ...policy });
});
