import { describe, expect, it } from 'vitest';
import { GAME_API_STATUS } from '../../main/host/game-api/game-api-error.ts';
import * as limits from '../../main/host/game-api/game-api-limits.ts';
import { GAME_API_PATH } from '../../main/host/game-api/game-api.ts';
import { MAX_COORDINATE_METRES } from '../../shared/model/pose.ts';
import {
  LIFE_STATES,
  MAX_LABEL_LENGTH,
  SOUND_ZONES,
  TALK_TARGETS,
  VOICE_STRENGTHS,
} from '../../shared/model/presence.ts';
import {
  MAX_SERVER_PLAYERS,
  readServerGameMessage,
  serverGameMessageSchema,
  serverPlayerSchema,
} from '../../shared/protocol/server-game.ts';
import { MAX_SERVER_RANKS, readServerRanks } from '../../shared/protocol/people/server-ranks.ts';
import { GAME_PHASES } from '../../shared/spatial/hearing-rules.ts';
import { definitionsIn, fencesIn, projectPage, tableIn } from '../support/documents.ts';

/** Plugin authors rely on docs/games/game-server-api.md, so its contents are checked against the program. */

const page = projectPage('docs/games/game-server-api.md');
const decimal = (value: number): string => value.toLocaleString('en-GB');

/** The JSON blocks of the page, by the word after `json`. */
const blocks = new Map(
  fencesIn(page)
    .filter(({ info }) => info.startsWith('json '))
    .map(({ info, text }) => [info.slice('json '.length), text]),
);

describe('docs/games/game-server-api.md', () => {
  it('shows a message that is accepted', () => {
    const message = readServerGameMessage(blocks.get('players') ?? '', 10_000);
    expect(message).toMatchObject({ ok: true, value: { players: { length: 3 }, refused: [] } });
  });

  it('shows JSON in every block', () => {
    expect([...blocks.keys()].toSorted()).toEqual([
      'applied',
      'error',
      'lobby',
      'players',
      'ranked',
      'ranks',
      'server-line',
    ]);
    for (const text of blocks.values()) expect(() => JSON.parse(text) as unknown).not.toThrow();
  });

  it('shows ranks that are accepted', () => {
    expect(readServerRanks(blocks.get('ranks') ?? '')).toMatchObject({ ok: true, value: { length: 2 } });
    expect(page).toContain(`at most ${MAX_SERVER_RANKS} players`);
  });

  it('lists exactly the fields of a message and of a player', () => {
    const [messageFields, playerFields] = (page.split('### The answer')[0] ?? '')
      .split('Fields of a player')
      .map((part) => definitionsIn(part).map(({ name }) => name));
    expect(messageFields?.toSorted()).toEqual(Object.keys(serverGameMessageSchema.entries).toSorted());
    expect(playerFields?.toSorted()).toEqual(Object.keys(serverPlayerSchema.entries).toSorted());
  });

  it('lists exactly the choices of a field', () => {
    const choicesOf = (field: string): string[] => {
      const [, list = ''] = new RegExp(`^- \`${field}\`[^:]*: ((?:\`\\w+\`(?:, | or )?)+)`, 'm').exec(page) ?? [];
      return [...list.matchAll(/`(\w+)`/g)].map(([, choice = '']) => choice);
    };
    expect(['phase', 'state', 'zone', 'talkTo', 'voice'].map(choicesOf)).toEqual([
      GAME_PHASES,
      LIFE_STATES,
      SOUND_ZONES,
      TALK_TARGETS,
      VOICE_STRENGTHS,
    ]);
  });

  it('lists every error with its status', () => {
    const rows = tableIn(page, 'code').map(([code = '', status = '']) => [code.replaceAll('`', ''), Number(status)]);
    expect(Object.fromEntries(rows)).toEqual(GAME_API_STATUS);
  });

  it('names the limits in force', () => {
    const { MAX_GAME_CONNECTIONS: connections, MAX_GAME_MESSAGES_PER_SECOND: perSecond } = limits;
    for (const phrase of [
      `more than ${decimal(limits.MAX_GAME_MESSAGE_BYTES)} bytes`,
      `more than ${perSecond} messages a second on a connection, or ${perSecond * connections} on all together`,
      `${connections} connections of game servers`,
      `more than ${limits.MAX_DROPPED_GAME_MESSAGES} messages beyond it`,
      `at most ${limits.MAX_LISTED_PLAYERS} players of the message who are not`,
      `at most ${limits.MAX_LISTED_PLAYERS} players whose entries do not fit`,
      `up to ${limits.MAX_GAME_MESSAGE_BURST} at once`,
      `more than ${MAX_LABEL_LENGTH} characters`,
      `from ${decimal(-MAX_COORDINATE_METRES)} to ${decimal(MAX_COORDINATE_METRES)}`,
      `within ${limits.WRONG_TOKEN_BLOCK_MS / 1_000} s`,
      `at most ${decimal(MAX_SERVER_PLAYERS)} players`,
      `POST ${GAME_API_PATH}/players`,
    ]) {
      expect(page).toContain(phrase);
    }
    expect(limits.MAX_WRONG_TOKENS, 'a sixth wrong token').toBe(5);
  });
});

it.each(['docs/players/hearing-rules.md', 'docs/protocol/client-protocol.md'])('%s names every zone', (path) => {
  const [first = '', ...rest] = SOUND_ZONES.filter((zone) => zone !== 'none').map((zone) => `\`${zone}\``);
  expect(projectPage(path)).toContain(`${[first, ...rest.slice(0, -1)].join(', ')} or ${rest.at(-1)}`);
});
