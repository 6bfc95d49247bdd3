import { failure, success } from '../../../shared/result.ts';
import { joinLobby, type JoinIdentity } from '../../client/signalling-client.ts';
import type { SignallingClient } from '../../desktop/app/ports.ts';

/** Opens the ways into lobbies for this machine's player, who is known by `identity`. */
export function openSignalling(identity: JoinIdentity): SignallingClient {
  return {
    async prepare({ invitation, relayOnly }) {
      if (relayOnly) return failure('no-relay', 'This invitation names no rendezvous server, so no relay is known.');
      return success({
        path: 'direct',
        iceServers: [],
        async join(request) {
          const session = await joinLobby({ ...request, invitation, identity });
          if (!session.ok) return session;
          const { answer, ...welcome } = session.value.joined;
          return success({
            joined: { path: 'direct', answer, welcome, channelJoin: '' },
            sendCandidate() {},
            channelOpened() {},
            onEnded: (listener) => session.value.onEnded(listener),
            leave: () => session.value.leave(),
          });
        },
        close() {},
      });
    },
    readCode: async () => failure('no-rendezvous-set', 'No rendezvous server is set, so no code can be looked up.'),
  };
}
