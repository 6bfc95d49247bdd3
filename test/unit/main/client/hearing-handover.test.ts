import { expect, it } from 'vitest';
import { HearingHandover } from '../../../../main/client/hearing-handover.ts';
import type { HeadlessClient } from '../../../../main/client/headless-client.ts';

/** A connection that plays one level, or nothing until it is told to. */
function ear(level: number, hasSound = true) {
  return {
    hasSound,
    heardFrame: new Float32Array(1_920),
    hear() {
      this.heardFrame.fill(this.hasSound ? level : 0);
      return this.hasSound;
    },
  };
}
const asClient = (one: ReturnType<typeof ear>): HeadlessClient => one as unknown as HeadlessClient;

it('plays the old connection until the new one has sound, and fades into it within 20 ms', () => {
  const next = ear(0.5, false);
  const handover = new HearingHandover(asClient(ear(0.1)), asClient(next));
  expect(handover.hear(0).every((sample) => sample === Math.fround(0.1))).toBe(true);
  expect(handover.isOver).toBe(false);
  next.hasSound = true;
  const faded = handover.hear(20);
  expect([faded[0], faded[1]]).toEqual([Math.fround(0.1), Math.fround(0.1)]);
  expect(faded[1_919]).toBeCloseTo(0.5, 2);
  // No step anywhere, and never both at once.
  for (let sample = 2; sample < faded.length; sample++)
    expect(Math.abs(faded[sample]! - faded[sample - 2]!)).toBeLessThan(0.001);
  expect(handover.isOver).toBe(true);
});

it('does not wait for a connection that stays silent', () => {
  const handover = new HearingHandover(asClient(ear(0.1)), asClient(ear(0.5, false)));
  let ticks = 0;
  while (!handover.isOver && ticks < 100) {
    handover.hear(ticks * 20);
    ticks++;
  }
  expect(ticks).toBe(15);
});
