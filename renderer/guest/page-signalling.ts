import type { PreparedJoin, SignallingClient, SignallingSession } from '../../shared/join/signalling-client.ts';
import type { FailureCode } from '../../shared/ipc/failure-codes.ts';
import type { Invitation } from '../../shared/protocol/invitation/invitation.ts';
import { checkMeeting } from '../../shared/rendezvous/check-meeting.ts';
import { writeJoinRequest, type JoinProof } from '../../shared/rendezvous/join-request.ts';
import { isPinnedAnswer } from '../../shared/protocol/pinned-answer.ts';
import type { Joined, JoinRequest } from '../../shared/protocol/signalling.ts';
import { writeDirectAnswer } from '../../shared/rendezvous/direct-answer.ts';
import { createDirectCredentials } from '../../shared/rendezvous/direct-join.ts';
import type { RendezvousPorts } from '../../shared/rendezvous/guest-line.ts';
import { readJoinCode } from '../../shared/rendezvous/read-join-code.ts';
import { visit, type Visit } from '../../shared/rendezvous/visit.ts';
import { failure, success, type Result } from '../../shared/result.ts';

type Join = PreparedJoin['join'];
type Welcome = NonNullable<SignallingSession['joined']['welcome']>;

export interface PageSignallingParts {
  readonly ports: RendezvousPorts;
  /** The rendezvous that serves this page; undefined = its address is none. */
  readonly ownRendezvous: string | undefined;
  /** Proves the person's identity to the host of an invitation; undefined = they have none. */
  readonly prove: (invitation: Invitation, offer: string) => Promise<JoinProof | undefined>;
}

/**
 * Opens the two ways into lobbies that a page has: the rendezvous that the invitation names, and UDP alone. It has no
 * other, because browsers refuse the certificate of a host.
 */
export function createPageSignalling(parts: PageSignallingParts): SignallingClient {
  const { ports, ownRendezvous } = parts;
  return {
    async prepare({ invitation, approach, relayOnly: isHidden }) {
      const relayOnly = isHidden || approach === 'relay';
      if (approach === 'udp' && !relayOnly) return success(udpWay(parts, invitation, null));
      if (invitation.rendezvous === '') {
        if (relayOnly) return failure('no-relay', 'This invitation has no rendezvous server, so no relay is known.');
        return success(udpWay(parts, invitation, 'unreachable'));
      }
      const visited = await visit(invitation, ports);
      if (visited.ok) return success(visitWay(parts, invitation, visited.value));
      // Whatever a rendezvous says, the invitation may have an address that a page reaches.
      return relayOnly || approach !== 'fastest' ? visited : success(udpWay(parts, invitation, visited.error.code));
    },
    async check({ invitation }) {
      const { answer, iceServers, timeS } = await checkMeeting(invitation, ports);
      // Browsers refuse the certificate of a host, so its own addresses say nothing here.
      const clockAheadMs = timeS === null ? null : Date.now() - timeS * 1_000;
      return { host: 'not-asked', meeting: answer, clockAheadMs, iceServers };
    },
    readCode: (code, rendezvous) =>
      readJoinCode(code, [...rendezvous, ...(ownRendezvous === undefined ? [] : [ownRendezvous])], ports),
  };
}

async function requestOf(
  { prove }: PageSignallingParts,
  invitation: Invitation,
  { name, offer, headsetOf, resume, password }: Parameters<Join>[0],
): Promise<JoinRequest> {
  return writeJoinRequest({ invitation, name, offer, headsetOf, resume, password }, await prove(invitation, offer));
}

function visitWay(parts: PageSignallingParts, asked: Invitation, visited: Visit): PreparedJoin {
  const { invitation } = visited;
  let isUsed = false;
  return {
    path: 'rendezvous',
    ledTo: invitation === asked ? undefined : invitation,
    iceServers: visited.iceServers,
    cause: null,
    async join(offered) {
      isUsed = true;
      const joined = await visited.join(await requestOf(parts, invitation, offered));
      if (!joined.ok) return joined;
      if (isPinnedAnswer(joined.value.answer, invitation.certificateSha256))
        return success(visitSession(visited, joined.value));
      visited.close();
      return failure('wrong-certificate', 'The answer names another certificate than the invitation.');
    },
    close() {
      if (!isUsed) visited.close();
    },
  };
}

function visitSession(visited: Visit, joined: Joined): SignallingSession {
  return {
    joined: { path: 'rendezvous', answer: joined.answer, welcome: welcomeOf(joined), channelJoin: '' },
    sendCandidate: (candidate) => visited.sendCandidate(candidate),
    // From now on the channel says everything, and the rendezvous has one connection less.
    channelOpened: () => visited.close(),
    onEnded(listener) {
      let isListening = true;
      visited.onClosed((reason) => {
        // When only the rendezvous is gone, media decides.
        if (isListening && reason !== 'host-lost') listener({ reason });
      });
      return () => {
        isListening = false;
      };
    },
    onConnectionLost: () => () => undefined,
    leave: async () => visited.leave(),
    drop: () => visited.close(),
  };
}

function welcomeOf({ participantId, name, lobbyName, accepts, rules, resume }: Joined): Welcome {
  return { participantId, name, lobbyName, accepts, rules, resume };
}

function udpWay(parts: PageSignallingParts, invitation: Invitation, cause: PreparedJoin['cause']): PreparedJoin {
  return {
    path: 'udp',
    iceServers: [],
    cause,
    async join(offered): Promise<Result<SignallingSession, FailureCode>> {
      const credentials = await createDirectCredentials(invitation.secret);
      const answer = writeDirectAnswer(offered.offer, invitation, credentials);
      if (!answer.ok)
        return failure(answer.error.code === 'bad-offer' ? 'bad-offer' : 'unreachable', answer.error.message);
      const channelJoin = JSON.stringify(await requestOf(parts, invitation, offered));
      return success({
        joined: { path: 'udp', answer: answer.value, welcome: null, channelJoin },
        // The host learns this side's addresses from its checks.
        sendCandidate: () => undefined,
        channelOpened: () => undefined,
        // The end comes on the channel, and closing it is leaving.
        onEnded: () => () => undefined,
        onConnectionLost: () => () => undefined,
        leave: async () => undefined,
        drop: () => undefined,
      });
    },
    close: () => undefined,
  };
}
