import type { HostAddress } from '../../../shared/protocol/invitation/invitation.ts';
import { failure, success, type Result } from '../../../shared/result.ts';
import type { LobbyHosting } from '../../desktop/app/ports.ts';
import { createSecret } from '../../host/host-keys.ts';
import { noticeText, type HostNotice } from '../../host/host-notice.ts';
import { DEFAULT_CAPACITY, type HostKeys, type HostListing } from '../../host/host-options.ts';
import { startHostThread, type HostThread } from '../../host/host-thread.ts';
import { practiceScript, type ScriptChoice } from '../../practice/choose-script.ts';
import { openPracticeLobby, PRACTICE_LOBBY_NAME } from '../../practice/practice-lobby.ts';
import type { Log } from '../../../shared/log.ts';
import { hasNoDirectory, toHostedLobby, toListedLobby } from './hosted-lobby.ts';

/** Where game servers on this machine send positions without TLS, if it is free; otherwise any port. */
const GAME_PORT = 7_778;

/** Keeps the keys of this machine's lobbies from one start to the next. */
interface HostKeysStore {
  read(): Promise<Result<HostKeys, 'keys-damaged' | 'keys-unread'>>;
  store(keys: HostKeys): Promise<Result<HostKeys, 'keys-unread'>>;
}

/** How others reach the lobbies of this machine. */
export interface HostingPlace {
  /** Used if it is free, so that one router rule serves every session; otherwise any port. */
  readonly lobbyPort: number;
  readonly publicAddress: string | null;
  /** The port at the public address; not given = that of the lobby. */
  readonly publicPort?: number;
  /** Whether routers are asked to forward the port. */
  readonly mapsPorts: boolean;
  /** Whether the lobby shows itself on the local network. */
  readonly showsOnLan: boolean;
  /** The origins of web pages that may send positions with the game token. */
  readonly gameOrigins: readonly string[];
  /** The rendezvous servers at which guests find the lobby. */
  readonly rendezvous: readonly string[];
  /** STUN servers beside theirs. */
  readonly stunServers: readonly HostAddress[];
}

export interface LobbyHostingOptions {
  /** Where hosted lobbies listen; practice lobbies stay on the loopback interface. */
  readonly bindAddress: string;
  /** Returns how the next lobby is to be reached. */
  readonly findPlace: () => Result<HostingPlace, 'bad-address'>;
  readonly keys: HostKeysStore;
  /** File that remembers what routers were asked for. */
  readonly mappingRecord: string;
  /** Folder of the reports that lobbies of this machine get. */
  readonly reportsFolder: string;
  /** The identity of the player, who the lobbies show as their host; '' = none. */
  readonly identity: string;
  /** The behaviour of the simulated players in practice lobbies, unless the window chooses one. */
  readonly practiceScript: ScriptChoice;
  readonly log: Log;
}

/** Creates the lobbies of this machine, each in separate threads. */
export function createLobbyHosting(options: LobbyHostingOptions): LobbyHosting {
  const { log } = options;
  return {
    host: async ({ lobbyName, rules, listing, password = '' }) => {
      const stored = await options.keys.read();
      if (!stored.ok && stored.error.code === 'keys-damaged') return failure('keys-damaged', stored.error.message);
      if (!stored.ok) log.warn(`The invitation can't be kept, so it ends with this lobby. ${stored.error.message}`);
      const place = options.findPlace();
      if (!place.ok) return place;
      const { lobbyPort, ...reach } = place.value;
      if (listing !== null && reach.rendezvous.length === 0) return hasNoDirectory();
      const { bindAddress, mappingRecord, reportsFolder } = options;
      const hostOptions = {
        ...{ lobbyName, rules, capacity: DEFAULT_CAPACITY, bindAddress, ...reach, gamePorts: [GAME_PORT, 0] },
        ...{ mappingRecord, reportsFolder, listing },
        ...{ succession: { identity: options.identity }, door: { password } },
        ...(stored.ok ? { keys: stored.value } : {}),
      };
      const preferred = await startHostThread({ ...hostOptions, port: lobbyPort }, log);
      // Windows reserves whole ranges of ports, and refuses them without saying that they are in use.
      const isTaken =
        !preferred.ok && (preferred.error.code === 'port-in-use' || preferred.error.code === 'bind-failed');
      const started = isTaken ? await startHostThread({ ...hostOptions, port: 0 }, log) : preferred;
      if (!started.ok) return started;
      const { value: host } = started;
      const notices = noticesOf(host, lobbyPort);
      for (const notice of notices) log.warn(noticeText(notice));
      const secrets = createLobbySecrets(options, stored.ok, host);
      secrets.follow(listing);
      const { renew } = secrets;
      const hosted = toHostedLobby(host, notices, renew, (listener) => host.events.on('died', listener), host.close);
      return success({ ...hosted, ...toListedLobby(host, reach.rendezvous, secrets.follow) });
    },
    practice: async (choice) => {
      const opened = await openPracticeLobby({
        lobbyName: PRACTICE_LOBBY_NAME,
        script: choice === undefined ? options.practiceScript : practiceScript(choice === 'wander' ? null : choice),
        measured: null,
        log,
      });
      if (!opened.ok) return opened;
      const { value: lobby } = opened;
      const renew = async (): Promise<void> => lobby.host.setSecret(createSecret());
      const hosted = toHostedLobby(lobby.host, [], renew, (listener) => lobby.events.on('died', listener), lobby.close);
      // Simulated players have nowhere to go.
      return success({
        ...hosted,
        setListing: hasNoDirectory,
        changeServers: () => undefined,
        handOver: async () => '',
      });
    },
  };
}

/** The secrets of a lobby and the next one, which usually are the same. */
interface LobbySecrets {
  /** Makes another invitation. Resolves when it is stored. */
  renew(): Promise<void>;
  /**
   * Handles a listing. An open one shows the invitation to everybody: the next lobby gets another one, however this one
   * ends, and this one gets another when it is listed otherwise or not at all.
   */
  follow(listing: HostListing | null): void;
}

function createLobbySecrets(
  { keys, log }: Pick<LobbyHostingOptions, 'keys' | 'log'>,
  isStored: boolean,
  host: Pick<HostThread, 'setSecret'>,
): LobbySecrets {
  let isPublic = false;
  let storing = Promise.resolve();
  const store = (secret: Uint8Array): Promise<void> => {
    storing = storing.then(async () => {
      const kept = await keys.read();
      const saved = kept.ok ? await keys.store({ ...kept.value, secret }) : kept;
      if (!saved.ok) log.warn(`The new invitation can't be kept, so it ends with this lobby. ${saved.error.message}`);
    });
    return storing;
  };
  const renew = async (): Promise<void> => {
    const secret = createSecret();
    host.setSecret(secret);
    // While everybody sees this lobby's invitation, the stored secret is the next one's.
    if (!isPublic) await store(secret);
  };
  return {
    renew,
    follow: (listing) => {
      const wasPublic = isPublic;
      isPublic = listing?.access === 'open';
      if (isPublic && !wasPublic && isStored) void store(createSecret());
      if (wasPublic && !isPublic) void renew();
    },
  };
}

function noticesOf({ description: { port, isOnlyLoopback } }: HostThread, wantedPort: number): readonly HostNotice[] {
  return [
    ...(port === wantedPort ? [] : [{ code: 'other-port', wantedPort, port } as const]),
    ...(isOnlyLoopback ? [{ code: 'only-loopback' } as const] : []),
  ];
}
