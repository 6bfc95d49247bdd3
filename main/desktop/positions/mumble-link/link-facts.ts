import { parseParticipantName } from '../../../../shared/model/name.ts';
import { gameProfile, type GameProfile } from './game-profiles.ts';
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
  readonly team: string | undefined;
  readonly profile: GameProfile;
}

export function factsOfFrame(frame: LinkFrame): LinkFacts {
  const gameName = parseParticipantName(frame.name) ?? '';
  const identity = parseLinkIdentity(gameName, frame.identity);
  return {
    gameName,
    playerName: identity.name,
    world: linkWorld(gameName, frame.context, identity.place),
    team: identity.team,
    profile: gameProfile(gameName),
  };
}

/**
 * Returns whether both frames contain the same facts. Comparing is far cheaper than cleaning, parsing and hashing 50
 * times a second.
 */
export function haveEqualFacts(one: LinkFrame, other: LinkFrame): boolean {
  return one.name === other.name && one.identity === other.identity && Buffer.compare(one.context, other.context) === 0;
}
