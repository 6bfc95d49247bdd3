import {
  MAX_AUDIT_ENTRIES,
  MAX_BANS,
  MAX_RANKS,
  MAX_RESTRICTIONS,
  type AuditRow,
  type AuthorityState,
  type BanRow,
  type Held,
  type Restriction,
} from '../../shared/model/people/moderation.ts';
import { permissionsOf, type Permission, type Rank, type RankPermissions } from '../../shared/model/people/rank.ts';
import type { Participant } from '../../shared/model/participant.ts';
import { describeDoor, isUnheard, openDoor, withoutGuestAtDoor, type Door } from './door.ts';

/** A ban on this host's own clock, milliseconds. */
export interface Ban extends Omit<BanRow, 'agoSeconds' | 'secondsLeft'> {
  readonly atMs: number;
  /** null = it lasts until it is lifted. */
  readonly endsAtMs: number | null;
}

/** A decision on this host's own clock, milliseconds. */
export interface AuditEntry extends Omit<AuditRow, 'agoSeconds'> {
  readonly atMs: number;
}

/** The ranks in a lobby, and the decisions of its moderators. Immutable. */
export interface Authority {
  readonly ranks: ReadonlyMap<string, Rank>;
  /** By `keyOf` a person. */
  readonly restrictions: ReadonlyMap<string, Restriction>;
  readonly bans: ReadonlyMap<string, Ban>;
  /** Nobody new may join, but owners and moderators. */
  readonly isLocked: boolean;
  readonly audit: readonly AuditEntry[];
  /** What each rank may do, where the lobby has changed it. */
  readonly permissions: RankPermissions;
  readonly door: Door;
}

type Person = Pick<Participant, 'id' | 'identity'>;

const NOTHING_HELD: readonly Held[] = [];

/**
 * Returns the authority that another host, or an earlier start, has left at `nowMs` of this host's own clock. What lies
 * between the two is not counted.
 */
export function openAuthority(
  { ranks, restrictions, bans, isLocked, audit, permissions, door }: AuthorityState,
  nowMs: number,
): Authority {
  return {
    ranks: new Map(ranks),
    restrictions: new Map(restrictions),
    bans: new Map(
      bans.map(({ agoSeconds, secondsLeft, ...ban }) => [
        ban.identity,
        {
          ...ban,
          atMs: nowMs - 1_000 * agoSeconds,
          endsAtMs: secondsLeft === null ? null : nowMs + 1_000 * secondsLeft,
        },
      ]),
    ),
    isLocked,
    audit: audit.map(({ agoSeconds, ...entry }) => ({ ...entry, atMs: nowMs - 1_000 * agoSeconds })),
    permissions,
    door: openDoor(door),
  };
}

/** Describes an authority with its times as spans from now on and until now. Leaves out bans that are over. */
export function describeAuthority(
  { ranks, restrictions, bans, isLocked, audit, permissions, door }: Authority,
  nowMs: number,
): AuthorityState {
  const agoSeconds = (atMs: number): number => Math.max(0, Math.round((nowMs - atMs) / 1_000));
  return {
    ranks: [...ranks],
    restrictions: [...restrictions],
    bans: [...bans.values()]
      .filter((ban) => isInForce(ban, nowMs))
      .map(({ atMs, endsAtMs, ...ban }) => ({
        ...ban,
        agoSeconds: agoSeconds(atMs),
        secondsLeft: endsAtMs === null ? null : Math.ceil((endsAtMs - nowMs) / 1_000),
      })),
    isLocked,
    audit: audit.map(({ atMs, ...entry }) => ({ ...entry, agoSeconds: agoSeconds(atMs) })),
    permissions,
    door: describeDoor(door),
  };
}

/** Returns the rank of an identity; '' = none, which is a member's. */
export function rankOf({ ranks }: Authority, identity: string): Rank {
  return ranks.get(identity) ?? 'member';
}

/** Returns what an identity may do; '' = none, which may do what members may. */
export function mayAll(authority: Authority, identity: string): readonly Permission[] {
  return permissionsOf(rankOf(authority, identity), authority.permissions);
}

export function may(authority: Authority, identity: string, permission: Permission): boolean {
  return mayAll(authority, identity).includes(permission);
}

/** The permissions to reach others, which newcomers have once they are let in. */
const REACHING: ReadonlySet<Permission> = new Set([
  ...(['talk', 'shout', 'broadcast', 'radio', 'text', 'files', 'invite'] as const),
]);

/** Returns what a participant may do now: a newcomer who is not let in yet reaches nobody. */
export function mayNow(authority: Authority, person: Person): readonly Permission[] {
  const permissions = mayAll(authority, person.identity);
  if (!isUnheard(authority, keyOf(person), person.identity)) return permissions;
  return permissions.filter((permission) => !REACHING.has(permission));
}

/** Returns the restrictions of a person; undefined = none. */
export function restrictionOf({ restrictions }: Authority, person: Person): Restriction | undefined {
  return restrictions.get(keyOf(person));
}

/** Returns what moderators have turned off for a person. Listeners are not heard, nor newcomers before they may be. */
export function heldOf(authority: Authority, person: Person): readonly Held[] {
  const { isMuted = false, isDeafened = false } = restrictionOf(authority, person) ?? {};
  const isSilent =
    isMuted || !may(authority, person.identity, 'talk') || isUnheard(authority, keyOf(person), person.identity);
  if (!isSilent && !isDeafened) return NOTHING_HELD;
  return [...(isSilent ? (['mute'] as const) : []), ...(isDeafened ? (['deafen'] as const) : [])];
}

/** Returns whether an identity may not join. */
export function isBanned({ bans }: Authority, identity: string, nowMs: number): boolean {
  const ban = bans.get(identity);
  return ban !== undefined && isInForce(ban, nowMs);
}

/** Makes an identity the owner of a lobby that has none; '' changes nothing. */
export function withFirstOwner(authority: Authority, identity: string): Authority {
  if (identity === '' || countOwners(authority) > 0) return authority;
  return { ...authority, ranks: new Map(authority.ranks).set(identity, 'owner') };
}

/** Gives an identity a rank; members are not written down. Returns undefined if the list is full. */
export function withRank(authority: Authority, identity: string, rank: Rank): Authority | undefined {
  if (rankOf(authority, identity) === rank) return authority;
  const ranks = new Map(authority.ranks);
  if (rank === 'member') ranks.delete(identity);
  else ranks.set(identity, rank);
  return ranks.size > MAX_RANKS ? undefined : { ...authority, ranks };
}

/**
 * Changes the restrictions of a person. One that restricts nothing is removed. Returns undefined if the list
 * is full.
 */
export function withRestriction(
  authority: Authority,
  person: Person,
  change: Partial<Restriction> & Pick<Restriction, 'by' | 'reason'>,
): Authority | undefined {
  const key = keyOf(person);
  const before = authority.restrictions.get(key) ?? { isMuted: false, isDeafened: false, by: '', reason: '' };
  const after = { ...before, ...change };
  const restrictions = new Map(authority.restrictions);
  if (after.isMuted || after.isDeafened) restrictions.set(key, after);
  else restrictions.delete(key);
  return restrictions.size > MAX_RESTRICTIONS ? undefined : { ...authority, restrictions };
}

/** Keeps an identity out. A full list loses the bans that are over; returns undefined if it is full then, too. */
export function withBan(authority: Authority, ban: Ban): Authority | undefined {
  const current = [...authority.bans.values()].filter(({ identity }) => identity !== ban.identity);
  const bans = current.length < MAX_BANS ? current : current.filter((one) => isInForce(one, ban.atMs));
  if (bans.length >= MAX_BANS) return undefined;
  return { ...authority, bans: new Map([...bans, ban].map((one) => [one.identity, one])) };
}

export function withoutBan(authority: Authority, identity: string): Authority {
  const bans = new Map(authority.bans);
  return bans.delete(identity) ? { ...authority, bans } : authority;
}

export function withLock(authority: Authority, isLocked: boolean): Authority {
  return authority.isLocked === isLocked ? authority : { ...authority, isLocked };
}

/** Forgets the restrictions of a participant without an identity who has left for good. */
export function withoutGuest(authority: Authority, person: Person): Authority {
  const key = keyOf(person);
  const door = withoutGuestAtDoor(authority.door, key);
  if (person.identity !== '' || (door === authority.door && !authority.restrictions.has(key))) return authority;
  const restrictions = new Map(authority.restrictions);
  restrictions.delete(key);
  return { ...authority, restrictions, door };
}

export function withAudit(authority: Authority, entry: AuditEntry): Authority {
  return { ...authority, audit: [...authority.audit, entry].slice(-MAX_AUDIT_ENTRIES) };
}

function isInForce({ endsAtMs }: Ban, nowMs: number): boolean {
  return endsAtMs === null || endsAtMs > nowMs;
}

/** Returns the number of identities that own the lobby. */
export function countOwners({ ranks }: Authority): number {
  return [...ranks.values()].filter((rank) => rank === 'owner').length;
}

/** Returns the key by which the lobby remembers a person. */
export function keyOf({ id, identity }: Person): string {
  return identity === '' ? `#${id}` : identity;
}
