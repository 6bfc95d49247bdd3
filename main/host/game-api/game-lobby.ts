import type { ParticipantId } from '../../../shared/model/participant.ts';
import type { ServerGameMessage } from '../../../shared/protocol/game.ts';
import type { GamePhase, HearingRules } from '../../../shared/spatial/hearing-rules.ts';
import type { ServerMessageOutcome } from '../../room/placements.ts';

/** What a game's server sees of the lobby. */
export interface GameLobbyDescription {
  readonly lobbyName: string;
  readonly phase: GamePhase;
  readonly rules: HearingRules;
  readonly participants: readonly { readonly id: ParticipantId; readonly name: string }[];
}

/** The lobby, as the server API needs it. */
export interface GameLobby {
  /** Places everybody whom the message names; takes effect with the next frame. */
  applyServerMessage(message: ServerGameMessage): ServerMessageOutcome;
  describeForGames(): GameLobbyDescription;
}
