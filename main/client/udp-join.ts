import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import type { HostAddress, Invitation } from '../../shared/protocol/invitation/invitation.ts';
import { MAX_SIGNALLING_MESSAGE_BYTES } from '../../shared/protocol/limits.ts';
import { parseMessage } from '../../shared/protocol/parse.ts';
import { clientboundSignallingSchema } from '../../shared/protocol/signalling.ts';
import { writeDirectAnswer } from '../../shared/rendezvous/direct-answer.ts';
import { createDirectCredentials } from '../../shared/rendezvous/direct-join.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import { scheduleTimer, type Schedule } from '../../shared/schedule.ts';
import type { ClientPeer } from '../media/client-peer.ts';
import { END_MESSAGES, type JoinedSession } from './joined-session.ts';
import { joinRequestOf, type JoinFailureCode, type JoinOptions } from './signalling-client.ts';

/** From the first check to the open channel. */
const CONNECT_TIMEOUT_MS = 10_000;

/** A busy host works on a few joins at a time. */
const ANSWER_TIMEOUT_MS = 15_000;

/** The parts of a media connection on which a client joins. It must not have an answer yet. */
export type JoiningPeer = Pick<ClientPeer, 'offerSdp' | 'events' | 'accept' | 'sendMessage'>;

/**
 * Joins the lobby of an invitation by UDP alone: the client writes the host's answer itself, and sends `join` on the
 * data channel. On success `peer` is connected and the session's answer is ''. The lobby's end comes on the channel.
 * After a failure `peer` cannot be used again. Fails with `unreachable` if the channel does not open.
 */
export async function joinByUdp(
  options: Omit<JoinOptions, 'offer'>,
  peer: JoiningPeer,
  schedule: Schedule = scheduleTimer,
): Promise<Result<JoinedSession, JoinFailureCode>> {
  const written = await writeUdpJoin({ ...options, offer: peer.offerSdp });
  if (!written.ok) return written;
  const accepted = await peer.accept(written.value.answer);
  if (!accepted.ok) return failure('unreachable', accepted.error.message);
  if ((await nextOf(peer, 'channelOpen', CONNECT_TIMEOUT_MS, schedule)) === undefined)
    return failure(
      'unreachable',
      'No host answers by UDP at the addresses of this invitation. Ask whether the lobby is open and its port is reachable.',
    );
  const answered = nextOf(peer, 'message', ANSWER_TIMEOUT_MS, schedule);
  peer.sendMessage(written.value.channelJoin);
  const text = await answered;
  if (text === undefined)
    return failure(
      'host-lost',
      'The connection to the host was lost before it answered. Check your network, then try again.',
    );
  const message = parseMessage(text, clientboundSignallingSchema, MAX_SIGNALLING_MESSAGE_BYTES);
  if (!message.ok) return failure('bad-answer', `The host's answer can't be used. ${message.error.message}`);
  if (message.value.type === 'error') return failure(message.value.code, message.value.message, message.value.detail);
  if (message.value.type !== 'joined') return failure('lobby-closed', END_MESSAGES['lobby-closed']);
  // Media is all there is: its end is the session's, and closing it is leaving.
  return success({
    joined: message.value,
    sendCandidate() {},
    channelOpened() {},
    onEnded: () => () => undefined,
    onConnectionLost: () => () => undefined,
    leave: async () => undefined,
    drop() {},
  });
}

/**
 * The parts that a client needs to join by UDP alone: the host's answer, and what it sends first on the data channel.
 */
interface UdpJoin {
  readonly answer: string;
  readonly channelJoin: string;
}

/** Writes both for an offer, which must not have been used before. Looks up the names in the invitation. */
export async function writeUdpJoin(options: JoinOptions): Promise<Result<UdpJoin, 'unreachable' | 'bad-offer'>> {
  const credentials = await createDirectCredentials(options.invitation.secret);
  const answer = writeDirectAnswer(options.offer, await withAddresses(options.invitation), credentials);
  if (answer.ok) return success({ answer: answer.value, channelJoin: JSON.stringify(joinRequestOf(options)) });
  return failure(answer.error.code === 'bad-offer' ? 'bad-offer' : 'unreachable', answer.error.message);
}

/** Resolves with what the peer's next such event says ('' for nothing); undefined if it closes or takes too long. */
function nextOf(
  { events }: JoiningPeer,
  name: 'channelOpen' | 'message',
  timeoutMs: number,
  schedule: Schedule,
): Promise<string | undefined> {
  return new Promise((resolve) => {
    const finish = (outcome: string | undefined): void => {
      for (const stop of stops) stop();
      resolve(outcome);
    };
    const stops = [
      schedule(() => finish(undefined), timeoutMs),
      events.on(name, (text) => finish(text ?? '')),
      events.on('closed', () => finish(undefined)),
    ];
  });
}

/** Replaces names by their addresses. A name that nobody knows is dropped. */
async function withAddresses(invitation: Invitation): Promise<Invitation> {
  const found = await Promise.all(
    invitation.addresses.map(async ({ host, port }): Promise<readonly HostAddress[]> => {
      if (isIP(host) !== 0) return [{ host, port }];
      const addresses = await lookup(host, { all: true }).catch(() => []);
      return addresses.map(({ address }) => ({ host: address, port }));
    }),
  );
  return { ...invitation, addresses: found.flat() };
}
