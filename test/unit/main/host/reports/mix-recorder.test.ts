import { describe, expect, it } from 'vitest';
import { MixRecorder } from '../../../../../main/host/reports/mix-recorder.ts';
import { measureHeapUse } from '../../../../support/mixer/heap-use.ts';

const PACKET = { slot: 3, payload: new Uint8Array(1_275).fill(7), length: 160, rtpTimestamp: 0, timeMs: 0 };

/** Sends frames of 20 ms to slots 1 to `listeners`, and notes a speaker for each five times a second. */
function play(recorder: MixRecorder, fromTick: number, toTick: number, listeners = 1): void {
  const packet = { ...PACKET };
  for (let tick = fromTick; tick < toTick; tick++) {
    packet.rtpTimestamp = (tick * 960) >>> 0;
    packet.timeMs = 20 * tick;
    if (tick % 10 === 0) recorder.beginStep(packet.timeMs);
    for (packet.slot = 1; packet.slot <= listeners; packet.slot++) {
      recorder.write(packet);
      if (tick % 10 === 0) recorder.logOf(packet.slot)?.add(9, -20);
    }
  }
}

describe('a recorder', () => {
  it('keeps nothing until it is on, and nothing of before', () => {
    const recorder = new MixRecorder();
    recorder.write(PACKET);
    expect(recorder.memoryBytes).toBe(0);
    recorder.setOn(true);
    expect(recorder.read(3, 0)).toBeUndefined();
    recorder.write(PACKET);
    expect(recorder.read(3, 0)?.packets).toHaveLength(1);
    recorder.setOn(false);
    recorder.setOn(true);
    expect([recorder.read(3, 0), recorder.memoryBytes]).toEqual([undefined, 0]);
  });

  it('has the last 30 s of a slot, with 80 ms before that players leave out', () => {
    const recorder = new MixRecorder();
    recorder.setOn(true);
    play(recorder, 0, 3_000);
    const { packets = [], startMs, spans } = recorder.read(1, 60_000) ?? {};
    expect([packets.length, startMs]).toEqual([1_504, 30_000]);
    expect(spans).toEqual([{ id: 9, fromMs: 29_800, toMs: 60_000, levelDb: -20 }]);
  });

  it('forgets a slot that another listener gets', () => {
    const recorder = new MixRecorder();
    recorder.setOn(true);
    play(recorder, 0, 100, 2);
    recorder.clear(1);
    expect(recorder.read(1, 2_000)).toBeUndefined();
    expect(recorder.read(2, 2_000)?.packets).toHaveLength(100);
  });

  it('takes less than 290 kB for a listener who hears somebody all the time', () => {
    const recorder = new MixRecorder();
    recorder.setOn(true);
    play(recorder, 0, 3_000, 10);
    expect(recorder.memoryBytes / 10).toBeLessThan(290_000);
  });

  it.each([false, true])('allocates nothing for a packet once the tapes are full (on: %s)', (isOn) => {
    const recorder = new MixRecorder();
    recorder.setOn(isOn);
    let packets = 0;
    const { bytesPerWork } = measureHeapUse(
      {
        run: (fromTick, toTick) => {
          play(recorder, fromTick, toTick, 20);
          packets += 20 * (toTick - fromTick);
        },
        workDone: () => packets,
      },
      2_000,
      10_000,
    );
    expect(bytesPerWork).toBeLessThan(1);
  });
});
