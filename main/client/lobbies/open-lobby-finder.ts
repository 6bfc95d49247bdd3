import { DirectoryWatch } from '../../../shared/rendezvous/directory/directory-watch.ts';
import type { CallFailureCode } from '../../../shared/rendezvous/guest-line.ts';
import { openWebSocket } from '../../../shared/rendezvous/text-socket.ts';
import { failure } from '../../../shared/result.ts';
import { scheduleTimer } from '../../../shared/schedule.ts';
import { monotonicMs } from '../../clock/monotonic-time.ts';
import { openLanBrowser } from '../../lan/open-lan-browser.ts';
import { knock } from '../knock.ts';
import type { JoinFailureCode } from '../signalling-client.ts';
import { LobbyFinder } from './lobby-finder.ts';

export type EnterFailureCode = JoinFailureCode | CallFailureCode;

/** Opens the search for lobbies of this machine. It contacts nobody until it is used. */
export function openLobbyFinder(): LobbyFinder<EnterFailureCode> {
  return new LobbyFinder<EnterFailureCode>({
    openLan: (onChange) => openLanBrowser({ nowMs: monotonicMs, schedule: scheduleTimer, onChange }),
    watch: (address, search, onChange) =>
      new DirectoryWatch({
        ...{ address, search, onChange },
        ...{ openSocket: openWebSocket, schedule: scheduleTimer, nowMs: monotonicMs },
      }),
    enterLan: ({ address: host, port, certificateSha256, token }, { name }, signal) =>
      knock({
        ...{ address: { host, port }, token, name, signal },
        certificateSha256: Buffer.from(certificateSha256, 'base64url'),
      }),
    enterListed: async () =>
      failure('lobby-not-there', 'Only open lobbies of the directory can be joined. Ask the host for a link.'),
    schedule: scheduleTimer,
  });
}
