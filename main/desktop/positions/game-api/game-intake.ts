import { parseParticipantName } from '../../../../shared/model/name.ts';
import type { LocalGameMessage } from '../../../../shared/protocol/game.ts';
import { failure, success, type Result } from '../../../../shared/result.ts';
import type { PositionReport, SourceReport } from '../position-source.ts';
import { FEEDER_HOLD_MS, FeederTurns } from './feeder-turns.ts';
import { readGameMessage, readJson } from './read-game-message.ts';
import { reportOfPlayer } from './report-of-message.ts';
import { checkToken } from './request-checks.ts';

/** The player counts as lost after this long without a message, as with Mumble Link. */
export const GAME_SILENCE_MS = 5_000;

export type GameFailureCode = 'too-large' | 'bad-message' | 'wrong-token' | 'other-feeder';

export interface GameIntakeOptions {
  readonly token: string;
  readonly nowMs: () => number;
  readonly listener: (report: PositionReport | undefined) => void;
}

/** Receives the messages of every transport of the local API and counts them. */
export class GameIntake {
  readonly #options: GameIntakeOptions;
  readonly #turns = new FeederTurns();
  #newestAtMs = Number.NEGATIVE_INFINITY;
  #isFresh = false;
  #feeder = '';
  #accepted = 0;
  #refused = 0;
  #dropped = 0;

  constructor(options: GameIntakeOptions) {
    this.#options = options;
  }

  /** Handles a message whose sender has already proved the token. */
  receive(bytes: Uint8Array, connection?: string): Result<void, GameFailureCode> {
    const json = readJson(bytes);
    const message = json.ok ? readGameMessage(json.value) : json;
    return message.ok ? this.#apply(message.value, connection) : this.refuse(message);
  }

  /** Handles a message that contains the token, because UDP has no other place for it. */
  receiveWithToken(bytes: Uint8Array): Result<void, GameFailureCode> {
    const json = readJson(bytes);
    if (!json.ok) return this.refuse(json);
    const access = checkToken(tokenIn(json.value), this.#options.token);
    if (!access.ok) return this.refuse(failure('wrong-token', access.error.message));
    const message = readGameMessage(json.value);
    return message.ok ? this.#apply(message.value, undefined) : this.refuse(message);
  }

  /** Counts a refused message. Returns the refusal. */
  refuse<Refusal extends Result<never>>(refusal: Refusal): Refusal {
    this.#refused++;
    return refusal;
  }

  /** Counts a message above the rate limit, which was ignored unread. */
  drop(): void {
    this.#dropped++;
  }

  /** Handles a closed WebSocket: if it sent the current position, that is lost at once. */
  end(connection: string): void {
    if (this.#turns.release(`connection ${connection}`)) this.#fallSilent();
  }

  /** Reports the loss after too long a silence. Call it regularly. */
  checkSilence(): void {
    if (this.#isFresh && this.#options.nowMs() - this.#newestAtMs >= GAME_SILENCE_MS) this.#fallSilent();
  }

  report(): SourceReport {
    const drops = this.#dropped === 0 ? '' : ` ${this.#dropped} messages came too fast and were ignored.`;
    const counts = {
      problem: null,
      feeder: this.#feeder,
      notes: [],
      accepted: this.#accepted,
      refused: this.#refused + this.#dropped,
    };
    if (this.#isFresh) return { state: 'fresh', detail: `A game reports your position.${drops}`, ...counts };
    if (this.#accepted === 0)
      return { state: 'waiting', detail: `No game has reported a position yet.${drops}`, ...counts };
    return { state: 'stale', detail: `The game has stopped reporting your position.${drops}`, ...counts };
  }

  #apply({ game, player }: LocalGameMessage, connection: string | undefined): Result<void, GameFailureCode> {
    const nowMs = this.#options.nowMs();
    // Each message without a connection may come from another port, so the game's name identifies its sender.
    const feeder = connection === undefined ? `game ${game}` : `connection ${connection}`;
    if (!this.#turns.take(feeder, nowMs)) {
      return this.refuse(
        failure(
          'other-feeder',
          `Another program is reporting the position. It keeps its turn until it has been silent for ${FEEDER_HOLD_MS / 1_000} s.`,
        ),
      );
    }
    this.#newestAtMs = nowMs;
    this.#isFresh = true;
    this.#feeder = parseParticipantName(game) ?? '';
    this.#accepted++;
    this.#options.listener(reportOfPlayer(player));
    return success(undefined);
  }

  #fallSilent(): void {
    this.#isFresh = false;
    this.#options.listener(undefined);
  }
}

function tokenIn(json: unknown): unknown {
  return typeof json === 'object' && json !== null && 'token' in json ? json.token : undefined;
}
