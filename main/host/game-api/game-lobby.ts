import type { ParticipantId } from '../../../shared/model/participant.ts';
import type { ServerGameMessage } from '../../../shared/protocol/server-game.ts';
import type { GamePhase, HearingRules } from '../../../shared/spatial/hearing-rules.ts';
import type { ServerMessageOutcome } from '../../room/placements.ts';
import type { Room } from '../../room/room.ts';

/** The lobby as a game server sees it. */
export interface GameLobbyDescription {
  readonly lobbyName: string;
  readonly phase: GamePhase;
  readonly rules: HearingRules;
  /** `identity` is proven; '' = the participant joined without one. */
  readonly participants: readonly { readonly id: ParticipantId; readonly name: string; readonly identity: string }[];
}

/** The parts of the lobby that the server API needs. */
export interface GameLobby {
  /** Places everybody named in the message; takes effect with the next frame. */
  applyServerMessage(message: ServerGameMessage): ServerMessageOutcome;
  describeForGames(): GameLobbyDescription;
}

/** Returns what a game server may know about the participants. */
export function describeParticipants({ participants }: Room): GameLobbyDescription['participants'] {
  return [...participants.values()].map(({ id, name, identity }) => ({ id, name, identity }));
}
