import { describe, expect, it } from 'vitest';
import { FilePace, type LinkSigns } from '../../../../../../main/host/lobby/files/file-pace.ts';

const CLEAR: LinkSigns = { roundTripMs: 30, lossFromHostPercent: 0 };
const QUEUED: LinkSigns = { roundTripMs: 120, lossFromHostPercent: 0 };
const LOSSY: LinkSigns = { roundTripMs: 30, lossFromHostPercent: 5 };

function lab(count: number) {
  const members = Array.from({ length: count }, () => ({}));
  const pace = new FilePace<object>(0);
  let nowMs = 0;
  return {
    pace,
    members,
    /** Looks once a second at connections: `signs` of the first ones, and clear ones of the rest. */
    look(seconds: number, signs: readonly LinkSigns[] = [], isOverloaded = false): void {
      for (let second = 0; second < seconds; second++) {
        nowMs += 1_000;
        pace.look(new Map(members.map((member, index) => [member, signs[index] ?? CLEAR])), isOverloaded, nowMs);
      }
    },
    /** Returns what a member may be sent in the next second, bytes. */
    allowance(member: object): number {
      let bytes = 0;
      for (let step = 0; step < 50; step++) {
        nowMs += 20;
        while (pace.take(member, 1_000, nowMs)) bytes += 1_000;
      }
      return bytes;
    },
  };
}

describe('the pace of files', () => {
  it('grows while nothing is congested, up to a limit', () => {
    const { pace, look } = lab(10);
    expect(pace.lobbyBytesPerSecond).toBe(1_048_576);
    look(4);
    expect(pace.lobbyBytesPerSecond).toBeCloseTo(1_048_576 * 1.2 ** 4, 0);
    look(60);
    expect(pace.lobbyBytesPerSecond).toBe(4_194_304);
  });

  it.each([
    ['round trips grow', QUEUED],
    ['packets are lost', LOSSY],
  ])('falls for a member whose %s, and not for the others', (_what, signs) => {
    const { pace, members, look, allowance } = lab(10);
    look(1);
    look(3, [signs]);
    expect(pace.lobbyBytesPerSecond).toBeGreaterThan(1_048_576);
    const [slowed = {}, other = {}] = members;
    expect(allowance(slowed)).toBeLessThan(80_000);
    expect(allowance(other)).toBeGreaterThan(300_000);
  });

  it('falls for all when it is the uplink of the host, and never stops', () => {
    const { pace, look } = lab(10);
    look(1);
    look(1, new Array<LinkSigns>(5).fill(QUEUED));
    expect(pace.lobbyBytesPerSecond).toBeCloseTo(0.5 * 1.2 * 1_048_576, 0);
    look(20, new Array<LinkSigns>(10).fill(LOSSY));
    expect(pace.lobbyBytesPerSecond).toBe(65_536);
  });

  it('falls while the host is overloaded', () => {
    const { pace, look } = lab(10);
    look(20, [], true);
    expect(pace.lobbyBytesPerSecond).toBe(65_536);
  });
});
