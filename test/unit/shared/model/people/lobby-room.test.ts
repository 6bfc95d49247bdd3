import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
  isSameRoomName,
  MAX_ROOM_LIMIT,
  roomIdSchema,
  roomLimitSchema,
} from '../../../../../shared/model/people/lobby-room.ts';

describe('names of two rooms', () => {
  it.each([
    ['Team A', 'Team A', 'the same'],
    ['Team A', 'team a', 'another case'],
    ['AFK', 'АFK', 'a Cyrillic letter that looks like a Latin one'],
    ['隊伍', '隊伍', 'the same, in another script'],
  ])('%s and %s can be taken for each other: %s', (a, b) => {
    expect(isSameRoomName(a, b)).toBe(true);
  });

  it.each([
    ['Team A', 'Team B'],
    ['隊伍', '大廳'],
    ['!', '?'],
  ])('%s and %s are different', (a, b) => {
    expect(isSameRoomName(a, b)).toBe(false);
  });
});

describe('numbers from others', () => {
  it.each([-1, 0.5, 2_147_483_648, Number.NaN, '1'])('takes no room number %s', (id) => {
    expect(v.is(roomIdSchema, id)).toBe(false);
  });

  it('takes limits up to the largest lobby', () => {
    expect(v.is(roomLimitSchema, MAX_ROOM_LIMIT)).toBe(true);
    expect(v.is(roomLimitSchema, MAX_ROOM_LIMIT + 1)).toBe(false);
  });
});
