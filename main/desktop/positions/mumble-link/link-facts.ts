import { parseParticipantName } from '../../../../shared/model/name.ts';
import type { LifeState } from '../../../../shared/model/presence.ts';
import { parseLinkIdentity } from './link-identity.ts';
import { linkWorld } from './link-world.ts';
import type { LinkFrame } from './parse-link.ts';

/** The facts in a link besides the position. They change with the map, not with each frame. */
export interface LinkFacts {
  /** The program's name, cleaned; '' = none. */
  readonly gameName: string;
  /** The player's name in the game. */
  readonly playerName: string | undefined;
  readonly world: string;
  /** Whether the game distinguishes servers or maps. If not, all its players are in one world. */
  readonly isServerKnown: boolean;
  readonly team: string | undefined;
  /** undefined = the game does not report it. */
  readonly state: LifeState | undefined;
}

/** BZFlag adds the number of its process, which differs on each machine, to its name. */
const PROCESS_NUMBER = /^(BZFlag)\(\d+\)$/;

export function factsOfFrame(frame: LinkFrame): LinkFacts {
  const gameName = (parseParticipantName(frame.name) ?? '').replace(PROCESS_NUMBER, '$1');
  const { name, place, team, state } = parseLinkIdentity(gameName, frame.identity);
  return {
    gameName,
    playerName: name,
    world: linkWorld(gameName, frame.context, place),
    isServerKnown: frame.context.some((byte) => byte !== 0) || place !== '',
    team,
    state,
  };
}

/**
 * Returns whether both frames contain the same facts. Comparing is far cheaper than cleaning, parsing and hashing 50
 * times a second.
 */
export function haveEqualFacts(one: LinkFrame, other: LinkFrame): boolean {
  return one.name === other.name && one.identity === other.identity && Buffer.compare(one.context, other.context) === 0;
}
