import { expect, it } from 'vitest';
import { findEncodingFlaw } from '../../../../shared/protocol/content-encoding.ts';

it.each([[undefined], ['identity'], ['Identity']])('accepts a body with the encoding %s', (encoding) => {
  expect(findEncodingFlaw({ 'content-encoding': encoding })).toBeUndefined();
});

it.each(['gzip', 'br', 'gzip, identity', 'x'.repeat(5_000)])('refuses a body with the encoding %.20s', (encoding) => {
  const flaw = findEncodingFlaw({ 'content-encoding': encoding });
  expect(flaw).toMatch(/^The message is compressed \(Content-Encoding: .{1,40}\)\. Send it uncompressed\.$/);
});
