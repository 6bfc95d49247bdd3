import type { FailureCode } from '../../../shared/ipc/failure-codes.ts';
import type { RendezvousPorts } from '../../../shared/rendezvous/guest-line.ts';
import { readJoinCode } from '../../../shared/rendezvous/read-join-code.ts';
import { findSuccessor } from '../../../shared/succession/ask-claims.ts';
import { openWebSocket } from '../../../shared/rendezvous/text-socket.ts';
import { success, type Result } from '../../../shared/result.ts';
import { scheduleTimer } from '../../../shared/schedule.ts';
import { checkPaths } from '../../client/check-paths.ts';
import type { JoinedSession } from '../../client/joined-session.ts';
import { prepareJoin, type PreparedJoin } from '../../client/prepare-join.ts';
import type { JoinIdentity, JoinOptions } from '../../client/signalling-client.ts';
import { writeUdpJoin } from '../../client/udp-join.ts';
import type { SignallingClient, SignallingSession } from '../../../shared/join/signalling-client.ts';

const RENDEZVOUS_PORTS: RendezvousPorts = {
  openSocket: openWebSocket,
  schedule: scheduleTimer,
  random: Math.random,
  findSuccessor,
};

/** Opens the ways into lobbies for this machine's player, who is known by `identity`. */
export function openSignalling(identity: JoinIdentity): SignallingClient {
  return {
    async prepare({ invitation, approach, relayOnly }) {
      const found = await prepareJoin(invitation, { approach, relayOnly });
      if (!found.ok) return found;
      const way = found.value;
      return success({
        path: way.path,
        ledTo: way.invitation === invitation ? undefined : way.invitation,
        iceServers: way.iceServers,
        cause: way.cause?.code ?? null,
        async join(request): Promise<Result<SignallingSession, FailureCode>> {
          if (way.path === 'udp') return joinOnChannel({ ...request, invitation, identity }, way.cause);
          const joined = await way.join({ ...request, identity });
          return joined.ok ? success(toWindowSession(joined.value, way.path)) : joined;
        },
        close: () => way.close(),
      });
    },
    check: ({ invitation, relayOnly }) => checkPaths(invitation, relayOnly, RENDEZVOUS_PORTS),
    readCode: (code, rendezvous) => readJoinCode(code, rendezvous, RENDEZVOUS_PORTS),
  };
}

/** The window connects without signalling, and joins on its data channel, on which the end comes too. */
async function joinOnChannel(
  options: JoinOptions,
  cause: PreparedJoin['cause'],
): Promise<Result<SignallingSession, FailureCode>> {
  const written = await writeUdpJoin(options);
  // Without an IP address to try, what failed before explains more.
  if (!written.ok)
    return written.error.code === 'unreachable' && cause !== undefined ? { ok: false, error: cause } : written;
  return success({
    joined: { path: 'udp', welcome: null, ...written.value },
    sendCandidate() {},
    channelOpened() {},
    onEnded: () => () => undefined,
    onConnectionLost: () => () => undefined,
    leave: async () => undefined,
    drop() {},
  });
}

function toWindowSession(session: JoinedSession, path: SignallingSession['joined']['path']): SignallingSession {
  const { answer, ...welcome } = session.joined;
  return {
    joined: { path, answer, welcome, channelJoin: '' },
    sendCandidate: (candidate) => session.sendCandidate(candidate),
    channelOpened: () => session.channelOpened(),
    onEnded: (listener) => session.onEnded(listener),
    onConnectionLost: (listener) => session.onConnectionLost(listener),
    leave: () => session.leave(),
    drop: () => session.drop(),
  };
}
