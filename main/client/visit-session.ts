import { MAX_CANDIDATES } from '../../shared/protocol/limits.ts';
import type { Joined } from '../../shared/protocol/signalling.ts';
import type { Visit } from '../../shared/rendezvous/visit.ts';
import { endOf, type JoinedSession, type SignallingEnd } from './joined-session.ts';

/**
 * Creates the session of a client who joined through a rendezvous. It is only needed until media connect: after that,
 * the host says on the data channel how the lobby ends.
 */
export function createVisitSession(joined: Joined, visit: Visit): JoinedSession {
  let sentCandidates = 0;
  return {
    joined,
    sendCandidate(candidate) {
      if (sentCandidates++ < MAX_CANDIDATES) visit.sendCandidate(candidate);
    },
    channelOpened: () => visit.close(),
    onEnded(listener) {
      let call: ((end: SignallingEnd) => void) | undefined = listener;
      visit.onClosed((reason) => {
        // Media can connect without the rendezvous from now on.
        if (reason !== 'host-lost') call?.(endOf({ reason }));
      });
      return () => (call = undefined);
    },
    // The rendezvous is left as soon as media connect.
    onConnectionLost: () => () => undefined,
    leave: async () => visit.leave(),
    drop: () => visit.close(),
  };
}
