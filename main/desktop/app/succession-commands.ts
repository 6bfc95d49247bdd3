import type { EarshotContract } from '../../../shared/ipc/contract.ts';
import type { Handlers } from '../../../shared/ipc/define.ts';
import { failure, success } from '../../../shared/result.ts';
import { isVoteStatement } from '../../../shared/succession/statements.ts';
import type { TypedEmitter } from '../../../shared/typed-emitter.ts';
import type { LobbyCommands } from './lobby-commands.ts';
import type { AppEvents, HostedLobby, OwnStandby, SettingsStore, StandbyHosting, VotesStore, Voter } from './ports.ts';

interface SuccessionDependencies {
  readonly voter: Voter;
  readonly votes: VotesStore;
  readonly standby: StandbyHosting;
  readonly settings: Pick<SettingsStore, 'read'>;
}

interface SuccessionCommands {
  readonly handlers: Pick<
    Handlers<EarshotContract>,
    | 'succession:open'
    | 'succession:recall'
    | 'succession:remember'
    | 'succession:sign-vote'
    | 'standby:open'
    | 'standby:receive'
    | 'standby:host-lost'
    | 'standby:follow'
    | 'standby:close'
  >;
  /** The window is gone, and its place in the lobby with it. Resolves when no standby host is left. */
  close(): Promise<void>;
}

/** The window has left the lobby that a standby host has just taken over: another member shall have it. */
async function passOn(lobby: HostedLobby): Promise<void> {
  lobby.onMoved(() => void lobby.close());
  if ((await lobby.handOver()) === '') await lobby.close();
}

/** Provides the commands for lobbies that outlive their host. */
export function createSuccessionCommands(
  { voter, votes, standby, settings }: SuccessionDependencies,
  lobbies: Pick<LobbyCommands, 'adopt' | 'followHost'>,
  events: TypedEmitter<AppEvents>,
): SuccessionCommands {
  let own: OwnStandby | undefined;

  async function close(): Promise<void> {
    const closing = own;
    own = undefined;
    await closing?.leave();
  }

  return {
    handlers: {
      'succession:open': async () =>
        success({
          publicKey: voter.publicKey,
          votes: votes.isKnown,
          hosts: settings.read().canHost,
          cores: standby.cores,
        }),
      'succession:recall': async ({ lobby }) => success({ memory: votes.read(lobby) }),
      'succession:remember': async ({ lobby, memory }) => {
        await votes.remember(lobby, memory);
        return success({});
      },
      'succession:sign-vote': async ({ statement }) =>
        isVoteStatement(statement)
          ? success({ signature: voter.sign(statement) })
          : failure('internal', 'Only votes are signed here.'),
      'standby:open': async ({ host }) => {
        await close();
        const opened = standby.open({
          host,
          send: (report) => {
            if (own === opened) events.emit('standby:report', { report });
          },
          onHosting: (lobby) => void (own === opened ? lobbies.adopt(lobby) : passOn(lobby)),
        });
        own = opened;
        return success({});
      },
      'standby:receive': async ({ message }) => {
        own?.receive(message);
        return success({});
      },
      'standby:host-lost': async ({ isLost }) => {
        own?.setHostLost(isLost);
        return success({});
      },
      'standby:follow': async ({ host }) => {
        own?.follow(host);
        lobbies.followHost(host);
        return success({});
      },
      'standby:close': async () => {
        await close();
        return success({});
      },
    },
    close,
  };
}
