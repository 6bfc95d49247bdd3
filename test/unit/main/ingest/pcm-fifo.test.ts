import { expect, it } from 'vitest';
import { PcmFifo } from '../../../../main/ingest/pcm-fifo.ts';

it('returns interleaved sound in order, for any sizes', () => {
  const fifo = new PcmFifo(2);
  const source = Float32Array.from({ length: 40 }, (_, i) => i);
  const output = new Float32Array(12);
  fifo.push(source, 2, 7);
  fifo.push(source, 7, 9);
  expect(fifo.length).toBe(7);
  fifo.read(output, 6);
  expect([...output]).toEqual([4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]);
  expect(fifo.length).toBe(1);
  expect([fifo.samples[0], fifo.samples[1]]).toEqual([16, 17]);
  fifo.clear();
  expect(fifo.length).toBe(0);
});

it('holds the longest packet behind two frames that wait', () => {
  const fifo = new PcmFifo(1);
  fifo.push(new Float32Array(1_919), 0, 1_919);
  fifo.push(new Float32Array(5_760).fill(1), 0, 5_760);
  expect(fifo.samples[7_678]).toBe(1);
});
