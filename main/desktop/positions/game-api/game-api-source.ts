import type { Failure } from '../../../../shared/result.ts';
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
  accepted: 0,
  refused: 0,
};
const NOWHERE = { url: '', token: '' };

export interface GameApiOptions {
  /** Folder of the file with address and token. */
  readonly dataFolder: string;
  /** Ports to try, in this order; 0 = any. */
  readonly portNumbers: readonly number[];
  /** Monotonic. */
  readonly nowMs: () => number;
  readonly schedule: Schedule;
  readonly log: Log;
}

/** A position source that is the local game API: HTTP, WebSocket and UDP on one loopback port. */
export function createGameApiSource(options: GameApiOptions): AddressedSource {
  const { dataFolder, portNumbers, log } = options;
  let open: OpenApi | undefined;
  let flaw: Failure<'port-in-use'> | undefined;

  return {
    id: 'game-api',
    async start(listener) {
      const loopback = await openLoopback(portNumbers);
      if (!loopback.ok) {
        flaw = loopback.error;
        log.warn(`Games cannot report positions: ${flaw.message}`);
        return;
      }
      const token = await readOrMakeToken(dataFolder);
      open = serve(loopback.value, token, listener, options);
      await writeGameApiFile(dataFolder, open.address, log);
      log.info(`Games can report positions to ${open.address.url}.`);
    },
    describe: () => open?.address ?? NOWHERE,
    report: () =>
      open?.intake.report() ??
      (flaw === undefined ? OFF : { ...OFF, state: 'failed', detail: flaw.message, problem: flaw.code }),
    async stop() {
      const closing = open;
      open = undefined;
      await closing?.close();
    },
  };
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
  const { nowMs, schedule, log } = options;
  const { server, socket, port } = loopback;
  const url = `http://127.0.0.1:${port}`;
  const intake = new GameIntake({ token, nowMs, listener });
  const endpoint = { intake, token, nowMs };
  const webSockets = createWebSocketEndpoint(endpoint);
  server.on('request', createHttpEndpoint(endpoint, describeGameApi(url)));
  server.on('upgrade', (request, stream, head) => webSockets.upgrade(request, stream, head));
  server.on('error', (error) => log.error('The local game API failed.', error));
  socket.on('error', (error) => log.error('The local game API failed (UDP).', error));
  serveUdp(socket, endpoint);
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
