import { describe, expect, it } from 'vitest';
import { ReplayWindow } from '../../../../main/media/replay-window.ts';
import { createRandom } from '../../../support/signals.ts';

describe('ReplayWindow', () => {
  it('accepts each packet once, in any order within 64', () => {
    const window = new ReplayWindow();
    for (const index of [100, 102, 101, 39]) {
      expect(window.isFresh(index), String(index)).toBe(true);
      window.accept(index);
      expect(window.isFresh(index), String(index)).toBe(false);
    }
    expect(window.isFresh(38)).toBe(false);
    expect(window.isFresh(40)).toBe(true);
  });

  it('does not move before a packet is accepted', () => {
    const window = new ReplayWindow();
    window.accept(10);

    expect(window.isFresh(1_000_000)).toBe(true);
    expect(window.isFresh(9)).toBe(true);
  });

  it('agrees with a plain list of the packets seen, over jumps of every size', () => {
    const random = createRandom(3);
    const window = new ReplayWindow();
    const seen = new Set<number>();
    let highest = 2 ** 40;
    for (let round = 0; round < 20_000; round++) {
      const index = highest + Math.floor((random() - 0.7) * (random() < 0.1 ? 200 : 80));
      const isFresh = index > highest || (highest - index < 64 && !seen.has(index));
      if (round > 0) expect(window.isFresh(index)).toBe(isFresh);
      expect(window.has(index)).toBe(highest - index >= 0 && highest - index < 64 && seen.has(index));
      if (window.isFresh(index)) {
        window.accept(index);
        seen.add(index);
        highest = Math.max(round === 0 ? index : highest, index);
      }
    }
  });
});
