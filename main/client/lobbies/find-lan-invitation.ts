import type { Invitation } from '../../../shared/protocol/invitation/invitation.ts';
import type { Result } from '../../../shared/result.ts';
import { scheduleTimer } from '../../../shared/schedule.ts';
import { monotonicMs } from '../../clock/monotonic-time.ts';
import { openLanBrowser } from '../../lan/open-lan-browser.ts';
import { findLanLobby } from './find-lan-lobby.ts';
import { knock } from '../knock.ts';

/**
 * Looks for a lobby of this name on the local network and knocks as `playerName`. Resolves with the invitation when its
 * host lets the player in.
 */
export async function findLanInvitation(lobbyName: string, playerName: string): Promise<Result<Invitation>> {
  const lobby = await findLanLobby(lobbyName, {
    schedule: scheduleTimer,
    openBrowser: (onChange) => openLanBrowser({ nowMs: monotonicMs, schedule: scheduleTimer, onChange }),
  });
  if (!lobby.ok) return lobby;
  const { address: host, port, certificateSha256, token } = lobby.value;
  return knock({
    address: { host, port },
    certificateSha256: Buffer.from(certificateSha256, 'base64url'),
    token,
    name: playerName,
  });
}
