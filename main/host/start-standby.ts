import { parseInvitation } from '../../shared/protocol/invitation/parse-invitation.ts';
import type { Invitation } from '../../shared/protocol/invitation/invitation.ts';
import { MAX_RENDEZVOUS } from '../../shared/model/settings.ts';
import { MAX_STANDBY_INVITATION_LENGTH } from '../../shared/protocol/succession-messages.ts';
import { success, type Result } from '../../shared/result.ts';
import { formatStandbyInvitation } from '../../shared/succession/standby-invitation.ts';
import type { Log } from '../../shared/log.ts';
import type { HostFailureCode, HostOptions, HostPortOptions } from './host-options.ts';
import { startHostThread, type HostThread } from './host-thread.ts';
import type { RunningStandby, StandbyStart } from './succession/standby-keeper.ts';

/** How a standby host listens; the lobby itself comes from the host that it backs up. */
export type StandbyPlace = HostPortOptions &
  Pick<HostOptions, 'workers' | 'warmUpTicks' | 'tickBudgetMs' | 'showsOnLan' | 'reportsFolder'>;

/** A standby host in a thread of its own. */
export interface StandbyThread extends RunningStandby {
  readonly host: HostThread;
}

/** Starts a host that stands by: its ports are open and its mixer is warm, but only members of the lobby get in. */
export async function startStandby(
  place: StandbyPlace,
  { state, identity, host: followed }: StandbyStart,
  log: Log,
): Promise<Result<StandbyThread, HostFailureCode>> {
  const { lobbyName, rules, phase, capacity } = state;
  const succession = { identity, standby: { host: followed, state } };
  // Guests of the invitations that are out there ask at the lobby's own servers.
  const rendezvous = [...new Set([...state.meeting.rendezvous, ...(place.rendezvous ?? [])])].slice(0, MAX_RENDEZVOUS);
  const started = await startHostThread({ ...place, rendezvous, lobbyName, rules, phase, capacity, succession }, log);
  return started.ok ? success(toStandby(started.value)) : started;
}

function toStandby(host: HostThread): StandbyThread {
  const { tellSuccession, events, describe, close } = host;
  return {
    host,
    invite: async () => standbyInvitation((await describe()).invitation),
    apply: (state) => tellSuccession({ type: 'apply-state', state }),
    setHostLost: (isLost) => tellSuccession({ type: 'host-lost', isLost }),
    follow: (followed) => tellSuccession({ type: 'follow', host: followed }),
    takeSuccession: (succession) => tellSuccession({ type: 'take-succession', succession }),
    takeGrant: (grant) => tellSuccession({ type: 'take-grant', grant }),
    onHosting: (listener) =>
      void events.on('succession', (report) => {
        if (report.type === 'hosting') listener();
      }),
    onEnded: (listener) => void events.on('died', listener),
    close,
  };
}

/** Returns an invitation as a succession has it, with as many addresses as fit; '' if it is none. */
function standbyInvitation(link: string): string {
  const parsed = parseInvitation(link);
  if (!parsed.ok) return '';
  const { addresses } = parsed.value;
  for (let count = addresses.length; count >= 0; count--) {
    const fitting: Invitation = { ...parsed.value, addresses: addresses.slice(0, count) };
    const formatted = formatStandbyInvitation(fitting);
    if (formatted.length <= MAX_STANDBY_INVITATION_LENGTH) return formatted;
  }
  return '';
}
