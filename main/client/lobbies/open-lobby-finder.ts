import type { Person } from '../../../shared/model/people/person.ts';
import { DirectoryWatch } from '../../../shared/rendezvous/directory/directory-watch.ts';
import {
  enterByPassword,
  knockAtListed,
  type EnterListedFailureCode,
} from '../../../shared/rendezvous/directory/enter-listed.ts';
import { openWebSocket } from '../../../shared/rendezvous/text-socket.ts';
import { scheduleTimer } from '../../../shared/schedule.ts';
import { monotonicMs } from '../../clock/monotonic-time.ts';
import { recognise } from '../../lan/known-tags.ts';
import { openLanBrowser } from '../../lan/open-lan-browser.ts';
import { knock } from '../knock.ts';
import type { JoinFailureCode } from '../signalling-client.ts';
import { LobbyFinder } from './lobby-finder.ts';
import { measureConnection } from './measure-connection.ts';

type EnterFailureCode = JoinFailureCode | EnterListedFailureCode;

/**
 * Opens the search for lobbies of this machine. It contacts nobody until it is used. `knownPeople` returns the people
 * whom the player knows, who are then recognised in lobbies of the local network.
 */
export function openLobbyFinder(knownPeople: () => readonly Person[] = () => []): LobbyFinder<EnterFailureCode> {
  return new LobbyFinder<EnterFailureCode>({
    knownIn: (lobby) => recognise(knownPeople(), lobby),
    openLan: (onChange) => openLanBrowser({ nowMs: monotonicMs, schedule: scheduleTimer, onChange }),
    watch: (address, search, onChange) =>
      new DirectoryWatch({
        ...{ address, search, onChange },
        ...{ openSocket: openWebSocket, schedule: scheduleTimer, nowMs: monotonicMs },
      }),
    measureLan: measureConnection,
    enterLan: ({ address: host, port, certificateSha256, token }, { name }, signal) =>
      knock({
        ...{ address: { host, port }, token, name, signal },
        certificateSha256: Buffer.from(certificateSha256, 'base64url'),
      }),
    enterListed: (lobby, { password, name }, signal) => {
      const onLine = (line: { close(): void }): void => {
        if (signal.aborted) line.close();
        else signal.addEventListener('abort', () => line.close());
      };
      const ports = { openSocket: openWebSocket, schedule: scheduleTimer, random: Math.random, onLine };
      return lobby.listing.access === 'password'
        ? enterByPassword(lobby, password, ports)
        : knockAtListed(lobby, name, ports);
    },
    schedule: scheduleTimer,
  });
}
