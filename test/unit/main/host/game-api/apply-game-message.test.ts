import { describe, expect, it } from 'vitest';
import { applyGameMessage } from '../../../../../main/host/game-api/apply-game-message.ts';
import type { GameLobby } from '../../../../../main/host/game-api/game-lobby.ts';
import type { ServerGameMessage } from '../../../../../shared/protocol/server-game.ts';
import { DEFAULT_HEARING_RULES } from '../../../../../shared/spatial/hearing-rules.ts';
import { createRandom } from '../../../../support/signals.ts';

function createLobby(unknown: readonly string[] = []): { lobby: GameLobby; applied: ServerGameMessage[] } {
  const applied: ServerGameMessage[] = [];
  const applyServerMessage: GameLobby['applyServerMessage'] = (message) => {
    applied.push(message);
    return { applied: message.players.length, unknown };
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
const playersOf = (players: string): string => `{"type":"players","players":[${players}]}`;

/** Applies a message, and returns the answer and the players that reached the lobby. */
function applyPlayers(players: string): { answer: unknown; reached: ServerGameMessage['players'] } {
  const { lobby, applied } = createLobby();
  const answer = applyGameMessage(bytesOf(playersOf(players)), lobby);
  expect(answer.ok).toBe(true);
  return { answer: JSON.parse(answer.ok ? answer.value : ''), reached: applied[0]?.players ?? [] };
}

describe('message of a game server', () => {
  it('is applied and answered with counts', () => {
    const { lobby, applied } = createLobby();
    expect(applyGameMessage(bytesOf(playersOf('{"name":"Füchsin","position":[1,2,3]}')), lobby)).toEqual({
      ok: true,
      value: '{"type":"applied","applied":1,"unknown":[],"refused":[]}',
    });
    expect(applied).toEqual([
      { complete: true, players: [{ name: 'Füchsin', position: [1, 2, 3] }], refused: [], phase: undefined },
    ]);
  });

  it('is answered with at most twenty unknown players, and twenty refused ones', () => {
    const { lobby } = createLobby(Array.from({ length: 500 }, (_, index) => `player ${index}`));
    const answer = applyGameMessage(bytesOf(playersOf(Array.from({ length: 500 }, () => '7').join(','))), lobby);
    expect(JSON.parse(answer.ok ? answer.value : '')).toMatchObject({
      unknown: { length: 20 },
      refused: { length: 20 },
    });
  });

  it.each([
    ['NaN', '{"name":"Fox","position":[NaN,0,0]}', 'position.0'],
    ["NaN as C's printf writes it", '{"name":"Fox","position":[0,-nan(ind),0]}', 'position.1'],
    ['an endless yaw', '{"name":"Fox","yaw":-Infinity}', 'yaw'],
    ['NaN as text', '{"name":"Fox","position":["NaN",0,0]}', 'position.0'],
    ['a number out of range', '{"name":"Fox","position":[1e999,0,0]}', 'position.0'],
    ['a place beyond the world', '{"name":"Fox","position":[2000000,0,0]}', 'position.0'],
    ['null for a coordinate', '{"name":"Fox","position":[null,0,0]}', 'position.0'],
    ['two coordinates', '{"name":"Fox","position":[1,2]}', 'position.2'],
    ['four coordinates', '{"name":"Fox","position":[1,2,3,4]}', 'position.3'],
    ['a muffle above 1', '{"name":"Fox","muffle":1.1}', 'muffle'],
    ['a range below 0', '{"name":"Fox","rangeMetres":-1}', 'rangeMetres'],
    ['an id of 0', '{"id":0,"name":"Fox"}', 'id'],
    ['half an id', '{"id":1.5}', 'id'],
    ["the game's own id", '{"id":"76561197960287930","name":"Fox"}', 'id'],
    ["the game's own id as a number", '{"id":76561197960287930,"name":"Fox"}', 'id'],
    ['an unknown state', '{"name":"Fox","state":"undead"}', 'state'],
    ['a label that is no text', '{"name":"Fox","team":["red"]}', 'team'],
    ['an endless name', `{"name":"${'x'.repeat(257)}"}`, 'name'],
    ['no name', '{"position":[1,2,3]}', 'name'],
    ['an empty name', '{"name":"","id":null}', 'name'],
    ['no fields', '7', 'player'],
    ['U+FFFD for bytes of another encoding', '{"name":"Jos\ufffd"}', 'name'],
  ])('loses only the player with %s', (_, player, field) => {
    const { answer, reached } = applyPlayers(`{"name":"Owl","position":[4,5,6]},${player},{"name":"Elk","yaw":7}`);
    expect(reached).toEqual([
      { name: 'Owl', position: [4, 5, 6] },
      { name: 'Elk', yaw: 7 },
    ]);
    expect(answer).toEqual({
      type: 'applied',
      applied: 2,
      unknown: [],
      refused: [{ player: 1, field, why: expect.stringMatching(/^.{10,200}$/) as string }],
    });
  });

  it.each([
    ['{"name":"Fox","yaw":"90"}', 'players.0.yaw must be a number, not the text "90". Write it without quotes.'],
    ['{"name":"Fox","position":{"x":1}}', 'players.0.position must be [x, y, z], not an object.'],
    ['{"name":"Fox","position":[1,2]}', 'players.0.position has fewer than 3 numbers.'],
    [
      '{"name":"Fox","position":["NaN",0,0]}',
      'players.0.position.0 must be a number, not the text "NaN". Write null if there is no position.',
    ],
    ['{"name":"Fox","team":["red"]}', 'players.0.team must be text or a number, not a list of 1.'],
    ['{"name":"Fox","id":"abc"}', 'Expected an id from GET /game/v1/lobby.'],
    ['"Fox"', 'players.0 must be an object, {...}, not the text "Fox".'],
  ])('is answered with what is wrong with the player %s', (player, why) => {
    const { answer } = applyPlayers(player);
    expect(answer).toMatchObject({ refused: [{ why: expect.stringContaining(why) as string }] });
  });

  it('tells the lobby which participant a refused entry was about, as far as it can be read', () => {
    const { lobby, applied } = createLobby();
    applyGameMessage(bytesOf(playersOf('{"name":"Fox","id":"x","yaw":"north"},{"id":3,"yaw":"north"},7')), lobby);
    expect(applied[0]?.refused.map(({ key }) => key)).toMatchObject([{ name: 'Fox' }, { id: 3 }, {}]);
  });

  it.each([
    [
      'null as left out',
      '{"name":"Fox","id":null,"team":null,"state":null,"yaw":null,"priority":null}',
      { name: 'Fox' },
    ],
    [
      'null for the places that it stands for',
      '{"name":"Fox","position":null,"camera":null}',
      { name: 'Fox', position: null, camera: null },
    ],
    ['numbers as labels', '{"name":"Fox","team":1,"world":2.5}', { name: 'Fox', team: '1', world: '2.5' }],
    ['a number as a name', '{"name":1337}', { name: '1337' }],
    ['an id as text', '{"id":"2"}', { id: 2 }],
    [
      'choices in any case',
      '{"name":"Fox","state":"Alive","zone":"HALL"}',
      { name: 'Fox', state: 'alive', zone: 'hall' },
    ],
    ['fields that it does not know', '{"name":"Fox","health":100,"__proto__":{"team":"x"}}', { name: 'Fox' }],
    ['words in texts that look like NaN', '{"name":"\\"NaN\\" Infinity"}', { name: '"NaN" Infinity' }],
  ])('accepts %s', (_, player, expected) => {
    expect(applyPlayers(player).reached).toEqual([expected]);
  });

  it('accepts NaN for one player next to texts that contain the word', () => {
    const { reached, answer } = applyPlayers('{"name":"[NaN, \\"NaN\\\\"},{"name":"Fox","yaw":NaN}');
    expect(reached).toEqual([{ name: '[NaN, "NaN\\' }]);
    expect(answer).toMatchObject({ refused: [{ player: 1, field: 'yaw' }] });
  });

  it('shortens long labels so that equal ones stay equal and others differ', () => {
    const [ford, other] = [`vehicle:${'x'.repeat(80)}:1`, `vehicle:${'x'.repeat(80)}:2`];
    const { reached } = applyPlayers(
      [ford, ford, other].map((enclosure) => JSON.stringify({ name: 'Fox', enclosure })).join(','),
    );
    const [first = '', second = '', third = ''] = reached.map(({ enclosure = '' }) => enclosure);
    expect([first.length, first === second, first === third, first.startsWith('vehicle:x')]).toEqual([
      64,
      true,
      false,
      true,
    ]);
  });

  it.each([
    ["Lua's empty table", '{"type":"players","players":{}}'],
    ['a zero byte at the end', '{"type":"players","players":[]}\0'],
    ['a byte order mark', '\ufeff{"type":"players","players":[]}'],
    ['null for what it leaves out', '{"type":"players","complete":null,"phase":null,"players":[]}'],
    ['a phase in capitals', '{"type":"players","phase":"MEETING","players":[]}'],
  ])('may have %s', (_, text) => {
    const { lobby, applied } = createLobby();
    expect(applyGameMessage(bytesOf(text), lobby)).toMatchObject({ ok: true });
    expect(applied).toMatchObject([{ complete: true, players: [] }]);
  });

  it.each([
    ['no content', ''],
    ['UTF-16', [...playersOf('')].join('\0')],
    ['a comma too many', playersOf('{"name":"Fox"},')],
    ['a number', '7'],
    ['an unknown type', '{"type":"self","player":{}}'],
    ['an unknown phase', '{"type":"players","phase":"night","players":[]}'],
    ['players that are no list', '{"type":"players","players":{"fox":{"position":[1,2,3]}}}'],
    ['no players', '{"type":"players"}'],
    ['more players than a lobby holds', playersOf(Array.from({ length: 1_001 }, () => '{"name":"Fox"}').join(','))],
    ['endless brackets', '['.repeat(200_000)],
    ['an endless text', `"${'\\"'.repeat(100_000)}`],
  ])('is refused as a whole when it has %s', (_, text) => {
    const { lobby, applied } = createLobby();
    const answer = applyGameMessage(bytesOf(text), lobby);
    expect(answer).toMatchObject({ ok: false, error: { code: 'bad-message' } });
    expect(applied).toEqual([]);
  });

  it.each([[[0xff, 0xfe]], [[0xc3]], [[0xed, 0xa0, 0x80]], [[0xf4, 0x90, 0x80, 0x80]], [[0xe9]]])(
    'loses only the player whose bytes %j are not UTF-8',
    (bytes) => {
      const { lobby, applied } = createLobby();
      const text = playersOf('{"name":"Fox","world":"?"},{"name":"Owl"}');
      const whole = Uint8Array.from(
        [...text].flatMap((character) => (character === '?' ? bytes : [character.charCodeAt(0)])),
      );
      expect(applyGameMessage(whole, lobby)).toMatchObject({
        ok: true,
        value: expect.stringContaining(
          'players.0.world has U+FFFD, which stands for bytes that are not UTF-8.',
        ) as string,
      });
      expect(applied).toMatchObject([{ players: [{ name: 'Owl' }], refused: [{ key: { name: 'Fox' } }] }]);
    },
  );

  it.each([
    ['Latin-1 between its tokens', [0x7b, 0xe9, 0x7d], /UTF-8/],
    ['UTF-16', [0xff, 0xfe, 0x7b, 0x00], /UTF-8/],
    ['a decimal comma', [...bytesOf(playersOf('{"name":"Fox","yaw":1,5}'))], /decimal comma/],
    ['nothing', [], /empty/],
  ])('is refused with a reason when it has %s', (_, bytes, reason) => {
    const answer = applyGameMessage(Uint8Array.from(bytes), createLobby().lobby);
    expect(answer).toMatchObject({ ok: false, error: { message: expect.stringMatching(reason) as string } });
  });

  it('reads a list that Lua wrote as a table, because it has gaps', () => {
    const { lobby, applied } = createLobby();
    const text = '{"type":"players","players":{"2":{"name":"Fox"},"7":{"name":"Owl"}}}';
    expect(applyGameMessage(bytesOf(text), lobby).ok).toBe(true);
    expect(applied[0]?.players).toEqual([{ name: 'Fox' }, { name: 'Owl' }]);
  });

  it('reads names with control characters, which some games write as they are', () => {
    expect(applyPlayers('{"name":"\u0003Fox\t"},{"name":"Owl\\t"}').reached).toEqual([
      { name: 'Fox' },
      { name: 'Owl\t' },
    ]);
  });

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
    const placed = applied.flatMap(({ players }) => players);
    for (const { position, yaw = 0 } of placed) expect([...(position ?? []), yaw].every(Number.isFinite)).toBe(true);
    expect(placed.length).toBeGreaterThan(50);
  });
});
