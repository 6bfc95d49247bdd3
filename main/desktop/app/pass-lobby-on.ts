import type { Schedule } from '../../../shared/schedule.ts';
import type { HostedLobby } from './ports.ts';

/**
 * How long a lobby may take to move to another host while Earshot quits. An election takes a second, and its members
 * leave within three more; one that fails is given up after 4 s, and a member that does not move after 5 s.
 */
export const HAND_OVER_TIMEOUT_MS = 10_000;

/**
 * Lets a successor take a lobby over, whose host is about to end. Resolves when everybody has moved there, when nobody
 * can take it over, or when the time is over. `onAsked`: called when a successor is asked.
 */
export async function passLobbyOn(lobby: HostedLobby, schedule: Schedule, onAsked: () => void): Promise<void> {
  let cancel = (): void => undefined;
  const stops: (() => void)[] = [];
  const over = new Promise<void>((resolve) => {
    cancel = schedule(resolve, HAND_OVER_TIMEOUT_MS);
    stops.push(
      lobby.onMoved(resolve),
      lobby.onEnded(() => resolve()),
    );
  });
  const asked = lobby.handOver().then((heir) => {
    if (heir === '') return;
    onAsked();
    return over;
  });
  await Promise.race([asked, over]);
  cancel();
  for (const stop of stops) stop();
}
