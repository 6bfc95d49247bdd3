import { isDeepStrictEqual } from 'node:util';
import type { LobbyState } from '../../../shared/protocol/lobby-state.ts';
import type { Given } from '../../../shared/protocol/people/given-options.ts';
import { hashDoorPassword, isDoorPassword } from '../../host/lobby/door/door-password.ts';
import type { HostedLobbyOptions } from '../../host/host-options.ts';

type GivingOptions = Pick<HostedLobbyOptions, 'rules' | 'door'>;

/** Returns what options say, with a hash in place of the password. `earlier`: at the last start. */
export async function givenBy({ rules, door }: GivingOptions, earlier: Given | undefined): Promise<Given> {
  const typed = door?.password ?? '';
  const kept = earlier?.password ?? null;
  const isSame = kept !== null && typed !== '' && (await isDoorPassword(typed, kept));
  return { rules, entry: door?.entry ?? null, password: isSame ? kept : await hashDoorPassword(typed) };
}

/**
 * Returns the state of a lobby for the next start. What moderators have changed stays until the options change: then
 * these count. `earlier`: undefined = a host of an earlier version has kept the state, and options count.
 */
export function withGiven(state: LobbyState, given: Given, earlier: Given | undefined): LobbyState {
  const { door } = state.authority;
  const isSameRules = earlier !== undefined && isDeepStrictEqual(earlier.rules, given.rules);
  const newEntry = given.entry === earlier?.entry ? null : given.entry;
  return {
    ...state,
    rules: isSameRules ? state.rules : given.rules,
    authority: {
      ...state.authority,
      door: {
        ...door,
        entry: newEntry ?? door.entry,
        password: passwordAfter(door.password, given.password, earlier?.password ?? null),
      },
    },
  };
}

type Password = Given['password'];

/** An option that is gone takes its password with it, and leaves one that moderators have set. */
function passwordAfter(current: Password, given: Password, earlier: Password): Password {
  if (isDeepStrictEqual(given, earlier)) return current;
  if (given !== null) return given;
  return isDeepStrictEqual(current, earlier) ? null : current;
}
