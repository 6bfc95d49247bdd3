import { success } from '../../shared/result.ts';
import type { HostedLobby, LobbyHosting } from '../desktop/app/ports.ts';
import { DEFAULT_CAPACITY } from '../host/host-options.ts';
import { startHostThread, type HostThread } from '../host/host-thread.ts';
import type { ScriptChoice } from './choose-script.ts';
import { openPracticeLobby } from './practice-lobby.ts';
import type { Log } from '../../shared/log.ts';

export const PRACTICE_LOBBY_NAME = 'Practice';

export interface LobbyHostingOptions {
  /** Where hosted lobbies listen; practice lobbies stay on the loopback interface. */
  readonly bindAddress: string;
  /** Used if it is free, so that one router rule serves every session; otherwise any port. */
  readonly lobbyPort: number;
  readonly publicAddress: string | null;
  /** What the simulated players of practice lobbies do. */
  readonly practiceScript: ScriptChoice;
  readonly log: Log;
}

/** Creates the lobbies of this machine, each in separate threads. */
export function createLobbyHosting({
  bindAddress,
  lobbyPort,
  publicAddress,
  practiceScript,
  log,
}: LobbyHostingOptions): LobbyHosting {
  return {
    host: async ({ lobbyName, rules }) => {
      const hostOptions = { lobbyName, rules, capacity: DEFAULT_CAPACITY, bindAddress, publicAddress };
      const preferred = await startHostThread({ ...hostOptions, port: lobbyPort }, log);
      // Windows reserves whole ranges of ports, and refuses them without saying that they are in use.
      const isTaken =
        !preferred.ok && (preferred.error.code === 'port-in-use' || preferred.error.code === 'bind-failed');
      const started = isTaken ? await startHostThread({ ...hostOptions, port: 0 }, log) : preferred;
      if (!started.ok) return started;
      const { value: host } = started;
      return success(toHostedLobby(host, (listener) => host.events.on('died', listener), host.close));
    },
    practice: async () => {
      const opened = await openPracticeLobby({
        lobbyName: PRACTICE_LOBBY_NAME,
        script: practiceScript,
        measured: null,
        log,
      });
      if (!opened.ok) return opened;
      const { value: lobby } = opened;
      return success(toHostedLobby(lobby.host, (listener) => lobby.events.on('died', listener), lobby.close));
    },
  };
}

function toHostedLobby(host: HostThread, onEnded: HostedLobby['onEnded'], close: () => Promise<void>): HostedLobby {
  const {
    invitation,
    gameApi: { url, token },
  } = host.description;
  return { invitation, gameApi: { url, token }, setRules: host.setRules, onEnded, close };
}
