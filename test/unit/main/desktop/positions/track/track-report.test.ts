import { describe, expect, it } from 'vitest';
import { parseTrack } from '../../../../../../main/desktop/positions/track/parse-track.ts';
import { trackReport } from '../../../../../../main/desktop/positions/track/track-report.ts';

function at(text: string, elapsedSeconds: number) {
  const track = parseTrack(text);
  if (!track.ok) throw new Error(track.error.message);
  return trackReport(track.value, elapsedSeconds);
}

const WALK = 'time,x,y,z,yaw\n10,0,0,0,350\n20,10,20,-10,10';

describe('a playing track', () => {
  it('walks straight from point to point, turning the shorter way', () => {
    expect(at(WALK, 0).pose).toMatchObject({ xMetres: 0, yMetres: 0, zMetres: 0 });
    const { xMetres, yMetres, zMetres, yawRadians } = at(WALK, 5).pose!;
    expect([xMetres, yMetres, zMetres]).toEqual([5, 10, -5]);
    expect(Math.sin(yawRadians)).toBeCloseTo(0, 9);
    expect(Math.cos(yawRadians)).toBeCloseTo(1, 9);
  });

  it('repeats after its last point', () => {
    expect(at(WALK, 13).pose?.xMetres).toBeCloseTo(3, 9);
    expect(at(WALK, 10_000_005).pose?.xMetres).toBeCloseTo(5, 6);
  });

  it('stands still when it has one point, or all points at one time', () => {
    expect(at('time,x,y,z\n5,1,2,3', 100).pose).toMatchObject({ xMetres: 1, yMetres: 2, zMetres: 3 });
    expect(at('time,x,y,z\n5,1,2,3\n5,4,5,6', 100).pose).toMatchObject({ xMetres: 4 });
  });

  it('jumps between worlds or from nowhere instead of walking', () => {
    const text = 'time,x,y,z,world,state\n0,0,0,0,a,alive\n10,100,0,0,b,dead\n20,,,,b,\n30,7,0,0,b,';
    expect(at(text, 9)).toMatchObject({ pose: { xMetres: 0 }, presence: { world: 'a', state: 'alive' } });
    expect(at(text, 15)).toMatchObject({ pose: { xMetres: 100 }, presence: { world: 'b', state: 'dead' } });
    expect(at(text, 25)).toMatchObject({ pose: null, presence: { world: 'b' } });
  });
});
