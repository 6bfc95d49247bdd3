import {
  MAX_LET_IN,
  MAX_LISTENING,
  type DoorAction,
  type DoorPassword,
  type DoorState,
  type Unheard,
} from '../../shared/model/people/door.ts';
import type { Rank } from '../../shared/model/people/rank.ts';
import type { DoorChange } from '../../shared/protocol/people/door-messages.ts';

/** The door of a lobby: it says which people get in, and which of them are heard. Immutable. */
export interface Door extends Omit<DoorState, 'letIn' | 'listening'> {
  /** People whom a moderator has let in, by `keyOf`; the oldest first. */
  readonly letIn: ReadonlySet<string>;
  /** People who listen until a moderator lets them in; the oldest first. */
  readonly listening: ReadonlySet<string>;
}

/** The part of an authority that says whom the lobby knows. */
interface Keeper {
  readonly ranks: ReadonlyMap<string, Rank>;
  readonly door: Door;
}

export function openDoor({ letIn, listening, ...door }: DoorState): Door {
  return { ...door, letIn: new Set(letIn), listening: new Set(listening) };
}

export function describeDoor({ letIn, listening, ...door }: Door): DoorState {
  return { ...door, letIn: [...letIn], listening: [...listening] };
}

/** Returns whether the lobby knows a person: by a rank, or because a moderator has let them in. */
export function isKnown({ ranks, door }: Keeper, key: string, identity: string): boolean {
  return door.letIn.has(key) || ranks.has(identity);
}

/** Returns why a person is silent although nobody has muted them; '' = they are not. */
export function unheardOf({ ranks, door }: Keeper, key: string, identity: string): Unheard {
  // A newcomer who gets a role is one no longer.
  if (ranks.has(identity)) return '';
  if (door.listening.has(key)) return 'listening';
  return door.isForKnownOnly && !door.letIn.has(key) ? 'unknown' : '';
}

export function isUnheard(keeper: Keeper, key: string, identity: string): boolean {
  return unheardOf(keeper, key, identity) !== '';
}

/** Lets a newcomer in who listens, and remembers them. The longest known are forgotten if there are too many. */
export function withLetIn(door: Door, key: string): Door {
  const listening = without(door.listening, key);
  const letIn = new Set([...without(door.letIn, key), key].slice(-MAX_LET_IN));
  return { ...door, letIn, listening };
}

/** Makes somebody a newcomer again, who was let in by mistake. */
export function withSentBack(door: Door, key: string): Door {
  const listening = door.entry === 'listen' ? new Set(door.listening).add(key) : door.listening;
  return { ...door, letIn: without(door.letIn, key), listening };
}

/**
 * Lets a newcomer listen until a moderator lets them in. If there are too many of them, those who are not here are
 * forgotten: they would be newcomers again.
 */
export function withListening(door: Door, key: string, present: ReadonlySet<string>): Door {
  const all = new Set(door.listening).add(key);
  const listening = all.size > MAX_LISTENING ? new Set([...all].filter((one) => present.has(one))) : all;
  return { ...door, listening };
}

/** Forgets a participant without an identity who has left for good. */
export function withoutGuestAtDoor(door: Door, key: string): Door {
  if (!key.startsWith('#') || (!door.letIn.has(key) && !door.listening.has(key))) return door;
  return { ...door, letIn: without(door.letIn, key), listening: without(door.listening, key) };
}

/** Returns a door as a moderator wants it. `password`: undefined = as it is. */
export function doorAfter(before: Door, change: DoorChange, password: DoorPassword | null | undefined): Door {
  const { entry = before.entry, known = before.isForKnownOnly } = change;
  const { places = before.places, perMinute = before.perMinute } = change;
  // Those who listen are let in when newcomers need not listen any longer.
  const mayListen = entry === 'listen' || before.listening.size === 0;
  const listening = mayListen ? before.listening : new Set<string>();
  const hash = password === undefined ? before.password : password;
  return { ...before, entry, isForKnownOnly: known, places, perMinute, listening, password: hash };
}

/** Returns what the record says about a change. */
export function actionsOf(
  before: Door,
  { entry, isForKnownOnly, password, places, perMinute }: Door,
): readonly DoorAction[] {
  const actions: DoorAction[] = [];
  if (entry !== before.entry) actions.push(entry);
  if (isForKnownOnly !== before.isForKnownOnly) actions.push(isForKnownOnly ? 'known-only' : 'everyone');
  if (password !== before.password) actions.push(password === null ? 'no-password' : 'password');
  if (places !== before.places) actions.push('places');
  if (perMinute !== before.perMinute) actions.push('per-minute');
  return actions;
}

function without(keys: ReadonlySet<string>, key: string): ReadonlySet<string> {
  if (!keys.has(key)) return keys;
  const rest = new Set(keys);
  rest.delete(key);
  return rest;
}
