import { expect, it } from 'vitest';
import { PacketStore } from '../../../../main/ingest/packet-store.ts';
import { createRandom } from '../../../support/signals.ts';

it('returns packets in the order of their timestamps, with their own payloads', () => {
  const random = createRandom(1);
  const store = new PacketStore();
  const timestamps = Array.from({ length: 100 }, (_, i) => 960 * i).sort(() => random() - 0.5);
  for (const timestamp of timestamps)
    store.insert(timestamp, timestamp / 960, 960, Uint8Array.of(timestamp / 960, 9), 1, false, 0);
  for (let i = 0; i < 100; i++) {
    const place = store.first;
    expect([store.timestamps[place], store.sequences[place], store.payloads[place]![0], store.lengths[place]]).toEqual([
      960 * i,
      i,
      i,
      1,
    ]);
    store.removeFirst();
  }
  expect(store.first).toBe(-1);
});

it('tracks its contents and when it is full, and reuses its places', () => {
  const store = new PacketStore();
  const payload = new Uint8Array(1_275);
  for (let round = 0; round < 5; round++) {
    let count = 0;
    for (; !store.isFull; count++) store.insert(count * 960, count, 960, payload, 1_275, true, 0);
    expect(count).toBe(128);
    expect(store.has(960)).toBe(true);
    expect(store.has(961)).toBe(false);
    expect(store.has(-1)).toBe(false);
    if (round % 2 === 0) store.clear();
    else while (store.count > 0) store.removeFirst();
  }
});

it('spans the time from its earliest packet to the end of its latest, with the holes between them', () => {
  const store = new PacketStore();
  expect(store.span).toBe(0);
  for (const index of [3, 1, 6]) store.insert(index * 960, index, 480, Uint8Array.of(0), 1, false, 0);
  expect(store.span).toBe(5 * 960 + 480);
  store.removeFirst();
  expect(store.span).toBe(3 * 960 + 480);
});
