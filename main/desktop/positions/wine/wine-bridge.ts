import type { EarshotContract } from '../../../../shared/ipc/contract.ts';
import type { PayloadOf } from '../../../../shared/ipc/define.ts';
import type { Log } from '../../../../shared/log.ts';
import { failure, success, type Result } from '../../../../shared/result.ts';
import type { Schedule } from '../../../../shared/schedule.ts';
import type { BridgeProcess } from './bridge-process.ts';
import type { WineGame } from './wine-games.ts';

export type WineStatus = PayloadOf<EarshotContract, 'positions:wine'>;

/** While somebody looks, a bridge runs, or one has to start with the game. */
const SCAN_INTERVAL_MS = 3_000;
/** While no game is linked, for a hint. */
const IDLE_SCAN_INTERVAL_MS = 10_000;

export interface WineBridgeOptions {
  /** Returns the games that run in Wine and Proton. */
  readonly findGames: () => readonly WineGame[];
  /** Returns the bridge's program for a game, or says how to get it. */
  readonly prepareProgram: (game: WineGame) => Promise<Result<string, 'no-bridge-program'>>;
  /** Starts the program in the game's Wine. */
  readonly startProcess: (game: WineGame, program: string) => BridgeProcess;
  /** Whether a game's position arrives, so that nobody needs a hint. */
  readonly isLinked: () => boolean;
  /** Whether the bridge starts with every game. */
  readonly startsWithGames: () => boolean;
  readonly listener: (status: WineStatus) => void;
  readonly schedule: Schedule;
  readonly log: Log;
}

interface RunningBridge {
  readonly game: WineGame;
  readonly process: BridgeProcess;
}

/**
 * Notices games in Wine and Proton, whose positions only a program in the same Wine can read, and runs that program,
 * the bridge. It ends with the game: otherwise it would keep Wine running, and Steam would consider the game running.
 */
export class WineBridge {
  readonly #options: WineBridgeOptions;
  #games: readonly WineGame[] = [];
  #isWatched = false;
  #isClosed = false;
  #cancelScan = (): void => {};
  #running: RunningBridge | undefined;
  #state: WineStatus['bridge'] = 'off';
  /** The prefix that the bridge belongs to, also while it starts and after it failed. */
  #prefix = '';
  /** Prefixes whose bridge does not start with the game again: it failed, or was stopped. */
  readonly #declined = new Set<string>();
  #sent = '';

  constructor(options: WineBridgeOptions) {
    this.#options = options;
    this.#scan();
  }

  status(): WineStatus {
    return {
      games: this.#games.map(({ name, prefix, isProton }) => ({ name, prefix, isProton })),
      bridge: this.#state,
      prefix: this.#prefix,
    };
  }

  /** Looks more often while somebody does. */
  watch(isWatched: boolean): void {
    this.#isWatched = isWatched;
    this.#scan();
  }

  /** Reports the latest status again. */
  announce(): void {
    this.#sent = '';
    this.#send();
  }

  /** Starts the bridge for the game in `prefix`. Resolves when it carries positions, or with the reason why not. */
  async start(prefix: string): Promise<Result<void, 'no-bridge-program' | 'bridge-failed' | 'game-ended'>> {
    const game = this.#games.find((each) => each.prefix === prefix);
    if (game === undefined)
      return failure('game-ended', 'This game is no longer running. Start it again, then start the bridge.');
    if (this.#state === 'starting' || this.#running?.game.prefix === prefix) return success(undefined);
    this.#end();
    this.#show('starting', prefix);
    const program = await this.#options.prepareProgram(game);
    if (!program.ok) return this.#fail(game, program);
    if (this.#isClosed) return success(undefined);
    const process = this.#options.startProcess(game, program.value);
    const running = { game, process };
    this.#running = running;
    void process.ended.then((reason) => this.#lose(running, reason));
    if (!(await process.started))
      return this.#fail(
        game,
        failure('bridge-failed', `The bridge did not start in ${prefix}: ${await process.ended}.`),
      );
    this.#show('running', prefix);
    // From now on the end of the game must be noticed soon.
    this.#scan();
    return success(undefined);
  }

  /** Ends the bridge. It does not start with this game again. */
  stop(): void {
    this.#declined.add(this.#prefix);
    this.#end();
    this.#show('off', '');
  }

  close(): void {
    this.#isClosed = true;
    this.#cancelScan();
    this.#end();
  }

  #scan(): void {
    this.#cancelScan();
    if (this.#isClosed) return;
    const { findGames, isLinked, startsWithGames, schedule } = this.#options;
    const isBusy = this.#isWatched || this.#running !== undefined || startsWithGames();
    if (isBusy || !isLinked()) this.#see(findGames());
    this.#cancelScan = schedule(() => this.#scan(), isBusy ? SCAN_INTERVAL_MS : IDLE_SCAN_INTERVAL_MS);
  }

  #see(games: readonly WineGame[]): void {
    this.#games = games;
    const isThere = (prefix: string): boolean => games.some((game) => game.prefix === prefix);
    for (const prefix of this.#declined) if (!isThere(prefix)) this.#declined.delete(prefix);
    if (this.#prefix !== '' && this.#state !== 'starting' && !isThere(this.#prefix)) {
      this.#end();
      this.#show('off', '');
    }
    this.#send();
    const wanted = this.#options.startsWithGames()
      ? games.find(({ prefix }) => !this.#declined.has(prefix))
      : undefined;
    if (wanted !== undefined && (this.#state === 'off' || this.#state === 'failed')) void this.start(wanted.prefix);
  }

  #fail<Failed extends Result<never>>({ prefix }: WineGame, failed: Failed): Failed {
    this.#declined.add(prefix);
    this.#options.log.warn(`Mumble Link in Wine is not read. ${failed.ok ? '' : failed.error.message}`);
    this.#end();
    this.#show('failed', prefix);
    return failed;
  }

  #lose(running: RunningBridge, reason: string): void {
    if (this.#running !== running || this.#state !== 'running') return;
    this.#fail(running.game, failure('bridge-failed', `The bridge has ended: ${reason}.`));
  }

  #end(): void {
    const running = this.#running;
    this.#running = undefined;
    running?.process.end();
  }

  #show(state: WineStatus['bridge'], prefix: string): void {
    if (state !== this.#state) this.#options.log.info(`The bridge for games in Wine: ${state}. ${prefix}`);
    this.#state = state;
    this.#prefix = prefix;
    this.#send();
  }

  #send(): void {
    const status = this.status();
    const text = JSON.stringify(status);
    if (text === this.#sent || this.#isClosed) return;
    this.#sent = text;
    this.#options.listener(status);
  }
}
