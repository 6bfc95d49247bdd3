import { expect, it } from 'vitest';
import { recognise, tagOf } from '../../../../main/lan/known-tags.ts';
import type { Person } from '../../../../shared/model/people/person.ts';

const LOBBY = { token: 'q7Jx0bVn2dLk9TzR4mWc1A', certificateSha256: 'AbCdEfGhIjKlMnOpQrStUvWxYz0123456789-_AbCdE' };
const WREN = 'If4x36FUomFia_hUBG_SJw';
const FOX = 'Aa4x36FUomFia_hUBG_SJw';

const person = (identity: string, more: Partial<Person> = {}): Person => ({
  ...{ identity, name: identity === WREN ? 'Wren' : 'Fox', volumePercent: 100, isMuted: false, isBlocked: false },
  ...{ isKnown: true, ...more },
});

it('has the tag that the protocol describes', () => {
  expect(tagOf(WREN, LOBBY)).toBe('y1m-6gAB');
});

it('is another tag in another lobby, after another start, and for another player', () => {
  const tags = [
    tagOf(WREN, LOBBY),
    tagOf(FOX, LOBBY),
    tagOf(WREN, { ...LOBBY, token: 'A'.repeat(22) }),
    tagOf(WREN, { ...LOBBY, certificateSha256: 'A'.repeat(43) }),
  ];
  expect(new Set(tags).size).toBe(4);
});

it('recognises players that you know, by the name that you gave them, and no others', () => {
  const lobby = { ...LOBBY, tags: [tagOf(WREN, LOBBY), tagOf(FOX, LOBBY)] };
  expect(recognise([person(WREN), person(FOX, { nickname: 'Foxy' })], lobby)).toEqual(['Wren', 'Foxy']);
  expect(recognise([person(WREN, { isKnown: false })], lobby)).toEqual([]);
  expect(recognise([person(WREN)], LOBBY)).toEqual([]);
  expect(recognise([person(WREN)], { ...lobby, token: 'A'.repeat(22) })).toEqual([]);
});
