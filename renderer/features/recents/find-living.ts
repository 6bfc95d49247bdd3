import type { EarshotBridge } from '../../../shared/ipc/contract.ts';
import type { RecentLobby } from '../../../shared/model/recent-lobby.ts';
import { formatInvitation } from '../../../shared/protocol/invitation/invitation.ts';
import { parseInvitation } from '../../../shared/protocol/invitation/parse-invitation.ts';
import type { Schedule } from '../../../shared/schedule.ts';
import { readStandbyInvitation } from '../../../shared/succession/standby-invitation.ts';

/** How long somebody who hosts a lobby again waits for those who may have it. */
export const LOOK_TIMEOUT_MS = 2_500;

/**
 * Returns the invitations of the hosts that take a lobby over when this one is gone. `invitation`: of this host, whose
 * secret they know; `links`: theirs without it (`Successor.invitation`).
 */
export function heirsOf(invitation: string, links: readonly string[]): string[] {
  const own = parseInvitation(invitation);
  if (!own.ok) return [];
  return links.flatMap((link) => {
    const heir = readStandbyInvitation(link, own.value.secret);
    return heir === undefined ? [] : [formatInvitation(heir)];
  });
}

/**
 * Looks for a host that has taken over the lobby of an entry. Resolves with its invitation as soon as it answers, or
 * with null if none does in time.
 */
export function findLiving(
  { heirs = [] }: Pick<RecentLobby, 'heirs'>,
  { bridge, schedule }: { readonly bridge: Pick<EarshotBridge, 'invoke'>; readonly schedule: Schedule },
): Promise<string | null> {
  if (heirs.length === 0) return Promise.resolve(null);
  return new Promise((resolve) => {
    const finish = (found: string | null): void => {
      cancel();
      resolve(found);
    };
    const cancel = schedule(() => resolve(null), LOOK_TIMEOUT_MS);
    const asked = heirs.map(async (invitation) => {
      const checked = await bridge.invoke('link:check', { invitation });
      if (checked.ok && (checked.value.host === 'answers' || checked.value.meeting === 'leads-there'))
        finish(invitation);
    });
    void Promise.all(asked).then(() => finish(null));
  });
}
