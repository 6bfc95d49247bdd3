import { describe, expect, it } from 'vitest';
import { applyGameMessage } from '../../../../../main/host/game-api/apply-game-message.ts';
import type { GameLobby } from '../../../../../main/host/game-api/game-lobby.ts';
import type { ServerGameMessage } from '../../../../../shared/protocol/game.ts';
import { DEFAULT_HEARING_RULES } from '../../../../../shared/spatial/hearing-rules.ts';
import { createRandom } from '../../../../support/signals.ts';

function createLobby(unknown: readonly string[] = []): { lobby: GameLobby; applied: ServerGameMessage[] } {
  const applied: ServerGameMessage[] = [];
  const applyServerMessage: GameLobby['applyServerMessage'] = (message) => {
    applied.push(message);
    return { players: message.players.length, unknown };
  };
  return {
    applied,
    lobby: {
      applyServerMessage,
      describeForGames: () => ({ lobbyName: 'Den', phase: 'playing', rules: DEFAULT_HEARING_RULES, participants: [] }),
    },
  };
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const playersOf = (player: string): string => `{"type":"players","players":[${player}]}`;

describe('message of a game server', () => {
  it('is applied with defaults filled in, and answered with counts', () => {
    const { lobby, applied } = createLobby();
    expect(applyGameMessage(bytesOf(playersOf('{"name":"Füchsin","position":[1,2,3]}')), lobby)).toEqual({
      ok: true,
      value: '{"type":"applied","players":1,"unknown":[]}',
    });
    expect(applied).toEqual([
      {
        type: 'players',
        complete: true,
        players: [{ name: 'Füchsin', position: [1, 2, 3], yaw: 0, camera: null, priority: false }],
      },
    ]);
  });

  it('is answered with at most twenty unknown names', () => {
    const { lobby } = createLobby(Array.from({ length: 500 }, (_, index) => `player ${index}`));
    const answer = applyGameMessage(bytesOf('{"type":"players","players":[]}'), lobby);
    expect(JSON.parse(answer.ok ? answer.value : '')).toMatchObject({ unknown: { length: 20 } });
  });

  it.each([
    ['no content', ''],
    ['a number', '7'],
    ['an unknown type', '{"type":"self","player":{}}'],
    ['NaN, which is not JSON', playersOf('{"name":"Fox","position":[NaN,0,0]}')],
    ['NaN as text', playersOf('{"name":"Fox","position":["NaN",0,0]}')],
    ['a number out of range', playersOf('{"name":"Fox","position":[1e999,0,0]}')],
    ['a number beyond the world', playersOf('{"name":"Fox","position":[1e7,0,0]}')],
    ['null for a coordinate', playersOf('{"name":"Fox","position":[null,0,0]}')],
    ['two coordinates', playersOf('{"name":"Fox","position":[1,2]}')],
    ['four coordinates', playersOf('{"name":"Fox","position":[1,2,3,4]}')],
    ['an endless yaw', playersOf('{"name":"Fox","yaw":-1e999}')],
    ['a muffle above 1', playersOf('{"name":"Fox","muffle":1.1}')],
    ['a range below 0', playersOf('{"name":"Fox","rangeMetres":-1}')],
    ['an invalid id', playersOf('{"id":1.5}')],
    ['an unknown state', playersOf('{"name":"Fox","state":"undead"}')],
    ['an endless label', playersOf(`{"name":"Fox","world":"${'x'.repeat(65)}"}`)],
    ['more players than a lobby holds', playersOf(Array.from({ length: 1_001 }, () => '{"name":"Fox"}').join(','))],
    ['endless brackets', '['.repeat(200_000)],
  ])('is refused as a whole when it has %s', (_, text) => {
    const { lobby, applied } = createLobby();
    const answer = applyGameMessage(bytesOf(text), lobby);
    expect(answer).toMatchObject({ ok: false, error: { code: 'bad-message' } });
    expect(applied).toEqual([]);
  });

  it.each([[[0xff, 0xfe]], [[0xc3]], [[0xed, 0xa0, 0x80]], [[0xf4, 0x90, 0x80, 0x80]]])(
    'is refused when its bytes %j are not UTF-8',
    (bytes) => {
      const { lobby, applied } = createLobby();
      const text = playersOf('{"name":"Fox","world":"?"}');
      const whole = Uint8Array.from(
        [...text].flatMap((character) => (character === '?' ? bytes : [character.charCodeAt(0)])),
      );
      expect(applyGameMessage(whole, lobby)).toMatchObject({
        ok: false,
        error: { message: expect.stringContaining('UTF-8') as string },
      });
      expect(applied).toEqual([]);
    },
  );

  it('never throws, and only ever applies finite numbers, whatever bytes it is made of', () => {
    const { lobby, applied } = createLobby();
    const random = createRandom(7);
    const good = bytesOf(playersOf('{"name":"Fox","position":[1.5,2e3,-3],"yaw":90,"muffle":0.5,"rangeMetres":12}'));
    for (let round = 0; round < 3_000; round++) {
      const bytes = good.slice(0, random() < 0.2 ? Math.floor(random() * good.length) : good.length);
      bytes[Math.floor(random() * bytes.length)] =
        random() < 0.5 ? '0123456789'.charCodeAt(Math.floor(random() * 10)) : Math.floor(random() * 256);
      applyGameMessage(bytes, lobby);
    }
    for (const { players } of applied)
      for (const { position, yaw } of players) expect([...(position ?? []), yaw].every(Number.isFinite)).toBe(true);
    expect(applied.length).toBeGreaterThan(50);
  });
});
