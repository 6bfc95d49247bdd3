import { expect, it } from 'vitest';
import { TimestampUnwrapper } from '../../../../main/ingest/timestamp-unwrapper.ts';

it('works across the wrap, and back to packets from before it', () => {
  const unwrapper = new TimestampUnwrapper();
  unwrapper.accept(unwrapper.unwrap(2 ** 32 - 960));
  expect(unwrapper.unwrap(0)).toBe(2 ** 32);
  unwrapper.accept(2 ** 32);
  expect(unwrapper.unwrap(960)).toBe(2 ** 32 + 960);
  expect(unwrapper.unwrap(2 ** 32 - 960)).toBe(2 ** 32 - 960);
});

it('stays correct over many wraps', () => {
  const unwrapper = new TimestampUnwrapper();
  for (let position = 5; position < 20 * 2 ** 32; position += 2 ** 30) {
    expect(unwrapper.unwrap(position % 2 ** 32)).toBe(position);
    unwrapper.accept(position);
  }
});

it('starts at the first timestamp', () => {
  expect(new TimestampUnwrapper().unwrap(0xffff_ffff)).toBe(0xffff_ffff);
});
