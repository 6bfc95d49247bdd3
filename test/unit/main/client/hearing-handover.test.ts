import { expect, it } from 'vitest';
import { HearingHandover } from '../../../../main/client/hearing-handover.ts';
import type { HeadlessClient } from '../../../../main/client/headless-client.ts';

/** A connection that plays one level, or nothing until a test starts it. */
function ear(level: number, hasSound = true) {
  return {
    hasSound,
    lastPacketMs: hasSound ? 0 : -1_000,
    heardFrame: new Float32Array(1_920),
    hear(nowMs: number) {
      if (this.hasSound) this.lastPacketMs = nowMs;
      this.heardFrame.fill(this.hasSound ? level : 0);
      return this.hasSound;
    },
  };
}
const asClient = (one: ReturnType<typeof ear>): HeadlessClient => one as unknown as HeadlessClient;

/** Runs a handover until it is over. Returns the ticks that this took, and the last frame. */
function finish(handover: HearingHandover) {
  let frame: Float32Array = new Float32Array();
  let ticks = 0;
  for (; !handover.isOver && ticks < 1_000; ticks++) frame = handover.hear(20 * ticks);
  return { ticks, frame };
}

it('plays the old connection until the new one has had sound for a second, and fades into it within 20 ms', () => {
  const next = ear(0.5, false);
  const handover = new HearingHandover(asClient(ear(0.1)), asClient(next), true);
  expect(handover.hear(0).every((sample) => sample === Math.fround(0.1))).toBe(true);
  next.hasSound = true;
  const { ticks, frame } = finish(handover);
  expect(ticks).toBe(50);
  expect([frame[0], frame[1]]).toEqual([Math.fround(0.1), Math.fround(0.1)]);
  expect(frame[1_919]).toBeCloseTo(0.5, 2);
  // No step anywhere, and never both at once.
  for (let sample = 2; sample < frame.length; sample++)
    expect(Math.abs(frame[sample]! - frame[sample - 2]!)).toBeLessThan(0.001);
  expect(handover.hear(2_000)).toBe(next.heardFrame);
});

it('takes the first sound of the new connection when the old one has none left', () => {
  const former = ear(0.1, false);
  const next = ear(0.5, false);
  const handover = new HearingHandover(asClient(former), asClient(next), true);
  for (let tick = 0; tick < 5; tick++) handover.hear(20 * tick);
  expect(handover.isOver).toBe(false);
  next.hasSound = true;
  handover.hear(100);
  expect(handover.isOver).toBe(true);
});

it.each([
  [true, 380, false],
  [true, 400, true],
  [false, 40, false],
  [false, 60, true],
])('listens to an old connection that is short of sound (to another host: %s) for %d ms', (isOtherHost, ms, isOver) => {
  const former = ear(0.1);
  const handover = new HearingHandover(asClient(former), asClient(ear(0.5)), isOtherHost);
  handover.hear(0);
  former.hasSound = false;
  for (let passedMs = 20; passedMs <= ms; passedMs += 20) handover.hear(passedMs);
  expect(handover.isOver).toBe(isOver);
});

it('does not wait for sound when nobody speaks, or when the new connection stays silent', () => {
  expect(finish(new HearingHandover(asClient(ear(0.1, false)), asClient(ear(0.5, false)), true)).ticks).toBe(15);
  expect(finish(new HearingHandover(asClient(ear(0.1)), asClient(ear(0.5, false)), true)).ticks).toBe(100);
});
