import type { Schedule } from '../../../../shared/schedule.ts';
import type { Log } from '../../../../shared/log.ts';
import type { AddressedSource } from '../position-service.ts';
import type { PositionReport, SourceReport } from '../position-source.ts';
import { describeGameApi } from './api-description.ts';
import { readOrMakeToken, writeGameApiFile } from './game-api-file.ts';
import { GameIntake } from './game-intake.ts';
import { createHttpEndpoint } from './http-endpoint.ts';
import { openLoopback, type Loopback } from './open-loopback.ts';
import { serveUdp } from './udp-endpoint.ts';
import { createWebSocketEndpoint } from './web-socket-endpoint.ts';

/** The port next to that of lobbies, then those below it; lobbies use those above. */
export const GAME_API_PORTS: readonly number[] = [7_776, 7_775, 7_774, 7_773, 7_772, 7_771, 7_770, 7_769];

const SILENCE_CHECK_MS = 100;

const OFF: SourceReport = {
  state: 'off',
  detail: 'It has not started yet.',
  problem: null,
  feeder: '',
  notes: [],
  accepted: 0,
  refused: 0,
};
const NOWHERE = { url: '', token: '' };

/** The player's choices for the API. */
export interface GameApiChoice {
  /** null = the first free one of the usual ports. */
  readonly port: number | null;
  /** The origins of web pages that may use the API with the token. */
  readonly origins: readonly string[];
}

export interface GameApiOptions {
  /** Folder of the file with address and token. */
  readonly dataFolder: string;
  /** Ports to try, in this order, unless the player chose one; 0 = any. */
  readonly portNumbers: readonly number[];
  readonly choice: () => GameApiChoice;
  /** Calls `listener` whenever the choice may have changed. Returns a function that stops that. */
  readonly onChoice: (listener: () => void) => () => void;
  /** Monotonic. */
  readonly nowMs: () => number;
  readonly schedule: Schedule;
  readonly log: Log;
}

/**
 * A position source that is the local game API: HTTP, WebSocket and UDP on one loopback port. When the player chooses
 * another port, it closes and opens again there.
 */
export function createGameApiSource(options: GameApiOptions): AddressedSource {
  const { dataFolder, portNumbers, choice, onChoice, log } = options;
  let open: OpenApi | undefined;
  let openedFor: number | null = null;
  let flaw: SourceFlaw | undefined;
  let listener: (report: PositionReport | undefined) => void = () => undefined;
  let isStopped = false;
  let ignoreChoice = (): void => {};
  /** Opening and closing happen one after the other. */
  let turn: Promise<void> = Promise.resolve();

  async function openNow(): Promise<void> {
    const { port } = choice();
    openedFor = port;
    flaw = undefined;
    const loopback = await openLoopback(port === null ? portNumbers : [port]);
    if (!loopback.ok) {
      const { message } = loopback.error;
      flaw = { problem: port === null ? 'port-in-use' : 'chosen-port', message };
      log.warn(`Games cannot report positions: ${message}`);
      return;
    }
    const token = await readOrMakeToken(dataFolder);
    open = serve(loopback.value, token, (report) => listener(report), options);
    await writeGameApiFile(dataFolder, open.address, log);
    log.info(`Games can report positions to ${open.address.url}.`);
  }

  async function closeNow(): Promise<void> {
    const closing = open;
    open = undefined;
    await closing?.close();
    if (closing?.intake.report().state === 'fresh') listener(undefined);
  }

  function takeTurn(work: () => Promise<void>): Promise<void> {
    turn = turn.then(work).catch((error: unknown) => log.error('The local game API could not open again.', error));
    return turn;
  }

  async function followChoice(): Promise<void> {
    if (isStopped || choice().port === openedFor) return;
    await closeNow();
    await openNow();
  }

  return {
    id: 'game-api',
    start(heard) {
      listener = heard;
      ignoreChoice = onChoice(() => void takeTurn(followChoice));
      return takeTurn(openNow);
    },
    async describe() {
      await turn;
      return open?.address ?? NOWHERE;
    },
    report: () =>
      open?.intake.report() ??
      (flaw === undefined ? OFF : { ...OFF, state: 'failed', detail: flaw.message, problem: flaw.problem }),
    async stop() {
      isStopped = true;
      ignoreChoice();
      await takeTurn(closeNow);
    },
  };
}

interface SourceFlaw {
  readonly problem: 'port-in-use' | 'chosen-port';
  readonly message: string;
}

interface OpenApi {
  readonly address: { readonly url: string; readonly token: string };
  readonly intake: GameIntake;
  close(): Promise<void>;
}

function serve(
  loopback: Loopback,
  token: string,
  listener: (report: PositionReport | undefined) => void,
  options: GameApiOptions,
): OpenApi {
  const { choice, nowMs, schedule, log } = options;
  const { ends, port } = loopback;
  const url = `http://127.0.0.1:${port}`;
  const intake = new GameIntake({ token, nowMs, listener });
  const endpoint = { intake, token, allowedOrigins: () => choice().origins, nowMs };
  const webSockets = createWebSocketEndpoint(endpoint);
  const answer = createHttpEndpoint(endpoint, describeGameApi(url));
  for (const { server, socket } of ends) {
    server.on('request', answer);
    server.on('upgrade', (request, stream, head) => webSockets.upgrade(request, stream, head));
    server.on('error', (error) => log.error('The local game API failed.', error));
    socket.on('error', (error) => log.error('The local game API failed (UDP).', error));
  }
  serveUdp(
    ends.map(({ socket }) => socket),
    endpoint,
  );
  let cancel = (): void => {};
  const checkSilence = (): void => {
    intake.checkSilence();
    cancel = schedule(checkSilence, SILENCE_CHECK_MS);
  };
  checkSilence();
  return {
    address: { url, token },
    intake,
    async close() {
      cancel();
      webSockets.close();
      await loopback.close();
    },
  };
}
