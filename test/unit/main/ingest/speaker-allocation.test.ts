import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { SpeakerIngest } from '../../../../main/ingest/speaker-ingest.ts';
import { tonePacket, ToneDecoder } from '../../../support/mixer/playout-simulation.ts';
import { createRandom } from '../../../support/signals.ts';

const FRAME = 960;
const FRAMES = 100_000;
const DTX = Uint8Array.of(15 << 3);

/** Jitter, loss with FEC and redundant copies, reordering, declared silence, DTX and pauses in turn, 10 s each. */
function createTalk(ingest: SpeakerIngest): (from: number, to: number) => void {
  const random = createRandom(1);
  const payload = tonePacket(0);
  const copy = tonePacket(0);
  const view = new DataView(payload.buffer);
  const copyView = new DataView(copy.buffer);
  const output = new Float32Array(FRAME);
  const packet = { sequence: 0, rtpTimestamp: 0, arrivalMs: 0, payload, length: 0, isRedundant: false };
  const receive = (rtpTimestamp: number, bytes: Uint8Array, isRedundant: boolean): void => {
    packet.rtpTimestamp = rtpTimestamp;
    packet.payload = bytes;
    packet.length = bytes.length;
    packet.isRedundant = isRedundant;
    ingest.receive(packet);
  };
  return (from, to) => {
    for (let index = from; index < to; index++) {
      const condition = Math.floor(index / 500) % 6;
      const arrivalMs = 20 * index + (condition === 0 ? 30 * random() : 0);
      const rtpTimestamp = (index * FRAME) >>> 0;
      packet.sequence = index & 0xffff;
      packet.arrivalMs = arrivalMs;
      view.setUint32(2, rtpTimestamp);
      payload[1] = condition === 1 ? 0x40 : 0;
      const isLost = (condition === 1 || condition === 2) && random() < 0.1;
      if (condition === 2 && !isLost) {
        copyView.setUint32(2, (rtpTimestamp - FRAME) >>> 0);
        receive((rtpTimestamp - FRAME) >>> 0, copy, true);
      }
      if (condition === 3) ingest.receiveSilence(index & 0xffff, rtpTimestamp, arrivalMs);
      else if (condition === 4 && index % 100 < 50) receive(rtpTimestamp, DTX, false);
      else if (!isLost && (condition !== 5 || index % 100 < 50)) receive(rtpTimestamp, payload, false);
      ingest.pull(20 * index + 12, output);
    }
  };
}

it('a speaker leaves nothing behind on the heap in 100,000 frames of every kind, and allocates no object', () => {
  setFlagsFromString('--expose-gc');
  const collectGarbage = runInNewContext('gc') as () => void;
  const ingest = new SpeakerIngest({ decoder: new ToneDecoder(), channels: 1 });
  const talk = createTalk(ingest);
  talk(0, 12_000);
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  // The engine boxes fractions that it passes between functions, at 12 to 16 bytes each; an array or object takes more.
  // The best of several windows counts, because on a busy machine code is optimised late.
  let bytesPerFrame = Infinity;
  for (let window = 0; window < 8; window++) {
    const heapBytes = process.memoryUsage().heapUsed;
    talk(12_000 + 3_000 * window, 15_000 + 3_000 * window);
    bytesPerFrame = Math.min(bytesPerFrame, (process.memoryUsage().heapUsed - heapBytes) / 3_000);
    collectGarbage();
  }
  talk(36_000, FRAMES);
  collectGarbage();
  expect(ingest.stats.fecFrames).toBeGreaterThan(100);
  expect(ingest.stats.redundantFramesUsed).toBeGreaterThan(100);
  expect(bytesPerFrame).toBeGreaterThanOrEqual(0);
  expect(bytesPerFrame).toBeLessThan(200);
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(200_000);
});
