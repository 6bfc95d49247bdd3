import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { loadOpus, type OpusCodec } from '../../../../../main/media/opus/opus.ts';
import { FULL_LIMITS } from '../../../../../main/mixer/mix-limits.ts';
import { FRAME_MS, FRAME_SAMPLES } from '../../../../../shared/audio-format.ts';
import { DEFAULT_HEARING_RULES } from '../../../../../shared/spatial/hearing-rules.ts';
import { SILENCE_DB } from '../../../../../shared/units.ts';
import { placementAt } from '../../../../support/lobby/placement.ts';
import { CAPACITY, STATISTICS_EVERY_TICKS, LoopLab } from '../../../../support/loop-lab.ts';

let opus: OpusCodec;
beforeAll(async () => {
  opus = await loadOpus();
});

let lab: LoopLab;
beforeEach(() => {
  lab = new LoopLab(opus);
});

describe('a tick of the mixer loop', () => {
  it("sends a listener a nearby speaker's voice, numbered by the grid and timed by the clock", () => {
    lab.join(1, 0);
    lab.join(2, 1);
    lab.pass(1);
    lab.pass(30, 1);
    expect(lab.heardDb(2)).toBeGreaterThan(-25);
    expect(lab.soundsOf(1)).toEqual([]);
    const sounds = lab.soundsOf(2);
    const first = sounds[0]!.rtpTimestamp / FRAME_SAMPLES;
    expect(sounds.map(({ rtpTimestamp }) => rtpTimestamp / FRAME_SAMPLES)).toEqual(sounds.map((_, i) => first + i));
    for (const { rtpTimestamp, mixedAtMs } of sounds) expect(mixedAtMs).toBe((rtpTimestamp / FRAME_SAMPLES) * FRAME_MS);
    expect(sounds.map(({ isFirstOfSpurt }) => isFirstOfSpurt)).toEqual(sounds.map((_, i) => i === 0));
  });

  it('follows the placements that the host worker writes', () => {
    lab.join(1, 0);
    lab.join(2, 1);
    lab.pass(20, 1);
    expect(lab.heardDb(2)).toBeGreaterThan(-25);
    lab.slots.writePlacement(1, placementAt(500, 0, 0));
    lab.pass(20, 1);
    expect(lab.heardDb(2)).toBeLessThan(-80);
    lab.slots.writePlacement(1, placementAt(1, 0, 0));
    lab.pass(20, 1);
    expect(lab.heardDb(2)).toBeGreaterThan(-25);
    lab.slots.clear(1);
    lab.pass(20, 1);
    expect(lab.heardDb(2)).toBeLessThan(-80);
  });

  it('writes who talks, how loud, and who can hear them', () => {
    lab.join(1, 0);
    lab.join(2, 1);
    lab.pass(30, 1);
    expect([lab.slots.isTalking(1), lab.slots.isTalking(2)]).toEqual([true, false]);
    expect(lab.slots.levelDb(1)).toBeGreaterThan(-30);
    expect(lab.slots.levelDb(2)).toBe(SILENCE_DB);
    const listeners = new Int32Array(CAPACITY);
    expect(lab.audience.read(1, listeners, new Float64Array(CAPACITY), 0)).toBe(1);
    expect(listeners[0]).toBe(2);
  });

  it('drops packets of slots that have not joined', () => {
    lab.join(2, 1);
    lab.slots.writePlacement(1, placementAt(0, 0, 0));
    lab.pass(10, 1);
    lab.join(1, 0);
    lab.pass(10);
    expect(lab.soundsOf(2)).toEqual([]);
  });

  it('wakes the host worker once, until it has collected the packets', () => {
    lab.join(1, 0);
    lab.join(2, 1);
    lab.pass(5, 1);
    const packetReports = (): number => lab.mixer.reports.filter(({ type }) => type === 'packets').length;
    const before = packetReports();
    lab.passUncollected(3, 1);
    expect(packetReports()).toBe(before + 1);
    lab.pass(1, 1);
    lab.pass(1, 1);
    expect(packetReports()).toBe(before + 2);
  });

  it('catches up on frames that are due together, and skips those that are far behind', () => {
    lab.join(1, 0);
    lab.pass(STATISTICS_EVERY_TICKS - 3);
    lab.nowMs += 2 * FRAME_MS;
    lab.mixer.run();
    expect(lab.statistics).toEqual([]);
    lab.nowMs += 10 * FRAME_MS;
    lab.mixer.run();
    expect(lab.statistics).toHaveLength(1);
    expect(lab.statistics[0]).toMatchObject({ ticks: STATISTICS_EVERY_TICKS, missedFrames: 9 });
    expect(lab.statistics[0]!.latenessMs.slice(-4)).toEqual([0, FRAME_MS, 0, 9 * FRAME_MS]);
  });
});

describe('commands to the mixer loop', () => {
  it('are applied while there is time before the next tick, and wait when there is not', () => {
    lab.nowMs = FRAME_MS - 5;
    lab.mixer.control({ type: 'join', slot: 1 });
    lab.mixer.run();
    expect(lab.mixer.waitingControls).toBe(1);
    lab.nowMs = FRAME_MS - 6;
    lab.mixer.run();
    expect(lab.mixer.waitingControls).toBe(0);
  });

  it('are applied one per tick when ticks take all the time', () => {
    for (const slot of [1, 2, 3]) lab.mixer.control({ type: 'join', slot });
    lab.nowMs = 2 * FRAME_MS + FRAME_MS - 5;
    lab.mixer.run();
    expect(lab.mixer.waitingControls).toBe(1);
  });

  it('mute speakers and deafen listeners', () => {
    for (const slot of [1, 2, 3]) lab.join(slot, slot);
    lab.pass(20, 1);
    lab.mixer.control({ type: 'status', slot: 2, isMuted: false, isDeafened: true });
    lab.pass(20, 1);
    expect(lab.heardDb(2)).toBeLessThan(-80);
    expect(lab.heardDb(3)).toBeGreaterThan(-25);
    lab.mixer.control({ type: 'status', slot: 1, isMuted: true, isDeafened: false });
    lab.pass(20, 1);
    expect(lab.heardDb(3)).toBeLessThan(-80);
  });

  it('change the rules from the next tick on', () => {
    lab.join(1, 0);
    lab.join(2, 10);
    lab.pass(20, 1);
    expect(lab.heardDb(2)).toBeGreaterThan(-60);
    lab.mixer.control({ type: 'rules', rules: { ...DEFAULT_HEARING_RULES, maxMetres: 5 }, phase: 'playing' });
    lab.pass(20, 1);
    expect(lab.heardDb(2)).toBeLessThan(-80);
  });

  it('set what a listener chose for a speaker, which its slot forgets when it leaves', () => {
    lab.join(1, 0);
    lab.join(2, 1);
    lab.pass(1);
    const blocked = { slots: Int32Array.of(1), gains: Float32Array.of(0) };
    lab.mixer.control({ type: 'personal', slot: 2, rows: blocked });
    lab.pass(20, 1);
    expect(lab.soundsOf(2)).toEqual([]);
    lab.mixer.control({ type: 'leave', slot: 2 });
    lab.mixer.control({ type: 'personal', slot: 2, rows: blocked });
    lab.mixer.control({ type: 'join', slot: 2 });
    lab.pass(20, 1);
    expect(lab.heardDb(2)).toBeGreaterThan(-25);
  });

  it('let the next owner of a slot keep a placement that it got before its predecessor was gone', () => {
    lab.join(1, 0);
    lab.join(2, 1);
    lab.pass(20, 1);
    lab.mixer.control({ type: 'leave', slot: 2 });
    lab.mixer.control({ type: 'join', slot: 2 });
    lab.slots.clear(2);
    lab.slots.writePlacement(2, placementAt(1, 0, 0));
    lab.pass(20, 1);
    expect(lab.heardDb(2)).toBeGreaterThan(-25);
  });

  it('silence a slot that was left', () => {
    lab.join(1, 0);
    lab.join(2, 1);
    lab.pass(20, 1);
    lab.mixer.control({ type: 'leave', slot: 1 });
    lab.pass(2, 1);
    expect([lab.slots.isTalking(1), lab.slots.levelDb(1)]).toEqual([false, SILENCE_DB]);
    lab.pass(20, 1);
    expect(lab.heardDb(2)).toBeLessThan(-80);
  });
});

describe('the statistics of the mixer loop', () => {
  it('come once a second and report the work done', () => {
    lab.join(1, 0);
    lab.join(2, 1);
    lab.pass(2 * STATISTICS_EVERY_TICKS, 1);
    expect(lab.statistics.map(({ ticks }) => ticks)).toEqual([STATISTICS_EVERY_TICKS, 2 * STATISTICS_EVERY_TICKS]);
    const last = lab.statistics[1]!;
    expect(last).toMatchObject({
      worker: 0,
      participants: 2,
      missedFrames: 0,
      outgoingOverflows: 0,
      shedStep: 0,
      limits: FULL_LIMITS,
      delays: { lagTicks: [0] },
    });
    expect(last.emittedPackets).toBe(lab.emitted.length);
    expect(last.encodes).toBe(lab.soundsOf(2).length);
    expect(lab.slots.waitMs(1)).toBeGreaterThanOrEqual(1);
    expect(lab.slots.waitMs(2)).toBeNaN();
  });

  it('measure the time of ticks and encoders by the clock', () => {
    lab.join(1, 0);
    lab.join(2, 1);
    lab.pass(2);
    lab.clockStepMs = 0.25;
    lab.pass(STATISTICS_EVERY_TICKS, 1);
    // The clock is read twice around each tick and each sweep, and twice in each encoder.
    const { ticks, encodes, busyMs, delays } = lab.statistics[0]!;
    expect(delays.encodeMs).toBe(0.25);
    expect(busyMs).toBeCloseTo(0.25 * (2 * (ticks - 2) + 2 * encodes), 6);
  });

  it('count the packets that found the outgoing ring full', () => {
    lab.join(1, 0);
    lab.join(2, 1);
    lab.passUncollected(6 * STATISTICS_EVERY_TICKS, 1);
    lab.mixer.run();
    const { emittedPackets, outgoingOverflows } = lab.statistics.at(-1)!;
    expect(emittedPackets).toBe(lab.emitted.length);
    expect(outgoingOverflows).toBeGreaterThan(0);
  });

  it('report the load that is shed when ticks exceed their budget', () => {
    lab = new LoopLab(opus, 0.1);
    lab.join(1, 0);
    lab.join(2, 1);
    lab.pass(1);
    lab.clockStepMs = 0.2;
    lab.pass(STATISTICS_EVERY_TICKS, 1);
    const { shedStep, limits } = lab.statistics[0]!;
    expect(shedStep).toBeGreaterThan(0);
    expect(limits.maxHeardSpeakers).toBeLessThan(FULL_LIMITS.maxHeardSpeakers);
  });
});
