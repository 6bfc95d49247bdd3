import type { LinkPath } from '../model/link-path.ts';
import type { Invitation } from '../protocol/invitation/invitation.ts';

/**
 * How one attempt looks for a way to a host. `fastest`: on every path, and the first wins; `patient`: the same, but it
 * waits until each path has answered or failed; `rendezvous`: through the rendezvous only, so that both sides learn
 * their outer addresses and the relays; `relay`: the same, with media through relays only; `udp`: without signalling.
 */
export const JOIN_APPROACHES = ['fastest', 'patient', 'rendezvous', 'relay', 'udp'] as const;
export type JoinApproach = (typeof JOIN_APPROACHES)[number];

/** The way that an attempt found. */
export interface FoundWay {
  readonly path: LinkPath;
  /** Whether the offer could use a relay. */
  readonly hasRelays: boolean;
  /** Whether the offer could use nothing else, so that every approach would lead to the same relays. */
  readonly isRelayOnly: boolean;
  /** Why neither signalling path was taken; null = one was, or may still answer. */
  readonly cause: string | null;
}

/** An attempt that failed with `code`. */
export interface FailedAttempt {
  readonly approach: JoinApproach;
  readonly code: string;
  /** undefined = none was found. */
  readonly way: FoundWay | undefined;
}

/** A rendezvous that said this says it again. */
const RENDEZVOUS_REFUSALS: ReadonlySet<string> = new Set(['no-rendezvous', 'rendezvous-busy', 'lobby-not-there']);
/** The failures of an attempt that do not end the search. Everything else is the host's answer. */
const PASSING: ReadonlySet<string> = new Set([
  ...RENDEZVOUS_REFUSALS,
  'lobby-busy',
  'no-media',
  'unreachable',
  'name-unknown',
  'port-refused',
  'no-relay',
  'relay-refused',
  'timeout',
  'host-lost',
  'bad-answer',
]);

/**
 * Returns how to try next after these attempts, oldest first; undefined = nothing is left, or the host has answered. A
 * host that was reached but not heard is tried by every other path, once each. Direct ways come before the relay,
 * because a relay delays voices. `canRelay`: this client can use relays.
 */
export function nextApproach(
  invitation: Pick<Invitation, 'addresses' | 'rendezvous'>,
  failed: readonly FailedAttempt[],
  canRelay: boolean,
): JoinApproach | undefined {
  const [first] = failed;
  if (first?.way === undefined || first.way.isRelayOnly) return undefined;
  if (failed.some(({ code }) => !PASSING.has(code))) return undefined;
  const causes = failed.flatMap(({ code, way }) => [code, way?.cause ?? '']);
  const hasRendezvous = invitation.rendezvous !== '' && !causes.some((code) => RENDEZVOUS_REFUSALS.has(code));
  const isRelayMissing =
    causes.includes('no-relay') ||
    causes.includes('relay-refused') ||
    failed.some(({ way }) => way?.path === 'rendezvous' && !way.hasRelays);
  const hasTried = (path: LinkPath): boolean => failed.some(({ way }) => way?.path === path);
  const isUseful: Readonly<Record<JoinApproach, boolean>> = {
    fastest: false,
    patient: first.way.path === 'udp' && first.way.cause === null,
    rendezvous: hasRendezvous && !hasTried('rendezvous'),
    relay: hasRendezvous && canRelay && !isRelayMissing,
    udp: invitation.addresses.length > 0 && !hasTried('udp'),
  };
  return JOIN_APPROACHES.find((one) => isUseful[one] && failed.every(({ approach }) => approach !== one));
}

/**
 * Returns how to return to a lobby, the best first: as it worked before (`worked`), and then as it may work from
 * another network. With `isRelayOnly`, every approach would lead to the same relays.
 */
export function returnApproaches(
  invitation: Pick<Invitation, 'addresses' | 'rendezvous'>,
  worked: JoinApproach,
  { canRelay, isRelayOnly }: { readonly canRelay: boolean; readonly isRelayOnly: boolean },
): readonly JoinApproach[] {
  if (isRelayOnly) return [worked];
  const isUseful: Readonly<Record<JoinApproach, boolean>> = {
    fastest: true,
    // It only waits longer for the same paths.
    patient: false,
    rendezvous: invitation.rendezvous !== '',
    relay: invitation.rendezvous !== '' && canRelay,
    udp: invitation.addresses.length > 0,
  };
  return [worked, ...JOIN_APPROACHES.filter((approach) => approach !== worked && isUseful[approach])];
}

/**
 * Returns the code that explains best why none of these attempts led into the lobby: the host's own answer, or else why
 * the host was not found, or else that nothing came through.
 */
export function explainFailures(failed: readonly FailedAttempt[]): string {
  const [first] = failed;
  const answer = failed.find(({ code }) => !PASSING.has(code));
  if (answer !== undefined) return answer.code;
  if (first === undefined || first.code !== 'unreachable') return first?.code ?? 'unreachable';
  const cause = failed.map(({ code, way }) => way?.cause ?? code).find((code) => code !== 'unreachable');
  return cause ?? first.code;
}

/** Other ways are left after the first attempt, so that one ends sooner. ICE, DTLS and SCTP take under a second. */
const FASTEST_TIMEOUT_MS = 8_000;
const MEDIA_TIMEOUT_MS = 12_000;

/** Returns after how many milliseconds without media an attempt counts as failed. */
export function mediaTimeoutMs(approach: JoinApproach): number {
  return approach === 'fastest' ? FASTEST_TIMEOUT_MS : MEDIA_TIMEOUT_MS;
}
