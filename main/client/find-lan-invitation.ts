import type { Invitation } from '../../shared/protocol/invitation.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import { scheduleTimer } from '../../shared/schedule.ts';
import { knock } from './knock.ts';
import { monotonicMs } from '../clock/monotonic-time.ts';
import type { LanLobby } from '../lan/lan-lobby.ts';
import { openLanBrowser } from '../lan/open-lan-browser.ts';

/** Multicast gets lost on Wi-Fi: three questions fit into this time. */
const SEARCH_TIMEOUT_MS = 6_000;

/**
 * Looks for a lobby of this name on the local network and knocks as `playerName`. Resolves with the invitation when its
 * host lets the player in.
 */
export async function findLanInvitation(lobbyName: string, playerName: string): Promise<Result<Invitation>> {
  const lobby = await findLobby(lobbyName);
  if (!lobby.ok) return lobby;
  const { address: host, port, certificateSha256 } = lobby.value;
  return knock({
    address: { host, port },
    certificateSha256: Buffer.from(certificateSha256, 'base64url'),
    name: playerName,
  });
}

function findLobby(name: string): Promise<Result<LanLobby, 'lobby-not-there'>> {
  return new Promise((resolve) => {
    const finish = (result: Result<LanLobby, 'lobby-not-there'>): void => {
      cancel();
      browser.close();
      resolve(result);
    };
    const cancel = scheduleTimer(
      () =>
        finish(
          failure(
            'lobby-not-there',
            `No lobby named ${name} shows itself on this network. Ask its host for an invitation.`,
          ),
        ),
      SEARCH_TIMEOUT_MS,
    );
    const browser = openLanBrowser({
      nowMs: monotonicMs,
      schedule: scheduleTimer,
      onChange: (lobbies) => {
        const found = lobbies.find((lobby) => lobby.name === name);
        if (found !== undefined) finish(success(found));
      },
    });
  });
}
