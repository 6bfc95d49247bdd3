import { describe, expect, it } from 'vitest';
import {
  conversionOf,
  type LinkConversion,
} from '../../../../../../main/desktop/positions/mumble-link/link-conversion.ts';
import { factsOfFrame, type LinkFacts } from '../../../../../../main/desktop/positions/mumble-link/link-facts.ts';
import {
  FIRST_HEADINGS,
  reportOfFrame,
  type Headings,
  type LinkReport,
} from '../../../../../../main/desktop/positions/mumble-link/link-report.ts';
import { parseLink } from '../../../../../../main/desktop/positions/mumble-link/parse-link.ts';
import { linkBytes, type LinkContents } from '../../../../../support/desktop/link-bytes.ts';

function attempt(contents: LinkContents, last: Headings = FIRST_HEADINGS, conversion?: LinkConversion) {
  const frame = parseLink(linkBytes(contents));
  if (!frame.ok) throw new Error(frame.error.message);
  const facts = factsOfFrame(frame.value);
  const result = reportOfFrame(frame.value, facts, conversion ?? conversionOf(facts.gameName, []), last);
  return { facts, result };
}

function linked(contents: LinkContents, last?: Headings, conversion?: LinkConversion): LinkReport & LinkFacts {
  const { facts, result } = attempt(contents, last, conversion);
  if (!result.ok) throw new Error(result.error.message);
  return { ...result.value, ...facts };
}

const worldOf = (contents: LinkContents): string | undefined => linked(contents).report.presence.world;

describe('a position', () => {
  it('consists of avatar and camera, in metres on left-handed axes', () => {
    const { report } = linked({
      position: [10, 64.5, -20],
      front: [1, 0, 0],
      cameraPosition: [12, 66, -24],
      cameraFront: [0, -0.5, -0.5],
    });
    expect(report.pose).toEqual({ xMetres: 10, yMetres: 64.5, zMetres: -20, yawRadians: Math.PI / 2 });
    expect(report.camera).toEqual({ xMetres: 12, yMetres: 66, zMetres: -24, yawRadians: Math.PI });
  });

  it.each([
    { front: [0, 0, 1], degrees: 0 },
    { front: [1, 0, 0], degrees: 90 },
    { front: [-1, 0, 0], degrees: -90 },
    { front: [5, 3, 5], degrees: 45 },
  ] as const)('has a heading of $degrees degrees when the front is $front', ({ front, degrees }) => {
    expect(linked({ front }).report.pose?.yawRadians).toBeCloseTo((degrees * Math.PI) / 180, 6);
  });

  it.each([
    [0, 1, 0],
    [0, -1, 0],
    [0, 0, 0],
    [0.0001, 1, 0],
  ] as const)('keeps its last heading when the front (%d, %d, %d) has none', (...front) => {
    const { report, headings } = linked({ front, cameraFront: front }, { avatarRadians: 1.5, cameraRadians: -2 });
    expect([report.pose?.yawRadians, report.camera?.yawRadians, headings]).toEqual([
      1.5,
      -2,
      { avatarRadians: 1.5, cameraRadians: -2 },
    ]);
  });

  it('keeps the avatar when only its front or the camera is not a number', () => {
    const nothing = [NaN, NaN, NaN] as const;
    const looking = { avatarRadians: 1.5, cameraRadians: undefined };
    const blind = linked({ front: nothing, cameraPosition: [4, 5, 6], cameraFront: nothing }, looking).report;
    expect(blind.pose).toEqual({ xMetres: 1, yMetres: 2, zMetres: 3, yawRadians: 1.5 });
    expect(blind.camera).toEqual({ xMetres: 4, yMetres: 5, zMetres: 6, yawRadians: 1.5 });
    expect(linked({ front: [1, 0, 0], cameraPosition: nothing }).report).toMatchObject({
      pose: { yawRadians: Math.PI / 2 },
      camera: null,
    });
  });

  it.each([
    [0, 0, 0],
    [-0, 0, 0],
    [0.0001, 0.0001, 0.0001],
    [0, -0.0005, 0],
  ] as const)('is nowhere at (%d, %d, %d), which menus write', (...position) => {
    expect(linked({ position, cameraPosition: [5, 5, 5] }).report).toMatchObject({ pose: null, camera: null });
  });

  it('counts as a position a centimetre from the origin', () => {
    expect(linked({ position: [0.01, 0, 0] }).report.pose).not.toBeNull();
  });

  it('has no separate camera when the game leaves it at the origin, or writes version 1', () => {
    expect([linked({ cameraPosition: [0, 0, 0] }).report.camera, linked({ version: 1 }).report.camera]).toEqual([
      null,
      null,
    ]);
  });

  it.each([1e7, -3.4e38])('is refused at %d metres', (x) => {
    expect(attempt({ position: [x, 0, 0], cameraPosition: [1, 1, 1] }).result).toMatchObject({
      ok: false,
      error: { code: 'too-far' },
    });
    expect(linked({ position: [1, 1, 1], cameraPosition: [0, x, 0] }).report).toMatchObject({
      pose: { xMetres: 1 },
      camera: null,
    });
  });
});

describe('profiles of games', () => {
  it("turn Skyrim Together's units into metres", () => {
    expect(linked({ name: 'SkyrimTogether', position: [70_000, 700, -7_000] }).report.pose).toMatchObject({
      xMetres: expect.closeTo(999.6, 1),
      yMetres: expect.closeTo(9.996, 2),
      zMetres: expect.closeTo(-99.96, 2),
    });
  });

  it('swap and turn axes of places and headings alike', () => {
    const conversion: LinkConversion = { metresPerUnit: 0.5, axes: ['x', 'z', '-y'] };
    const { report } = linked({ position: [2, 4, 6], front: [0, -1, 0] }, FIRST_HEADINGS, conversion);
    expect(report.pose).toEqual({ xMetres: 1, yMetres: 3, zMetres: -2, yawRadians: 0 });
  });

  it('leave everything else unchanged', () => {
    expect(conversionOf('Minecraft', [])).toEqual({ metresPerUnit: 1, axes: ['x', 'y', 'z'] });
  });

  it("are the player's own before the known ones", () => {
    const chosen = [{ game: 'SkyrimTogether', metresPerUnit: 0.0254, isZUp: true, isMirrored: true }];
    const { pose } = linked(
      { name: 'SkyrimTogether', position: [100, 200, 50], front: [0, 1, 0] },
      FIRST_HEADINGS,
      conversionOf('SkyrimTogether', chosen),
    ).report;
    expect(pose).toEqual({
      xMetres: expect.closeTo(-2.54, 3),
      yMetres: expect.closeTo(1.27, 3),
      zMetres: expect.closeTo(5.08, 3),
      yawRadians: -0,
    });
  });
});

describe('the world', () => {
  it('is equal for the same program and context, and different when either differs', () => {
    const worlds = [
      { name: 'A', context: 'b' },
      { name: 'A', context: 'c' },
      { name: 'Ab', context: '' },
      { name: '', context: 'Ab' },
    ].map(worldOf);
    expect(worldOf({ name: 'A', context: 'b', tick: 9, position: [7, 7, 7] })).toBe(worlds[0]);
    expect(new Set(worlds).size).toBe(4);
  });

  it('is readable and short, and reveals nothing of the context', () => {
    expect(worldOf({ name: 'Quake III', context: '192.0.2.1:27960' })).toMatch(/^Quake III [0-9a-f]{16}$/);
    expect(worldOf({ name: '𝔛'.repeat(250), context: 'x' })).toMatch(/^[0-9a-f]{16}$/);
  });

  it('is the same in both character widths', () => {
    expect(worldOf({ name: 'Größe', context: 'x', characterBytes: 2 })).toBe(
      worldOf({ name: 'Größe', context: 'x', characterBytes: 4 }),
    );
  });

  it('is missing when neither name nor context is given', () => {
    expect(worldOf({ name: '', context: '' })).toBe('');
  });

  it('differs in each dimension and on each server of the Fabric mod, whose context is the same everywhere', () => {
    const at = (dimension: string, worldSpawn: readonly number[], name = 'Ada') =>
      worldOf({ name: 'Minecraft', context: 'Context', identity: JSON.stringify({ name, worldSpawn, dimension }) });
    const overworld = at('minecraft:overworld', [10, 64, -3]);
    expect(at('minecraft:overworld', [10, 64, -3], 'Grace')).toBe(overworld);
    expect(at('minecraft:the_nether', [10, 64, -3])).not.toBe(overworld);
    expect(at('minecraft:overworld', [11, 64, -3])).not.toBe(overworld);
  });
});

describe('Guild Wars 2', () => {
  /** The documented context: server, map, map type, shard, instance, build. */
  function context({
    port = 6_112,
    server = [2, 1, 2, 3],
    map = 50,
    shard = 7,
    instance = 1,
    build = 100,
    rest = '',
  } = {}): Buffer {
    const bytes = Buffer.alloc(48);
    bytes.writeUInt16LE(2, 0);
    bytes.writeUInt16BE(port, 2);
    Buffer.from(server).copy(bytes, 4);
    [map, 4, shard, instance, build].forEach((value, index) => bytes.writeUInt32LE(value, 28 + index * 4));
    return Buffer.concat([bytes, Buffer.from(rest)]);
  }
  const inGame = (changes: Parameters<typeof context>[0] = {}) =>
    worldOf({ name: 'Guild Wars 2', context: context(changes) });

  it("has one world per server, map and shard, regardless of its players' other fields", () => {
    expect([inGame({ port: 443 }), inGame({ instance: 9 }), inGame({ build: 200 }), inGame({ rest: 'state' })]).toEqual(
      Array(4).fill(inGame()),
    );
  });

  it('has another world on another server, map or shard', () => {
    expect(new Set([inGame(), inGame({ server: [2, 1, 2, 4] }), inGame({ map: 51 }), inGame({ shard: 8 })]).size).toBe(
      4,
    );
  });

  it('distinguishes servers by their IPv6 addresses too', () => {
    const address = (last: number): Buffer => {
      const bytes = context({ server: [0, 0, 0, 0] });
      bytes.writeUInt16LE(23, 0);
      bytes[23] = last;
      return bytes;
    };
    expect(worldOf({ name: 'Guild Wars 2', context: address(1) })).not.toBe(
      worldOf({ name: 'Guild Wars 2', context: address(2) }),
    );
  });

  it('gives the character and, in team modes, the team', () => {
    const identity = (team: unknown) =>
      JSON.stringify({ name: 'Eir Stegalkin', profession: 4, map_id: 50, world_id: 2_002, team_color_id: team });
    expect(linked({ name: 'Guild Wars 2', identity: identity(9) })).toMatchObject({
      playerName: 'Eir Stegalkin',
      report: { presence: { team: 'Guild Wars 2 team 9' } },
    });
    for (const team of [0, -1, 1.5, '9', null])
      expect(linked({ name: 'Guild Wars 2', identity: identity(team) }).report.presence).not.toHaveProperty('team');
  });
});

describe('games on Source', () => {
  const presence = (team: string, name = 'Source engine: hl2mp') =>
    linked({ name, context: 'x', identity: `universe:1;account_type:1;id:76;instance:1;team:${team}` }).report.presence;

  it('give the team, and that a player watches', () => {
    expect(presence('3')).toMatchObject({ team: 'Source team 3' });
    expect(presence('2')).toMatchObject({ team: 'Source team 2' });
    expect(presence('1')).toMatchObject({ state: 'spectator' });
    expect(presence('1')).not.toHaveProperty('team');
  });

  it.each(['0', '-1', '', 'red', '3x', '9999'])('give none when the team is %j', (team) => {
    expect(presence(team)).toEqual({ world: expect.any(String) });
  });

  it('are not recognised by the identity alone', () => {
    expect(presence('3', 'Other')).not.toHaveProperty('team');
  });
});

it('is one world for all players of BZFlag, which writes the number of its process', () => {
  expect(linked({ name: 'BZFlag(27592)', context: 'x' })).toMatchObject({ gameName: 'BZFlag' });
  expect(worldOf({ name: 'BZFlag(27592)', context: 'x' })).toBe(worldOf({ name: 'BZFlag(311)', context: 'x' }));
});

it.each([
  [{ context: '' }, false],
  [{ context: 'a server' }, true],
  [{ context: Uint8Array.of(0, 0, 0, 0) }, false],
  [{ name: 'Minecraft', identity: '{"dimension":"a"}' }, true],
  [{ version: 1, context: 'a server' }, false],
] as const)('tells whether %o tells servers apart', (contents, isServerKnown) => {
  expect(linked(contents)).toMatchObject({ isServerKnown });
});

describe('an identity', () => {
  it.each([
    '',
    'Default',
    'Unique ID',
    '{',
    '{"name":',
    '[]',
    'null',
    '{"name":5}',
    '{"name":null,"dimension":[],"worldSpawn":"x"}',
    '{"__proto__":{"name":"x"}}',
  ])('of %j is tolerated', (identity) => {
    expect(linked({ name: 'Minecraft', identity })).toMatchObject({
      playerName: undefined,
      report: { pose: { xMetres: 1 } },
    });
  });

  it('gives a name without disturbing characters', () => {
    expect(linked({ identity: '{"name":"  A\\u202eda\\u0000 \\n L. "}' }).playerName).toBe('Ada L.');
  });
});

it("cleans the program's name", () => {
  expect(linked({ name: '\u0007Some\u202e Game ' }).gameName).toBe('Some Game');
  expect(linked({ name: '\u200b' }).gameName).toBe('');
});
