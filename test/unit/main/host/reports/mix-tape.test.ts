import { describe, expect, it } from 'vitest';
import { MixTape } from '../../../../../main/host/reports/mix-tape.ts';
import { createRandom } from '../../../../support/signals.ts';

const FRAME_TICKS = 960;

/** Writes packets of 20 ms; packet n has the byte n, repeated. */
function write(tape: MixTape, count: number, bytes: (index: number) => number, firstTimestamp = 0): void {
  for (let index = 0; index < count; index++) {
    const length = bytes(index);
    const payload = new Uint8Array(1_275).fill(index & 255);
    tape.write(payload, length, (firstTimestamp + index * FRAME_TICKS) >>> 0, 20 * index);
  }
}

describe('a tape', () => {
  it('returns packets as they were written, with the time of each', () => {
    const tape = new MixTape(1_000);
    write(tape, 3, (index) => index + 1);
    expect(tape.read(0)).toEqual([
      { payload: Uint8Array.of(0), timeMs: 0 },
      { payload: Uint8Array.of(1, 1), timeMs: 20 },
      { payload: Uint8Array.of(2, 2, 2), timeMs: 40 },
    ]);
    expect(tape.read(21)).toHaveLength(1);
  });

  it('forgets what is older than it keeps, also where the timestamps wrap', () => {
    const tape = new MixTape(1_000);
    write(tape, 200, () => 160, 2 ** 32 - 150 * FRAME_TICKS);
    const packets = tape.read(-Infinity);
    expect(packets.map(({ timeMs }) => timeMs)).toEqual(Array.from({ length: 51 }, (_, index) => 2_980 + 20 * index));
    expect(packets.at(-1)?.payload).toEqual(new Uint8Array(160).fill(199));
  });

  it('returns the same as a plain list, whatever the sizes are', () => {
    const random = createRandom(5);
    const tape = new MixTape(30_000);
    const sizes = Array.from({ length: 4_000 }, () => 1 + Math.floor(300 * random()));
    write(tape, sizes.length, (index) => sizes[index] ?? 1);
    const packets = tape.read(-Infinity);
    expect(packets).toHaveLength(1_501);
    for (const [place, { payload, timeMs }] of packets.entries()) {
      const index = sizes.length - packets.length + place;
      expect([timeMs, payload.length, payload[0]]).toEqual([20 * index, sizes[index], index & 255]);
    }
  });

  it('takes little for a quiet listener, and never more than its limit', () => {
    const quiet = new MixTape(30_000);
    for (let index = 0; index < 100; index++) quiet.write(Uint8Array.of(252), 1, index * 19_200, 400 * index);
    expect(quiet.memoryBytes).toBeLessThan(20_000);
    const loud = new MixTape(30_000);
    write(loud, 3_000, () => 1_275);
    expect(loud.memoryBytes).toBeLessThan(540_000);
    expect(loud.read(-Infinity).length).toBe(Math.floor(524_288 / 1_275));
  });

  it('takes what it needs for 30 s of a mix at 64 kbit/s', () => {
    const tape = new MixTape(30_080);
    write(tape, 5_000, () => 160);
    expect(tape.read(-Infinity)).toHaveLength(1_505);
    expect(tape.memoryBytes).toBeLessThan(280_000);
  });
});
