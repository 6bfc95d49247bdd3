import { parentPort, workerData } from 'node:worker_threads';
import { invariant } from '../../shared/invariant.ts';
import type { HostedLobby } from './hosted-lobby.ts';
import type { HostCommand, HostOptions, HostReport, LobbyCommand, LobbyReport } from './host-options.ts';
import type { HostedLobbyEvents } from './lobby-core.ts';
import type { HostOrder, OrderOutcome } from './host-order.ts';
import { openHost } from './open-host.ts';
import { createEntryLog } from '../../shared/log.ts';
import { failure } from '../../shared/result.ts';

/** The host's thread: signalling, room and WebRTC transports of its lobbies. It starts the mixer's threads. */

invariant(parentPort !== null, 'a lobby is hosted in a worker, so that nothing can block the main process');
const port = parentPort;
const report = (message: HostReport): void => port.postMessage(message);
/** The last of the orders, which take a moment where they hash a password. */
let orders = Promise.resolve();
const log = createEntryLog((entry) => report({ type: 'log', entry }));

// One peer's broken packet must never end everybody's lobby: errors that reach this point are logged, and the lobby
// continues.
process.on('uncaughtException', (error) => log.error('Unexpected failure in the host.', error));
process.on('unhandledRejection', (reason) => log.error('Unexpected rejection in the host.', reason));

const eventsOf = (lobby: number): HostedLobbyEvents => {
  const tell = (message: LobbyReport): void => report({ type: 'lobby', lobby, report: message });
  return {
    onStatistics: (statistics) => tell({ type: 'statistics', statistics }),
    onReach: (reach) => tell({ type: 'reach', reach }),
    onKnock: (knock) => tell({ type: 'knock', knock }),
    onRoles: (roles) => tell({ type: 'roles', roles }),
    onBanned: () => tell({ type: 'banned' }),
    onClaimed: (name) => tell({ type: 'claimed', name }),
    onState: (state) => tell({ type: 'state', state }),
    onKnockGone: (id) => tell({ type: 'knock-gone', id }),
    onSuccession: (succession) => tell({ type: 'succession', report: succession }),
    log,
    onDied: (error) => {
      report({ type: 'failed', code: 'internal', message: `The mixer ended: ${error.message}` });
      process.exit(1);
    },
  };
};
const opened = await openHost(workerData as HostOptions, log, eventsOf, (step) => report({ type: 'step', step })).catch(
  (error: unknown) => {
    log.error('The lobby could not open.', error);
    return failure('internal', "The lobby couldn't open. See the log for the reason.");
  },
);
if (opened.ok) {
  const { lobbies, close } = opened.value;
  port.on('message', (command: HostCommand) => {
    if (command.type === 'close') void close(command.how).finally(() => process.exit(0));
    else obey(lobbies[command.lobby], command.lobby, command.command);
  });
  report({ type: 'ready', descriptions: await Promise.all(lobbies.map((lobby) => lobby.describe())) });
} else {
  report({ type: 'failed', ...opened.error });
}

function obey(lobby: HostedLobby | undefined, index: number, command: LobbyCommand): void {
  invariant(lobby !== undefined, 'commands go to lobbies that were described');
  if (command.type === 'set-rules') lobby.setRules(command.rules, command.phase);
  else if (command.type === 'set-roles') lobby.setRoles(command.changes);
  else if (command.type === 'set-secret') lobby.setSecret(command.secret);
  else if (command.type === 'answer-knock') lobby.answerKnock(command.id, command.isWelcome);
  else if (command.type === 'set-listing') lobby.setListing(command.listing);
  else if (command.type === 'change-servers') lobby.changeServers(command.change);
  else if (command.type === 'order')
    // The answers come in the order of the questions.
    orders = orders.then(() => carryOut(lobby, index, command.order));
  else if (command.type === 'people')
    report({ type: 'lobby', lobby: index, report: { type: 'people', people: lobby.people() } });
  else if (command.type === 'succession') lobby.obeySuccession(command.command);
  else
    void lobby
      .describe()
      .then((description) => report({ type: 'lobby', lobby: index, report: { type: 'description', description } }));
}

async function carryOut(lobby: HostedLobby, index: number, order: HostOrder): Promise<void> {
  let outcome: OrderOutcome = { type: 'refused', code: 'moderation-refused', name: '' };
  try {
    outcome = await lobby.order(order);
  } catch (error) {
    log.error('An order could not be carried out.', error);
  }
  report({ type: 'lobby', lobby: index, report: { type: 'ordered', outcome } });
}
