import type { ModerationAction } from '../../shared/model/people/moderation.ts';
import { isAbove, type Permission, type Rank } from '../../shared/model/people/rank.ts';
import type { Participant } from '../../shared/model/participant.ts';
import type { ModerationRefusal } from '../../shared/protocol/people/moderation-messages.ts';
import { countOwners, may, rankOf, type Authority } from './authority.ts';

type Person = Pick<Participant, 'id' | 'identity'>;

const NEEDED: Readonly<Record<ModerationAction, Permission>> = {
  mute: 'mute',
  unmute: 'mute',
  deafen: 'mute',
  undeafen: 'mute',
  kick: 'kick',
  ban: 'ban',
  unban: 'ban',
  appoint: 'appoint',
};

/** A request of one person to act on another. */
interface Intent {
  readonly action: ModerationAction;
  /** null = the host itself, which stands above all ranks. */
  readonly actor: Person | null;
  readonly target: Person;
  /** For `appoint`. */
  readonly rank: Rank;
}

/**
 * Returns why a person may not act so; undefined = they may. Nobody acts on an equal or a higher rank, but people may
 * give up their own. A lobby keeps its last owner.
 */
export function findRefusal(authority: Authority, intent: Intent): ModerationRefusal | undefined {
  const { action, actor, target } = intent;
  if (action === 'appoint') return findAppointRefusal(authority, intent);
  if (actor !== null && !may(authority, actor.identity, NEEDED[action])) return 'not-permitted';
  if ((action === 'ban' || action === 'unban') && target.identity === '') return 'no-identity';
  if (action === 'unban' || actor === null) return undefined;
  const isBelow = isAbove(rankOf(authority, actor.identity), rankOf(authority, target.identity));
  return isBelow ? undefined : 'rank-too-high';
}

function findAppointRefusal(authority: Authority, { actor, target, rank }: Intent): ModerationRefusal | undefined {
  const isStepDown = actor?.id === target.id && isAbove(rankOf(authority, actor.identity), rank);
  if (actor !== null && !isStepDown && !may(authority, actor.identity, NEEDED.appoint)) return 'not-permitted';
  if (target.identity === '') return 'no-identity';
  const losesOwner = rankOf(authority, target.identity) === 'owner' && rank !== 'owner';
  return losesOwner && countOwners(authority) === 1 ? 'last-owner' : undefined;
}
