import type { EarshotContract } from '../../../shared/ipc/contract.ts';
import type { Handlers } from '../../../shared/ipc/define.ts';
import type { Log } from '../../../shared/log.ts';
import { parseParticipantName } from '../../../shared/model/name.ts';
import { formatInvitation } from '../../../shared/protocol/invitation/invitation.ts';
import { parseRendezvousAddress } from '../../../shared/protocol/rendezvous-address.ts';
import { failure, success } from '../../../shared/result.ts';
import type { TypedEmitter } from '../../../shared/typed-emitter.ts';
import type { AppEvents, LobbyFinder, SettingsStore } from './ports.ts';

interface FinderDependencies {
  readonly finder: LobbyFinder;
  readonly settings: Pick<SettingsStore, 'read'>;
  readonly log: Log;
}

interface FinderCommands {
  readonly handlers: Pick<
    Handlers<EarshotContract>,
    'lobbies:search' | 'lobbies:stop-search' | 'lobbies:enter' | 'lobbies:cancel-enter'
  >;
  /** Ends the search and a knock: nobody looks any longer. */
  windowIsGone(): void;
  close(): void;
}

/** Provides the commands and the event of the search for lobbies. */
export function createFinderCommands(
  { finder, settings, log }: FinderDependencies,
  events: TypedEmitter<AppEvents>,
): FinderCommands {
  finder.onFound((found) => events.emit('lobbies:found', found));
  return {
    handlers: {
      'lobbies:search': async (search) => {
        const { rendezvous, relayOnly } = settings.read();
        finder.search(search, {
          rendezvous: rendezvous.flatMap((text) => parseRendezvousAddress(text) ?? []),
          // Its hosts would learn this machine's address.
          includesLan: !relayOnly,
        });
        return success({});
      },
      'lobbies:stop-search': async () => {
        finder.stop();
        return success({});
      },
      'lobbies:enter': async (request) => {
        const name = parseParticipantName(request.name);
        if (name === undefined) return failure('bad-name', 'Choose a readable name of at most 32 characters.');
        const entered = await finder.enter({ ...request, name });
        if (entered.ok) return success({ invitation: formatInvitation(entered.value) });
        log.warn(`The lobby was not entered (${entered.error.code}): ${entered.error.message}`);
        return entered;
      },
      'lobbies:cancel-enter': async () => {
        finder.cancelEnter();
        return success({});
      },
    },
    windowIsGone() {
      finder.stop();
      finder.cancelEnter();
    },
    close: () => finder.close(),
  };
}
