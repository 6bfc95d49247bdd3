import { describe, expect, it } from 'vitest';
import type { Given } from '../../../../../shared/protocol/people/given-options.ts';
import { givenBy, withGiven } from '../../../../../main/cli/serve/given-options.ts';
import { hashFirstDoorPassword } from '../../../../../main/host/lobby/door/door-password.ts';
import { OPEN_DOOR, type DoorState } from '../../../../../shared/model/people/door.ts';
import { NO_AUTHORITY } from '../../../../../shared/model/people/moderation.ts';
import type { LobbyState } from '../../../../../shared/protocol/lobby-state.ts';
import { DEFAULT_HEARING_RULES } from '../../../../../shared/spatial/hearing-rules.ts';

const NEAR = { ...DEFAULT_HEARING_RULES, maxMetres: 9 };
const FAR = { ...DEFAULT_HEARING_RULES, maxMetres: 99 };
const [SESAME, OTHER] = [hashFirstDoorPassword('sesame'), hashFirstDoorPassword('other')];

const given = (more: Partial<Given> = {}): Given => ({ rules: NEAR, entry: null, password: null, ...more });

function stateWith(rules: typeof NEAR, door: Partial<DoorState> = {}): LobbyState {
  return { rules, authority: { ...NO_AUTHORITY, door: { ...OPEN_DOOR, ...door } } } as LobbyState;
}

describe('rules', () => {
  it.each([
    ['stay as moderators changed them', FAR, given(), given(), FAR],
    ['are those of other options', FAR, given({ rules: DEFAULT_HEARING_RULES }), given(), DEFAULT_HEARING_RULES],
    ['are those of the options after an earlier version', FAR, given(), undefined, NEAR],
  ])('%s', (_, kept, now, earlier, expected) => {
    expect(withGiven(stateWith(kept), now, earlier).rules).toBe(expected);
  });
});

describe('the way in', () => {
  it.each([
    ['stays as moderators changed it', 'knock', given({ entry: 'listen' }), given({ entry: 'listen' }), 'knock'],
    ['stays without an option', 'knock', given(), given(), 'knock'],
    ['stays when the option is gone', 'knock', given(), given({ entry: 'listen' }), 'knock'],
    ['is that of another option', 'open', given({ entry: 'knock' }), given({ entry: 'listen' }), 'knock'],
    ['is that of the option after an earlier version', 'open', given({ entry: 'knock' }), undefined, 'knock'],
  ] as const)('%s', (_, entry, now, earlier, expected) => {
    expect(withGiven(stateWith(NEAR, { entry }), now, earlier).authority.door.entry).toBe(expected);
  });
});

describe('the password', () => {
  it.each([
    ['stays as moderators changed it', OTHER, given({ password: SESAME }), given({ password: SESAME }), OTHER],
    ['stays removed', null, given({ password: SESAME }), given({ password: SESAME }), null],
    ['is that of another option', SESAME, given({ password: OTHER }), given({ password: SESAME }), OTHER],
    ['goes with its option', SESAME, given(), given({ password: SESAME }), null],
    ['of moderators stays when that of the option goes', OTHER, given(), given({ password: SESAME }), OTHER],
    ['of moderators stays without an option', OTHER, given(), undefined, OTHER],
  ])('%s', (_, password, now, earlier, expected) => {
    expect(withGiven(stateWith(NEAR, { password }), now, earlier).authority.door.password).toEqual(expected);
  });
});

it('recognises the password of the last start, and keeps it as a hash', async () => {
  const first = await givenBy({ rules: NEAR, door: { password: 'sesame' } }, undefined);
  expect(JSON.stringify(first)).not.toContain('sesame');
  expect(await givenBy({ rules: NEAR, door: { password: 'sesame' } }, first)).toEqual(first);
  const other = await givenBy({ rules: NEAR, door: { entry: 'knock', password: 'other' } }, first);
  expect([other.entry, other.password === null, other.password === first.password]).toEqual(['knock', false, false]);
  expect((await givenBy({ rules: NEAR }, first)).password).toBeNull();
});
