import type { Invitation } from '../protocol/invitation/invitation.ts';
import type { RendezvousPorts } from './guest-line.ts';
import type { IceServer } from './messages.ts';
import { withStunServers } from './stun-servers.ts';
import { visit } from './visit.ts';

interface MeetingCheck {
  readonly answer:
    | 'leads-there'
    | 'host-silent'
    | 'lobby-not-there'
    | 'wrong-certificate'
    | 'rendezvous-busy'
    | 'lobby-busy'
    /** No rendezvous answers at the address. */
    | 'unreachable'
    | 'none';
  /** Its relays and its STUN servers. */
  readonly iceServers: IceServer[];
  /** The time at the rendezvous, seconds since 1970; null = it does not answer, or does not say. */
  readonly timeS: number | null;
}

/** Finds out whether the rendezvous of an invitation leads to its host, without joining. */
export async function checkMeeting(invitation: Invitation, ports: RendezvousPorts): Promise<MeetingCheck> {
  if (invitation.rendezvous === '') return { answer: 'none', iceServers: [], timeS: null };
  let timeS: number | null = null;
  const visited = await visit(invitation, { ...ports, onTime: (at) => (timeS = at) });
  if (visited.ok) {
    const { iceServers, stunServers } = visited.value;
    visited.value.close();
    return { answer: 'leads-there', iceServers: withStunServers(iceServers, stunServers), timeS };
  }
  const { code } = visited.error;
  const answer =
    code === 'no-rendezvous'
      ? 'unreachable'
      : code === 'timeout' || code === 'host-lost'
        ? 'host-silent'
        : code === 'unknown-code'
          ? 'lobby-not-there'
          : code;
  return { answer, iceServers: [], timeS };
}
