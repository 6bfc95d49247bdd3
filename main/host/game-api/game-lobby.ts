import type { ParticipantId } from '../../../shared/model/participant.ts';
import type { ServerGameMessage } from '../../../shared/protocol/game.ts';
import type { GamePhase, HearingRules } from '../../../shared/spatial/hearing-rules.ts';

/** What became of one message of a game's server. */
export interface ServerMessageOutcome {
  /** Players of the message who are in the lobby, and now stand where it says. */
  readonly players: number;
  /** Those who are not, by name, or as `#id` where the message gave an id. */
  readonly unknown: readonly string[];
}

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
