import * as v from 'valibot';
import { expect, it } from 'vitest';
import { describeGameIssue, describeNotJson } from '../../../../shared/protocol/describe-game-issue.ts';
import { localGameMessageSchema } from '../../../../shared/protocol/game.ts';

function complaint(message: unknown, path?: string): string {
  const parsed = v.safeParse(localGameMessageSchema, message, { abortEarly: true });
  if (parsed.success) throw new Error('The message is fine.');
  return describeGameIssue(parsed.issues[0], path);
}

const about = (player: object): string => complaint({ type: 'self', player });

it.each([
  [
    { position: [1, 5, 2, 5, 3, 5] },
    'player.position has more than 3 numbers. Write [x, y, z], or null for no position. A decimal comma makes two numbers of one: write 1.5, not 1,5.',
  ],
  [{ position: [1, 2] }, 'player.position has fewer than 3 numbers. Write [x, y, z], or null for no position.'],
  [{ position: { x: 1 } }, 'player.position must be [x, y, z], not an object.'],
  [{ position: ['1', 2, 3] }, 'player.position.0 must be a number, not the text "1". Write it without quotes.'],
  [
    { position: ['1,5', 2, 3] },
    'player.position.0 must be a number, not the text "1,5". Write 1.5, without quotes and with a point.',
  ],
  [{ position: [null, 2, 3] }, 'player.position.0 must be a number, not null. NaN and Infinity become null in JSON.'],
  [{ position: [2_000_000, 2, 3] }, 'player.position.0 must be at most 1000000, not 2000000.'],
  [{ yaw: true }, 'player.yaw must be a number, not true.'],
  [{ yaw: [1] }, 'player.yaw must be a number, not a list of 1.'],
  [{ muffle: -1 }, 'player.muffle must be at least 0, not -1.'],
  [{ world: 'w'.repeat(65) }, 'player.world must be at most 64 long, not a text of 65 characters.'],
  [{ world: ['x'] }, 'player.world must be text, not a list of 1.'],
  [{ state: 'undead' }, 'player.state must be one of "alive", "dead", "spectator", not the text "undead".'],
  [{ position: [0, 0, 0], camera: {} }, 'player.camera.yaw is missing.'],
])('says what is wrong with %j', (player, text) => {
  expect(about(player)).toBe(text);
});

it.each([
  ['  ', 'The message is empty, which is not JSON.'],
  ['{\0"\0', 'The message is not JSON in UTF-8.'],
  ['{"yaw": 12,5}', 'The message is not JSON: a number has a decimal comma. Write 12.5, not 12,5, in every language.'],
  ['{,}', 'The message is not JSON (bad comma). Numbers such as NaN and Infinity cannot be written in JSON.'],
])('says why %j is not JSON', (text, why) => {
  expect(describeNotJson(text, 'bad comma')).toBe(why);
});

it('says what is wrong with the message around the player', () => {
  expect(complaint(null)).toBe('The message must be an object, {...}, not null.');
  expect(complaint({ type: 'self' })).toBe('player is missing.');
  expect(complaint({ type: 'players', player: {} })).toBe('type must be "self", not the text "players".');
});

it('names the field from the beginning of the message', () => {
  expect(complaint({ type: 'self', player: { yaw: 'x' } }, 'list.3')).toMatch(/^list\.3\.player\.yaw must be /);
});
