import { parentPort, workerData } from 'node:worker_threads';
import { invariant } from '../../shared/invariant.ts';
import type { HostCommand, HostOptions, HostReport } from './host-options.ts';
import { openHostedLobby } from './hosted-lobby.ts';
import { createEntryLog } from '../../shared/log.ts';

/** The host's thread: signalling, room and WebRTC transports of one lobby. It starts the mixer's threads. */

invariant(parentPort !== null, 'a lobby is hosted in a worker, so that nothing can block the main process');
const port = parentPort;
const report = (message: HostReport): void => port.postMessage(message);
const log = createEntryLog((entry) => report({ type: 'log', entry }));

// One peer's broken packet must never end everybody's lobby: errors that reach this point are logged, and the lobby
// continues.
process.on('uncaughtException', (error) => log.error('Unexpected failure in the host.', error));
process.on('unhandledRejection', (reason) => log.error('Unexpected rejection in the host.', reason));

const hosted = await openHostedLobby(workerData as HostOptions, {
  onStatistics: (statistics) => report({ type: 'statistics', statistics }),
  onReach: (reach) => report({ type: 'reach', reach }),
  onKnock: (knock) => report({ type: 'knock', knock }),
  onKnockGone: (id) => report({ type: 'knock-gone', id }),
  log,
  onDied: (error) => {
    report({ type: 'failed', code: 'internal', message: `The mixer ended: ${error.message}` });
    process.exit(1);
  },
});
if (hosted.ok) {
  const { value: lobby } = hosted;
  port.on('message', (command: HostCommand) => {
    if (command.type === 'set-rules') lobby.setRules(command.rules, command.phase);
    else if (command.type === 'set-secret') lobby.setSecret(command.secret);
    else if (command.type === 'answer-knock') lobby.answerKnock(command.id, command.isWelcome);
    else if (command.type === 'set-listing') lobby.setListing(command.listing);
    else if (command.type === 'describe')
      void lobby.describe().then((description) => report({ type: 'description', description }));
    else void lobby.close().finally(() => process.exit(0));
  });
  report({ type: 'ready', description: await lobby.describe() });
} else {
  report({ type: 'failed', ...hosted.error });
}
