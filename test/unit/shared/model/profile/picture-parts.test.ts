import * as v from 'valibot';
import { expect, it } from 'vitest';
import { PartCollector, partsOfPicture, picturePartSchema } from '../../../../../shared/model/profile/picture-parts.ts';
import { MAX_PICTURE_BYTES } from '../../../../../shared/model/profile/small-picture.ts';
import { MAX_CHANNEL_MESSAGE_BYTES } from '../../../../../shared/protocol/limits.ts';

const HASH = 'A'.repeat(43);

it('cuts the largest picture into messages that the channel takes, and puts it together again', () => {
  const text = Buffer.alloc(MAX_PICTURE_BYTES, 7).toString('base64url');
  const parts = partsOfPicture(HASH, text);
  const collector = new PartCollector();
  const results = parts.map((part) => {
    expect(JSON.stringify({ type: 'picture', ...part }).length).toBeLessThan(MAX_CHANNEL_MESSAGE_BYTES);
    return collector.add(v.parse(picturePartSchema, part));
  });
  expect(results.slice(0, -1)).toEqual(parts.slice(1).map(() => undefined));
  expect(results.at(-1)).toBe(text);
});

it('refuses parts that are not the next one', () => {
  const [first, second] = partsOfPicture(HASH, 'x'.repeat(4_000));
  expect(new PartCollector().add(second!)).toBeNull();
  const collector = new PartCollector();
  expect(collector.add(first!)).toBeUndefined();
  expect(collector.add(first!)).toBeNull();
  expect(new PartCollector().add({ ...first!, index: 0, count: 0 })).toBeNull();
});
