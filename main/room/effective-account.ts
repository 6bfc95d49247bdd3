import type { HandRole } from '../../shared/model/people/hand-role.ts';
import type { Permission } from '../../shared/model/people/rank.ts';
import type { Pose } from '../../shared/model/pose.ts';
import { DEFAULT_PRESENCE, type Presence, type TalkStyle, type VoiceStrength } from '../../shared/model/presence.ts';
import type { HearingRules, StalePolicy } from '../../shared/spatial/hearing-rules.ts';
import { withHandRole } from './hand-roles.ts';
import type { OwnAccount } from './own-account.ts';
import { NO_TALK, type ServerAccount } from './server-accounts.ts';

/** From full loudness to silence; with the mixer's frame and the interval of reviews that is within a second. */
const FADE_MS = 800;

/** The ways of speaking that the rank of a participant allows, beyond talking to those near. */
export interface TalkRights {
  readonly shout: boolean;
  /** To the whole lobby, even where the rules do not let every player. */
  readonly broadcast: boolean;
  readonly radio: boolean;
}

export function talkRightsOf(may: readonly Permission[]): TalkRights {
  return { shout: may.includes('shout'), broadcast: may.includes('broadcast'), radio: may.includes('radio') };
}

/** All accounts of a participant, from everyone who reports or sets something. */
export interface Accounts {
  /** From its own program. */
  readonly own: OwnAccount;
  /** The team and state that the host has set. */
  readonly hand: HandRole;
  /** Undefined = there is no game server, or it reports nothing about this participant. */
  readonly server: ServerAccount | undefined;
  /** A game server may let anyone speak in any way. */
  readonly rights: TalkRights;
}

/**
 * The effective state of a participant, combined from the game server's data, what is set by hand, and its own
 * program's data under the lobby's rules.
 */
export interface EffectiveAccount {
  readonly from: 'own' | 'server';
  readonly isStale: boolean;
  /** null = no position. */
  readonly pose: Pose | null;
  readonly camera: Pose | null;
  readonly presence: Presence;
  readonly talk: TalkStyle;
  /** The voice goes to the whole lobby, whatever the rules let every player do. */
  readonly isBroadcast: boolean;
  /** Factor for the rules' distances. */
  readonly reach: number;
  readonly isPriority: boolean;
  /** 0 to 1: the remaining share of the voice while its position fades. */
  readonly remaining: number;
  /** Heard as in a channel, because position updates have stopped. */
  readonly isFlat: boolean;
}

type Told = Pick<OwnAccount, 'pose' | 'camera' | 'presence' | 'talk'>;

/**
 * Combines what is known about a participant. The game server takes priority in everything; team and state by hand
 * replace those of the participant's own program. `serverMessageAtMs`: time of the server's last message.
 */
export function effectiveAccount(
  accounts: Accounts,
  serverMessageAtMs: number,
  rules: HearingRules,
  nowMs: number,
): EffectiveAccount {
  const { own, server, rights } = accounts;
  const trusted = trustedPart(own, rules);
  const { pose, camera, presence } = server ?? byHand(trusted, accounts.hand);
  const talk = talkOf(permittedTalk(trusted.talk, rights), server?.talk);
  const toldAtMs = Math.min(serverMessageAtMs, server?.lostAtMs ?? Infinity);
  const staleAtMs = server === undefined ? own.lostAtMs : staleTimeOf(toldAtMs, rules.stale.afterSeconds, nowMs);
  const isStale = pose !== null && staleAtMs !== null;
  const remaining = isStale ? remainingShare(rules.stale.policy, nowMs - staleAtMs) : 1;
  const isPlaced = remaining > 0;
  return {
    from: server === undefined ? 'own' : 'server',
    isStale,
    pose: isPlaced ? pose : null,
    camera: isPlaced ? camera : null,
    presence,
    talk,
    isBroadcast: isBroadcast(talk, rights),
    reach: reachOf(server?.rangeMetres ?? null, talk.voice, rules),
    isPriority: hasPriority(server, talk, rules),
    remaining,
    isFlat: isStale && rules.stale.policy === 'flat',
  };
}

/**
 * Returns the part of a participant's own data that the host accepts. The rules limit how its person speaks in any
 * case. But a radio channel may be secret, so untrusted programs get none.
 */
function trustedPart(own: OwnAccount, { trust }: HearingRules): Told {
  if (trust === 'everything') return own;
  if (trust === 'positions') return { pose: own.pose, camera: own.camera, presence: DEFAULT_PRESENCE, talk: own.talk };
  return { pose: null, camera: null, presence: DEFAULT_PRESENCE, talk: { ...own.talk, radio: '' } };
}

/** Returns the way of speaking without what the rank does not allow. Listening to a radio needs no right. */
function permittedTalk(talk: TalkStyle, { shout, radio }: TalkRights): TalkStyle {
  const isTooLoud = talk.voice === 'shout' && !shout;
  const isTooFar = talk.to === 'radio' && !radio;
  if (!isTooLoud && !isTooFar) return talk;
  return { ...talk, voice: isTooLoud ? 'normal' : talk.voice, to: isTooFar ? 'nearby' : talk.to };
}

function isBroadcast({ to }: TalkStyle, { broadcast }: TalkRights): boolean {
  return to === 'everybody' && broadcast;
}

function byHand(trusted: Told, hand: HandRole): Told {
  return { ...trusted, presence: withHandRole(trusted.presence, hand) };
}

function talkOf(own: TalkStyle, server: Partial<TalkStyle> = NO_TALK): TalkStyle {
  return server === NO_TALK ? own : { ...own, ...server };
}

function staleTimeOf(toldAtMs: number, afterSeconds: number, nowMs: number): number | null {
  const staleAtMs = toldAtMs + afterSeconds * 1_000;
  return nowMs > staleAtMs ? staleAtMs : null;
}

function remainingShare(policy: StalePolicy, staleForMs: number): number {
  return policy === 'fade' ? Math.max(0, 1 - staleForMs / FADE_MS) : 1;
}

/**
 * Returns the reach. A strength that the rules do not allow counts as normal. A game may let a voice carry as far as a
 * shout, or a normal voice, whichever is farther.
 */
function reachOf(rangeMetres: number | null, voice: VoiceStrength, { maxMetres, strengths }: HearingRules): number {
  if (rangeMetres !== null) return Math.min(rangeMetres / maxMetres, Math.max(strengths.shout, 1));
  if (strengths[voice] > 0) return strengths[voice];
  return strengths.normal > 0 ? strengths.normal : 1;
}

/** Returns whether the participant has priority, from the game server, or from a key if the rules allow it. */
function hasPriority(server: ServerAccount | undefined, talk: TalkStyle, { channels }: HearingRules): boolean {
  return server?.isPriority === true || (talk.priority && channels.priority);
}
