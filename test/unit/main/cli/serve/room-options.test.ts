import { expect, it } from 'vitest';
import { readRooms } from '../../../../../main/cli/serve/room-options.ts';
import { MAX_ROOMS } from '../../../../../shared/model/people/lobby-room.ts';

it('reads names, ways of hearing and limits', () => {
  expect(readRooms(['Team A', 'Squad , limit=5, hearing=distance', 'AFK,hearing=nobody'])).toEqual({
    ok: true,
    value: [
      { name: 'Team A', hearing: 'everyone', limit: 0, password: null },
      { name: 'Squad', hearing: 'distance', limit: 5, password: null },
      { name: 'AFK', hearing: 'nobody', limit: 0, password: null },
    ],
  });
});

it.each([
  ['an empty name', ['']],
  ['a name that shows nothing', ['\u200b\u0007']],
  ['a long name', ['x'.repeat(10_000)]],
  ['an unknown way of hearing', ['A, hearing=loud']],
  ['a bad limit', ['A, limit=0']],
  ['an unknown setting', ['A, password=honey']],
  ['a room twice', ['Team A', 'team a']],
  ['too many rooms', Array.from({ length: MAX_ROOMS + 1 }, (_, index) => `Room ${index}`)],
])('refuses %s', (_what, texts) => {
  const read = readRooms(texts);
  expect(read.ok ? 'read' : read.error.code).toBe('bad-option');
});
