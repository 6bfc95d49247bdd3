import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { MAX_TRACK_POINTS, parseTrack } from '../../../../../../main/desktop/positions/track/parse-track.ts';
import { MAX_TRACK_CHARACTERS } from '../../../../../../shared/model/position-source.ts';
import { createRandom } from '../../../../../support/signals.ts';

function points(text: string) {
  const track = parseTrack(text);
  if (!track.ok) throw new Error(track.error.message);
  return track.value;
}

describe('a track', () => {
  it('is read from CSV with its columns in any order, with or without world and state', () => {
    expect(points('\ufefftime, x,y,z,yaw,world,state\r\n0,1,2.5,-3,90,moon,dead\r\n\r\n1.5,,,,,,\r\n')).toEqual([
      { timeSeconds: 0, position: [1, 2.5, -3], yawDegrees: 90, world: 'moon', state: 'dead' },
      { timeSeconds: 1.5, position: null, yawDegrees: 0, world: undefined, state: undefined },
    ]);
    expect(points('z,TIME,y,x\n3,0,2,1')[0]?.position).toEqual([1, 2, 3]);
  });

  it('is read from a JSON list with the same names', () => {
    expect(points('[{"time":0,"x":1,"y":2,"z":3,"yaw":-90,"world":"moon","state":"alive"},{"time":2}]')).toEqual([
      { timeSeconds: 0, position: [1, 2, 3], yawDegrees: -90, world: 'moon', state: 'alive' },
      { timeSeconds: 2, position: null, yawDegrees: 0, world: undefined, state: undefined },
    ]);
  });

  it('is read as editors save it: with a byte order mark, comments or a comma too many', () => {
    expect(points('\ufeff[{"time":0}, // start\r\n{"time":2},]')).toHaveLength(2);
    expect(points('\ufefftime,x,y,z\r\n0,1,2,3\r\n')).toHaveLength(1);
  });

  it.each([
    ['semicolons', 'time;x;y;z\n0;1.5;2;3\n'],
    ['semicolons and decimal commas', 'time;x;y;z\r\n0;1,5;2;3,0\r\n'],
    ['tabs', 'time\tx\ty\tz\tworld\n0\t1,5\t2\t3\t\n'],
    ['the separator in its first line', 'sep=;\r\ntime;x;y;z\r\n0;1,5;2;3'],
    ['quotation marks', '"time","x","y","z"\n"0","1.5","2"," 3 "'],
    ['line ends of old Macs', 'time,x,y,z\r0,1.5,2,3\r'],
  ])('is read as spreadsheets save it: with %s', (_, text) => {
    expect(points(text)).toEqual([
      { timeSeconds: 0, position: [1.5, 2, 3], yawDegrees: 0, world: undefined, state: undefined },
    ]);
  });

  it.each(['docs/games/tracks/walk-around.csv', 'docs/games/tracks/two-rooms.json'])(
    'is read from the example %s',
    (path) => {
      expect(
        points(readFileSync(new URL(`../../../../../../${path}`, import.meta.url), 'utf8')).length,
      ).toBeGreaterThan(3);
    },
  );

  it.each([
    ['', /name the columns/],
    ['time,x,y,z', /no points/],
    ['[]', /no points/],
    ['x,y,z\n1,2,3', /'time' is needed/],
    ['time,time,x,y,z\n0,0,1,2,3', /each once/],
    ['time,x,y,z,speed\n0,1,2,3,4', /name the columns/],
    ['time,x,y,z\n0,1,2', /Row 2 .*: it has 3 fields/],
    ['time,x,y,z\n0,1,2,3,4', /Row 2 .*: it has 5 fields/],
    ['time,x,y,z\n0,1,2,3\n1,1,abc,3', /Row 3 .*: y/],
    ['time,x,y,z\n0,NaN,2,3', /Row 2 .*: x/],
    ['time,x,y,z\n0,Infinity,2,3', /Row 2 .*: x/],
    ['time,x,y,z\n0,1e999,2,3', /Row 2 .*: x/],
    ['time,x,y,z\n0,0x10,2,3', /Row 2 .*: x/],
    ['time,x,y,z\n0,1000001,2,3', /Row 2 .*: x/],
    ['time,x,y,z\n-1,1,2,3', /Row 2 .*: time/],
    ['time,x,y,z\n,1,2,3', /Row 2 .*: time/],
    ['time,x,y,z\n0,1,,3', /Row 2 .*all of x, y and z/],
    ['time,x,y,z\n1,1,2,3\n0.5,1,2,3', /Row 3 .*: time goes back/],
    ['time,x,y,z,state\n0,1,2,3,asleep', /Row 2 .*: state/],
    [`time,x,y,z,world\n0,1,2,3,${'w'.repeat(65)}`, /Row 2 .*: world/],
    ['sep=;\ntime;x;y;z\n0;1;2;3\n1;1;2', /Row 4 .*: it has 3 fields/],
    ['time;x;y;z\n0;1,2,3;2;3', /Row 2 .*: x/],
    ['[', /not valid JSON/],
    ['[null]', /Row 1 /],
    ['[{"time":0,"x":"1","y":2,"z":3}]', /Row 1 .*: x/],
    ['[{"time":0},{"time":1,"__proto__":{"x":1}}]', /Row 2 /],
    [`time\n${'1\n'.repeat(MAX_TRACK_POINTS + 1)}`, /at most 5000/],
    ['t'.repeat(MAX_TRACK_CHARACTERS + 1), /at most 100000/],
    ['\u0000\u0001\u0002', /name the columns/],
  ])('is refused with a reason (%#)', (text, message) => {
    const track = parseTrack(text);
    const row = /Row (\d)/.exec(String(message))?.[1];
    expect(track).toMatchObject({
      ok: false,
      error: {
        ...(row === undefined ? { code: 'bad-track' } : { code: 'bad-track-row', detail: row }),
        message: expect.stringMatching(message) as string,
      },
    });
  });

  it('never throws, whatever the text', () => {
    const random = createRandom(7);
    const alphabet = '[]{}",:time xyz\n01.9e-,';
    for (let round = 0; round < 2_000; round++) {
      const text = Array.from(
        { length: Math.floor(random() * 60) },
        () => alphabet[Math.floor(random() * alphabet.length)],
      ).join('');
      parseTrack(random() < 0.5 ? text : `time,x,y,z\n${text}`);
    }
  });
});
