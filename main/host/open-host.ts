import type { Log } from '../../shared/log.ts';
import { success, type Result } from '../../shared/result.ts';
import { HostCredentials } from './host-credentials.ts';
import { openHostedLobby, type HostedLobby } from './hosted-lobby.ts';
import type { HostedLobbyEvents } from './lobby-core.ts';
import type { HostEnd, HostFailureCode, HostOptions, OpeningStep } from './host-options.ts';
import { HostPort } from './host-port.ts';

/** A host with its lobbies. */
export interface RunningHost {
  readonly lobbies: readonly HostedLobby[];
  /** Lets nobody else in, says goodbye to everybody, then stops listening. */
  close(how: HostEnd): Promise<void>;
}

/**
 * Opens a host's port and its lobbies, which share nothing but the port. `eventsOf` returns what a lobby reports to,
 * counted from 0. `onStep`: called when a step begins.
 */
export async function openHost(
  options: HostOptions,
  log: Log,
  eventsOf: (lobby: number) => HostedLobbyEvents,
  onStep: (step: OpeningStep) => void = () => undefined,
): Promise<Result<RunningHost, HostFailureCode>> {
  const { furtherLobbies = [], bindAddress, rendezvous = [], keepsState = false } = options;
  const first = { options, credentials: await HostCredentials.open(options, Date.now()) };
  onStep('port');
  const opened = await HostPort.open(options, first.credentials.identity, log);
  if (!opened.ok) return opened;
  const port = opened.value;
  onStep('lobbies');
  const lobbies = [await openHostedLobby({ ...first, port, events: eventsOf(0) })];
  for (const [index, further] of furtherLobbies.entries())
    lobbies.push(
      await openHostedLobby({
        port,
        options: { ...further, bindAddress, rendezvous, keepsState },
        credentials: await HostCredentials.open(further, Date.now()),
        events: eventsOf(index + 1),
      }),
    );
  return success({
    lobbies,
    close: async (how) => {
      port.letNobodyIn();
      await Promise.all(lobbies.map((lobby) => lobby.close(how)));
      await port.close();
    },
  });
}
