import { describe, expect, it } from 'vitest';
import { FEEDER_HOLD_MS } from '../../../../../../main/desktop/positions/game-api/feeder-turns.ts';
import { GAME_SILENCE_MS, GameIntake } from '../../../../../../main/desktop/positions/game-api/game-intake.ts';
import { MAX_GAME_MESSAGE_BYTES } from '../../../../../../main/desktop/positions/game-api/read-game-message.ts';
import type { PositionReport } from '../../../../../../main/desktop/positions/position-source.ts';
import { fuzz } from '../../../../../support/fuzz.ts';

const TOKEN = 'abcdefghijklmnopqrstuv';

function open() {
  const clock = { nowMs: 0 };
  const heard: (PositionReport | undefined)[] = [];
  const intake = new GameIntake({ token: TOKEN, nowMs: () => clock.nowMs, listener: (report) => heard.push(report) });
  return { clock, heard, intake };
}

function bytes(value: unknown): Buffer {
  return Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));
}

const self = (player: object, more: object = {}) => bytes({ type: 'self', ...more, player });
const HERE = self({ position: [1, 2, 3], yaw: 90 });

describe('a message of a game', () => {
  it('becomes a report in metres and radians', () => {
    const { heard, intake } = open();
    const player = {
      position: [1, 2, 3],
      yaw: -450,
      camera: { position: [4, 5, 6], yaw: 180 },
      world: 'moon',
      enclosure: 'car',
      team: 'red',
      state: 'dead',
      muffle: 0.5,
      zone: 'hall',
      talkTo: 'radio',
      voice: 'shout',
      radio: 'alpha',
    };
    expect(intake.receive(self(player, { game: ' My\u202e Game ' }))).toEqual({ ok: true, value: undefined });
    expect(heard).toEqual([
      {
        pose: { xMetres: 1, yMetres: 2, zMetres: 3, yawRadians: -Math.PI / 2 },
        camera: { xMetres: 4, yMetres: 5, zMetres: 6, yawRadians: Math.PI },
        presence: { world: 'moon', enclosure: 'car', team: 'red', state: 'dead', muffle: 0.5, zone: 'hall' },
        talk: { to: 'radio', voice: 'shout', radio: 'alpha' },
      },
    ]);
    expect(intake.report()).toMatchObject({ state: 'fresh', feeder: 'My Game', accepted: 1, refused: 0 });
  });

  it('leaves omitted fields undefined', () => {
    const { heard, intake } = open();
    intake.receive(self({ position: [1, 2, 3] }));
    expect(heard).toEqual([
      { pose: { xMetres: 1, yMetres: 2, zMetres: 3, yawRadians: 0 }, camera: null, presence: {}, talk: {} },
    ]);
  });

  it('puts a camera without a position at the player, and has none without a player', () => {
    const { heard, intake } = open();
    intake.receive(self({ position: [1, 2, 3], camera: { yaw: 90 } }));
    intake.receive(self({ position: null, camera: { yaw: 90 } }));
    expect(heard[0]?.camera).toEqual({ xMetres: 1, yMetres: 2, zMetres: 3, yawRadians: Math.PI / 2 });
    expect(heard[1]).toMatchObject({ pose: null, camera: null });
  });

  const position = (...values: readonly unknown[]) => self({ position: values });
  it.each<[string, Buffer, string, RegExp]>([
    ['an empty message', bytes(''), 'bad-message', /not JSON/],
    ['half a message', HERE.subarray(0, 20), 'bad-message', /not JSON/],
    ['NaN', bytes('{"type":"self","player":{"position":[NaN,0,0]}}'), 'bad-message', /NaN/],
    ['a number out of range', bytes('{"type":"self","player":{"position":[1e999,0,0]}}'), 'bad-message', /position/],
    ['broken UTF-8', Buffer.concat([HERE, Buffer.from([0xff])]), 'bad-message', /UTF-8/],
    [
      'an incomplete UTF-8 character',
      Buffer.concat([bytes('{"type":"self","game":"'), Buffer.from([0xe2, 0x82])]),
      'bad-message',
      /UTF-8/,
    ],
    ['too many bytes', bytes(' '.repeat(MAX_GAME_MESSAGE_BYTES + 1)), 'too-large', /at most 4096/],
    ['deeply nested brackets', bytes('['.repeat(4_000)), 'bad-message', /not JSON/],
    ['a list', bytes([]), 'bad-message', /must be an object/],
    ['null', bytes('null'), 'bad-message', /must be an object/],
    ['an unknown type', bytes({ type: 'players', player: {} }), 'bad-message', /type/],
    ['a missing player', bytes({ type: 'self' }), 'bad-message', /player/],
    ['two coordinates', position(1, 2), 'bad-message', /position/],
    ['four coordinates', position(1, 2, 3, 4), 'bad-message', /position/],
    ['coordinates as text', position('1', '2', '3'), 'bad-message', /position.0/],
    ['a position beyond the world', position(1_000_001, 0, 0), 'bad-message', /position.0/],
    [
      'decimal commas in a position',
      bytes('{"type":"self","player":{"position":[1,5,2,5,3,5]}}'),
      'bad-message',
      /decimal comma/,
    ],
    ['a decimal comma elsewhere', bytes('{"type":"self","player":{"yaw":12,5}}'), 'bad-message', /decimal comma/],
    ['an endless yaw', self({ yaw: 1e9 }), 'bad-message', /yaw/],
    ['muffling beyond 1', self({ muffle: 1.01 }), 'bad-message', /muffle/],
    ['an unknown state', self({ state: 'undead' }), 'bad-message', /state/],
    ['an unknown zone', self({ zone: 'space' }), 'bad-message', /zone/],
    ['a long label', self({ world: 'w'.repeat(65) }), 'bad-message', /world/],
    ['a camera without a heading', self({ position: [0, 0, 0], camera: {} }), 'bad-message', /camera.yaw/],
  ])('is refused with %s, clearly, and changes nothing', (_what, message, code, text) => {
    const { heard, intake } = open();
    intake.receive(HERE);
    expect(intake.receive(message)).toMatchObject({
      ok: false,
      error: { code, message: expect.stringMatching(text) as string },
    });
    expect(heard).toHaveLength(1);
    expect(intake.report()).toMatchObject({ accepted: 1, refused: 1 });
  });

  it('is met halfway where writers commonly differ', () => {
    const { heard, intake } = open();
    const player = { position: [1, 2, 3], camera: { position: null, yaw: 0 }, team: 1, world: null, state: 'Alive' };
    expect(intake.receive(Buffer.concat([self(player, { game: null }), Buffer.from([0])])).ok).toBe(true);
    expect(intake.receive(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), HERE])).ok).toBe(true);
    expect(heard[0]).toMatchObject({
      pose: { xMetres: 1 },
      camera: { xMetres: 1 },
      presence: { team: '1', state: 'alive' },
    });
    expect(heard[0]?.presence).not.toHaveProperty('world');
  });

  it('never throws and never becomes an invalid position, whatever its bytes', () => {
    const { heard, intake } = open();
    fuzz(11, 5_000, [HERE, self({ position: [1, 2, 3], camera: { yaw: 1 }, world: 'moon' })], (packet) => {
      intake.receive(packet);
      intake.receiveWithToken(packet);
    });
    expect(heard.length).toBeGreaterThan(0);
    for (const report of heard) {
      const { xMetres, yMetres, zMetres, yawRadians } = report?.pose ?? {
        xMetres: 0,
        yMetres: 0,
        zMetres: 0,
        yawRadians: 0,
      };
      expect([xMetres, yMetres, zMetres, yawRadians].every(Number.isFinite)).toBe(true);
    }
  });
});

describe('a message that carries the token itself', () => {
  it.each([undefined, '', 'wrong', `${TOKEN}x`, TOKEN.slice(1), 17, null, [TOKEN], { token: TOKEN }])(
    'is refused when the token is %j',
    (token) => {
      const { heard, intake } = open();
      expect(intake.receiveWithToken(self({ position: [1, 2, 3] }, { token }))).toMatchObject({
        ok: false,
        error: { code: 'wrong-token' },
      });
      expect(heard).toEqual([]);
    },
  );

  it('is accepted when it is right', () => {
    const { heard, intake } = open();
    expect(intake.receiveWithToken(self({ position: [1, 2, 3] }, { token: TOKEN })).ok).toBe(true);
    expect(heard).toHaveLength(1);
  });
});

describe('several feeders', () => {
  it('take turns: a feeder keeps its turn until it has been silent for a while', () => {
    const { clock, heard, intake } = open();
    intake.receive(HERE, 'a');
    clock.nowMs = FEEDER_HOLD_MS - 1;
    expect(intake.receive(HERE, 'b')).toMatchObject({ ok: false, error: { code: 'other-feeder' } });
    expect(intake.receive(self({ position: [1, 1, 1] }, { game: 'C' }))).toMatchObject({
      ok: false,
      error: { code: 'other-feeder' },
    });
    expect(intake.receive(HERE, 'a').ok).toBe(true);
    clock.nowMs += FEEDER_HOLD_MS;
    expect(intake.receive(HERE, 'b').ok).toBe(true);
    expect(intake.receive(HERE, 'a').ok).toBe(false);
    expect(heard).toHaveLength(3);
  });

  it('without a connection count as one when they send for the same game', () => {
    const { intake } = open();
    expect(intake.receive(self({}, { game: 'A' })).ok).toBe(true);
    expect(intake.receiveWithToken(self({}, { game: 'A', token: TOKEN })).ok).toBe(true);
    expect(intake.receive(self({}, { game: 'B' })).ok).toBe(false);
  });

  it('keep the position when a feeder without the turn disconnects', () => {
    const { heard, intake } = open();
    intake.receive(HERE, 'a');
    intake.receive(HERE, 'b');
    intake.end('b');
    expect(heard).toHaveLength(1);
    intake.end('a');
    expect(heard).toHaveLength(2);
    expect(heard[1]).toBeUndefined();
    expect(intake.receive(HERE, 'b').ok).toBe(true);
  });
});

describe('silence', () => {
  it('of five seconds is a loss, reported once', () => {
    const { clock, heard, intake } = open();
    expect(intake.report().state).toBe('waiting');
    intake.receive(HERE);
    clock.nowMs = GAME_SILENCE_MS - 1;
    intake.checkSilence();
    expect(heard).toHaveLength(1);
    clock.nowMs = GAME_SILENCE_MS;
    intake.checkSilence();
    intake.checkSilence();
    expect(heard).toHaveLength(2);
    expect(heard[1]).toBeUndefined();
    expect(intake.report().state).toBe('stale');
    intake.receive(HERE);
    expect(intake.report().state).toBe('fresh');
  });

  it('is not interrupted by refused messages', () => {
    const { clock, heard, intake } = open();
    intake.receive(HERE, 'a');
    clock.nowMs = GAME_SILENCE_MS;
    intake.receive(bytes('nonsense'), 'a');
    intake.checkSilence();
    expect(heard).toHaveLength(2);
  });
});
