import type { EarshotContract } from '../../../shared/ipc/contract.ts';
import type { Handlers, ResponseOf } from '../../../shared/ipc/define.ts';
import type { FailureCode } from '../../../shared/ipc/failure-codes.ts';
import { MIN_LOBBY_PASSWORD_CHARACTERS, type HostListing } from '../../../shared/ipc/lobbies-contract.ts';
import { parseParticipantName } from '../../../shared/model/name.ts';
import { toBase64Url, type Invitation } from '../../../shared/protocol/invitation/invitation.ts';
import { parseInvitation } from '../../../shared/protocol/invitation/parse-invitation.ts';
import type { Settings } from '../../../shared/model/settings.ts';
import { parseRendezvousAddress } from '../../../shared/protocol/rendezvous-address.ts';
import { serverChange } from '../../../shared/rendezvous/server-change.ts';
import { failure, success, type Result } from '../../../shared/result.ts';
import type { TypedEmitter } from '../../../shared/typed-emitter.ts';
import { ExclusiveSlot } from '../../../shared/join/exclusive-slot.ts';
import type { Schedule } from '../../../shared/schedule.ts';
import { passLobbyOn } from './pass-lobby-on.ts';
import type { AppEvents, HostedLobby, LobbyHosting, SettingsStore } from './ports.ts';
import type { Log } from '../../../shared/log.ts';

interface LobbyDependencies {
  readonly hosting: LobbyHosting;
  readonly settings: Pick<SettingsStore, 'read' | 'onChange'>;
  readonly schedule: Schedule;
  readonly log: Log;
}

export interface LobbyCommands {
  readonly handlers: Pick<
    Handlers<EarshotContract>,
    | 'lobby:host'
    | 'lobby:practice'
    | 'lobby:invite'
    | 'lobby:renew-invitation'
    | 'lobby:set-rules'
    | 'lobby:set-roles'
    | 'lobby:describe-roles'
    | 'lobby:describe-game-api'
    | 'lobby:describe-reach'
    | 'lobby:answer-knock'
    | 'lobby:set-listing'
    | 'lobby:hand-over'
    | 'lobby:close'
  >;
  /** Takes a lobby that a standby host on this machine has now. It replaces the lobby that this machine hosts. */
  adopt(lobby: HostedLobby): Promise<void>;
  /** The window follows this host: another one than the lobby that this machine hosts sends everybody there. */
  followHost(host: Parameters<HostedLobby['follow']>[0]): void;
  /** Returns whether `invitation` leads to the lobby that this machine hosts. */
  isHostedHere(invitation: Invitation): boolean;
  /**
   * Lets a successor have the lobby if somebody stands by, and closes it. Resolves when every lobby that was opening is
   * closed too. `onHandingOver`: called when a successor is asked.
   */
  end(onHandingOver: () => void): Promise<void>;
}

/** Provides the commands for the lobby that this machine hosts: one at a time. */
export function createLobbyCommands(
  { hosting, settings, schedule, log }: LobbyDependencies,
  events: TypedEmitter<AppEvents>,
): LobbyCommands {
  const slot = new ExclusiveSlot<HostedLobby>((lobby) => lobby.close());
  /** Resolves when the lobby that moved away last is closed. */
  let closing = Promise.resolve();

  const serversOf = ({ rendezvous }: Pick<Settings, 'rendezvous'>): readonly string[] =>
    rendezvous.flatMap((text) => parseRendezvousAddress(text) ?? []);
  let servers = serversOf(settings.read());
  settings.onChange((changed) => {
    const now = serversOf(changed);
    const change = serverChange(servers, now);
    servers = now;
    if (change !== undefined) slot.current?.changeServers(change);
  });

  /** SHA-256 of the hosted lobby's certificate, base64url; undefined = there is none. */
  function hostedPin(): string | undefined {
    const hosted = slot.current === undefined ? undefined : parseInvitation(slot.current.invitation);
    return hosted?.ok === true ? toBase64Url(hosted.value.certificateSha256) : undefined;
  }

  async function open(
    start: () => Promise<Result<HostedLobby, FailureCode>>,
  ): Promise<Result<ResponseOf<EarshotContract, 'lobby:host'>, FailureCode>> {
    const serversAtStart = servers;
    const opened = await slot.replace(start);
    if (!opened.ok) return opened;
    follow(opened.value);
    const change = serverChange(serversAtStart, servers);
    if (change !== undefined) opened.value.changeServers(change);
    log.info('A lobby is hosted.');
    return success({ invitation: opened.value.invitation, notices: [...opened.value.notices] });
  }

  function follow(lobby: HostedLobby): void {
    lobby.onEnded((message) => {
      if (!slot.forget(lobby)) return;
      log.error(`The hosted lobby ended: ${message}`);
      events.emit('lobby:ended', {});
    });
    lobby.onReach((reach) => {
      if (slot.current === lobby) events.emit('lobby:reach', { reach });
    });
    lobby.onRoles((roles) => {
      if (slot.current === lobby) events.emit('lobby:roles', { roles });
    });
    lobby.onKnock((knock) => {
      if (slot.current === lobby) events.emit('lobby:knock', knock);
    });
    lobby.onKnockGone((id) => {
      if (slot.current === lobby) events.emit('lobby:knock-gone', { id });
    });
    lobby.onPreparing((isPreparing) => {
      if (slot.current === lobby) events.emit('lobby:successor-preparing', { isPreparing });
    });
    lobby.onMoved(() => {
      if (slot.forget(lobby)) closing = lobby.close();
    });
  }

  async function adopt(lobby: HostedLobby): Promise<void> {
    const adopted = await slot.replace(async () => success(lobby));
    if (!adopted.ok) return;
    follow(lobby);
    log.info('This machine hosts the lobby now.');
    events.emit('lobby:taken-over', { invitation: lobby.invitation });
  }

  return {
    handlers: {
      'lobby:host': async ({ lobbyName, rules, listing = null, password = '' }) => {
        const name = parseParticipantName(lobbyName);
        if (name === undefined) return failure('bad-name', 'Give the lobby a readable name of at most 32 characters.');
        if (rules.maxMetres <= rules.minMetres) {
          return failure('bad-rules', 'The maximum distance must be greater than the minimum distance.');
        }
        const flaw = findListingFlaw(listing);
        return flaw ?? open(() => hosting.host({ lobbyName: name, rules, listing, password }));
      },
      'lobby:set-listing': async ({ listing }) => {
        const lobby = slot.current;
        if (lobby === undefined) return hostsNone();
        const set = findListingFlaw(listing) ?? lobby.setListing(listing);
        return set.ok ? success({}) : set;
      },
      'lobby:practice': ({ choice }) => open(() => hosting.practice(choice)),
      'lobby:invite': async () => {
        const lobby = slot.current;
        return lobby === undefined ? hostsNone() : success({ invitation: await lobby.invite() });
      },
      'lobby:renew-invitation': async () => {
        const lobby = slot.current;
        return lobby === undefined ? hostsNone() : success({ invitation: await lobby.renewInvitation() });
      },
      'lobby:set-rules': async ({ rules, phase }) => {
        const lobby = slot.current;
        if (lobby === undefined) return hostsNone();
        lobby.setRules(rules, phase);
        return success({});
      },
      'lobby:set-roles': async ({ changes }) => {
        const lobby = slot.current;
        if (lobby === undefined) return hostsNone();
        lobby.setRoles(changes);
        return success({});
      },
      'lobby:describe-roles': async () => {
        const lobby = slot.current;
        return lobby === undefined ? hostsNone() : success({ roles: lobby.roles() });
      },
      'lobby:describe-game-api': async () => {
        const lobby = slot.current;
        return lobby === undefined ? hostsNone() : success(await lobby.describeGameApi());
      },
      'lobby:describe-reach': async () => {
        const lobby = slot.current;
        return lobby === undefined ? hostsNone() : success({ reach: await lobby.reach() });
      },
      'lobby:answer-knock': async ({ id, isWelcome }) => {
        const lobby = slot.current;
        if (lobby === undefined) return hostsNone();
        lobby.answerKnock(id, isWelcome);
        return success({});
      },
      'lobby:hand-over': async () => {
        const lobby = slot.current;
        return lobby === undefined ? hostsNone() : success({ to: await lobby.handOver() });
      },
      'lobby:close': async () => {
        await slot.clear();
        return success({});
      },
    },
    adopt,
    followHost(host) {
      if (slot.current !== undefined && hostedPin() !== host.pin) slot.current.follow(host);
    },
    isHostedHere: ({ certificateSha256 }) => hostedPin() === toBase64Url(certificateSha256),
    async end(onHandingOver) {
      const lobby = slot.current;
      if (lobby !== undefined) await passLobbyOn(lobby, schedule, onHandingOver);
      await Promise.all([slot.drain(), closing]);
    },
  };
}

/** Returns what is wrong with a listing; undefined = nothing. */
function findListingFlaw(listing: HostListing | null): Result<never, 'short-lobby-password'> | undefined {
  const isShort = listing?.access === 'password' && listing.password.length < MIN_LOBBY_PASSWORD_CHARACTERS;
  return isShort
    ? failure('short-lobby-password', `Use a password with at least ${MIN_LOBBY_PASSWORD_CHARACTERS} characters.`)
    : undefined;
}

function hostsNone(): Result<never, 'no-lobby'> {
  return failure('no-lobby', 'This machine hosts no lobby. Host one first.');
}
