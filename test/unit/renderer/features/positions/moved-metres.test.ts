import { expect, it } from 'vitest';
import { movedMetres, placeOf } from '../../../../../renderer/features/positions/moved-metres.ts';
import { DEFAULT_PRESENCE } from '../../../../../shared/model/presence.ts';

const AT = { x: 1, y: 2, z: 3 };

it('is the distance in all three dimensions', () => {
  expect(movedMetres(AT, { x: 4, y: 2, z: 7 })).toBe(5);
  expect(movedMetres(AT, { x: 1, y: 14.34, z: 3 })).toBe(12.3);
  expect(movedMetres(AT, { x: 1, y: 2, z: 1_234.6 })).toBe(1_232);
});

it('is unknown without a place', () => {
  expect([movedMetres(null, AT), movedMetres(AT, null)]).toEqual([null, null]);
});

it('starts at the place of the active source', () => {
  const report = { source: 'mumble-link', presence: { type: 'presence', ...DEFAULT_PRESENCE }, talk: null } as const;
  expect(placeOf({ report: { ...report, place: { type: 'pose', ...AT, yaw: 0 } } })).toMatchObject(AT);
  expect(placeOf({ report: { ...report, place: { type: 'nowhere', reason: 'menu' } } })).toBeNull();
  expect(placeOf({ report: null })).toBeNull();
});
