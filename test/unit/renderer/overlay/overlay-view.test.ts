import { describe, expect, it } from 'vitest';
import { readOptions } from '../../../../renderer/overlay/overlay-options.ts';
import { choosePeople, MAX_SHOWN, placeOf } from '../../../../renderer/overlay/overlay-view.ts';
import type { OverlayPerson } from '../../../../shared/model/overlay.ts';

const person = (name: string, isTalking = false): OverlayPerson => ({ name, isTalking, isMuted: false, isSelf: false });

describe('choosePeople', () => {
  it('shows talkers, or everyone, in order', () => {
    const people = [person('Ada'), person('Ben', true), person('Cleo'), person('Dan', true)];
    expect(choosePeople(people, false).map(({ name }) => name)).toEqual(['Ben', 'Dan']);
    expect(choosePeople(people, true).map(({ name }) => name)).toEqual(['Ada', 'Ben', 'Cleo', 'Dan']);
  });

  it('prefers talkers when there are too many, and keeps their order', () => {
    const people = Array.from({ length: 20 }, (_, number) => person(`P${number}`, number === 19 || number === 3));
    const shown = choosePeople(people, true).map(({ name }) => name);
    expect(shown).toHaveLength(MAX_SHOWN);
    expect(shown).toEqual(['P0', 'P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7', 'P8', 'P9', 'P10', 'P19']);
  });

  it('shows no more than fit, even when everyone talks', () => {
    expect(
      choosePeople(
        Array.from({ length: 20 }, (_, number) => person(`P${number}`, true)),
        false,
      ),
    ).toHaveLength(MAX_SHOWN);
  });

  it('distinguishes two people with the same name, and keeps their keys stable', () => {
    const both = choosePeople([person('Ada', true), person('Ada', true)], false);
    expect(new Set(both.map(({ key }) => key)).size).toBe(2);
    expect(choosePeople([person('Ada'), person('Ada', true)], false)[0]?.key).toBe(both[1]?.key);
  });
});

describe('readOptions', () => {
  it.each([
    ['', undefined, undefined],
    ['?corner=bottom-right&everybody=1', 'bottom-right', true],
    ['?corner=middle&everybody=yes', undefined, undefined],
    ['?everybody=0', undefined, false],
  ] as const)('reads %j', (search, corner, showsEverybody) => {
    expect(readOptions(search)).toEqual({ corner, showsEverybody });
  });
});

it('reads a corner as one side for each axis', () => {
  expect(placeOf('bottom-left')).toEqual({ vertical: 'bottom', horizontal: 'left' });
});
