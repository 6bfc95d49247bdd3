import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { directPasswordOf } from '../../../main/host/listen/direct-password.ts';
import { createClientPeer, type ClientPeer } from '../../../main/media/client-peer.ts';
import { createDtlsCertificate } from '../../../main/media/dtls/dtls-certificate.ts';
import { encodeBindingRequest } from '../../../main/media/ice/stun.ts';
import type { HostPeer } from '../../../main/media/media-endpoint.ts';
import { MAX_CHANNEL_MESSAGE_BYTES, MAX_SIGNALLING_MESSAGE_BYTES } from '../../../shared/protocol/limits.ts';
import { writeDirectAnswer } from '../../../shared/rendezvous/direct-answer.ts';
import { createDirectCredentials } from '../../../shared/rendezvous/direct-join.ts';
import {
  expectSoundBothWays,
  logOf,
  openSocket,
  openTestHost,
  RawPeer,
  type HeardFrame,
  type PeerLog,
  type TestHost,
} from '../../support/lobby/net-peers.ts';
import { silentLog } from '../../support/silent-log.ts';
import { waitUntil } from '../../support/wait-until.ts';

const SECRET = new Uint8Array(16).fill(7);
const OTHER_SECRET = new Uint8Array(16).fill(8);
const VOICE = Buffer.from('voice');

let host: TestHost;
let arrivals: HostPeer[];
let cleanUps: (() => unknown)[];
beforeEach(async () => {
  arrivals = [];
  cleanUps = [];
  host = await openTestHost({
    direct: {
      passwordOf: (fragment) => directPasswordOf(SECRET, fragment),
      onPeer: (peer) => arrivals.push(peer),
    },
  });
});
afterEach(async () => {
  for (const cleanUp of cleanUps) await cleanUp();
  await host.endpoint.close();
});

interface Guest {
  readonly client: ClientPeer;
  readonly clientLog: PeerLog;
  readonly heard: HeardFrame[];
}

async function openGuest(): Promise<Guest> {
  const heard: HeardFrame[] = [];
  const client = await createClientPeer({
    log: silentLog,
    nowMs: () => performance.now(),
    loopbackOnly: true,
    onOpus: ({ slot, payload, offset, length, isRedundant }) =>
      heard.push({ slot, text: Buffer.from(payload.subarray(offset, offset + length)).toString(), isRedundant }),
  });
  cleanUps.push(() => client.close());
  return { client, clientLog: logOf(client), heard };
}

/** The answer that a client writes who takes the host for the one with this certificate and secret. */
async function answerTo(
  offer: string,
  secret: Uint8Array = SECRET,
  { fingerprint }: TestHost['certificate'] = host.certificate,
): Promise<string> {
  const certificateSha256 = Uint8Array.from(fingerprint.value.split(':'), (byte) => Number.parseInt(byte, 16));
  const addresses = [{ host: '127.0.0.1', port: host.endpoint.port }];
  const answer = writeDirectAnswer(offer, { addresses, certificateSha256 }, await createDirectCredentials(secret));
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
}

/** Connects a guest without signalling and waits until its channel is open at both ends. */
async function connectGuest(): Promise<Guest & { readonly hostPeer: HostPeer; readonly hostLog: PeerLog }> {
  const guest = await openGuest();
  await guest.client.accept(await answerTo(guest.client.offerSdp));
  await waitUntil('it has arrived', () => arrivals.length > 0);
  const hostPeer = arrivals.at(-1)!;
  const hostLog = logOf(hostPeer);
  await waitUntil('the channel is open', () => guest.clientLog.isChannelOpen);
  return { ...guest, hostPeer, hostLog };
}

/** A raw peer that sends checks, and how many packets it got back. */
async function openRaw(secret: Uint8Array): Promise<{ raw: RawPeer; received: () => number }> {
  const raw = await RawPeer.open();
  let received = 0;
  raw.socket.on('message', () => received++);
  raw.accept(await answerTo(raw.offerSdp, secret));
  return { raw, received: () => received };
}

it('a client that wrote the answer itself is heard, and hears, from its admission on and not before', async () => {
  const { client, clientLog, hostPeer, hostLog, heard } = await connectGuest();
  for (let count = 0; count < 10; count++) {
    client.sendOpus(VOICE, VOICE.length, count * 960, count === 0);
    host.endpoint.sendOpus(1, VOICE, VOICE.length, count * 960, count === 0);
  }
  client.sendMessage('are ten packets behind me?');
  await waitUntil('the host has read them', () => hostLog.messages.length > 0);
  await waitUntil('the packets were dropped', () => host.endpoint.dropped()['media-too-early'] === 10);
  expect([host.heard, heard]).toEqual([[], []]);

  const admitted = await host.endpoint.accept(1, client.offerSdp, hostPeer);
  expect(admitted).toMatchObject({ ok: true, value: { slot: 1, answerSdp: '' } });
  await expectSoundBothWays(host, { client, hostPeer, heard, clientLog, hostLog });
});

it('an offer of another connection is refused: another certificate, or other credentials', async () => {
  const { client, hostPeer } = await connectGuest();
  const other = await openGuest();
  const { fingerprint } = await createDtlsCertificate();
  const offers = [
    other.client.offerSdp,
    client.offerSdp.replaceAll(/(a=fingerprint:sha-256 )\S+/g, `$1${fingerprint.value}`),
    client.offerSdp.replaceAll(/(a=ice-ufrag:)\S+/g, '$1abcdefgh'),
  ];
  for (const offer of offers)
    expect(await host.endpoint.accept(1, offer, hostPeer)).toMatchObject({ error: { code: 'bad-offer' } });
  expect(await host.endpoint.accept(1, client.offerSdp, hostPeer)).toMatchObject({ ok: true });
});

it('a wrong secret is met with silence, and leaves nothing behind', async () => {
  const { raw, received } = await openRaw(OTHER_SECRET);
  cleanUps.push(() => raw.vanish());
  await waitUntil('it has asked several times', () => host.endpoint.dropped()['stun-unauthentic']! > 5);
  expect([arrivals, received()]).toEqual([[], 0]);
});

it('a client that expects another certificate ends the handshake', async () => {
  const { client, clientLog } = await openGuest();
  await client.accept(await answerTo(client.offerSdp, SECRET, await createDtlsCertificate()));
  await waitUntil('it has given up', () => clientLog.closed.length > 0);
  expect([clientLog.closed, clientLog.isConnected, arrivals.length]).toEqual([['failed'], false, 1]);
});

it('a recorded check makes no second peer, neither beside the first nor after it', async () => {
  const { raw } = await openRaw(SECRET);
  await waitUntil('it is connected', () => raw.isEstablished);
  const [recorded] = raw.sent;
  const thief = await openSocket();
  cleanUps.push(() => thief.close());
  let answers = 0;
  thief.on('message', () => answers++);
  const replay = (): void => thief.send(recorded!, host.endpoint.port, '127.0.0.1');

  replay();
  await waitUntil('it was dropped', () => host.endpoint.dropped()['stun-replayed'] === 1);
  raw.vanish();
  await arrivals[0]!.close();
  replay();
  await waitUntil('it was refused', () => host.endpoint.dropped()['too-many-arrivals'] === 1);
  expect([arrivals.length, answers]).toEqual([1, 0]);
});

it('a flood of 10,000 fragments makes no peer, and somebody with the invitation joins meanwhile', async () => {
  const stranger = await openSocket();
  cleanUps.push(() => stranger.close());
  let answers = 0;
  stranger.on('message', () => answers++);
  const dropped = (): number => host.endpoint.dropped()['stun-unauthentic']!;
  const flood = async (): Promise<void> => {
    for (let sent = 0; sent < 10_000; sent += 50) {
      const before = dropped();
      for (let count = 0; count < 50; count++) stranger.send(strangersCheck(), host.endpoint.port, '127.0.0.1');
      await waitUntil('the host has read them', () => dropped() >= before + 50);
    }
  };
  const [guest] = await Promise.all([connectGuest(), flood()]);
  expect([guest.clientLog.isChannelOpen, arrivals.length, answers]).toEqual([true, 1, 0]);
});

it('a client that does not join in time is given up, and its place is free', async () => {
  const { clientLog, hostLog } = await connectGuest();
  host.skewMs = 11_000;
  await waitUntil('it is gone', () => clientLog.closed.length > 0 && hostLog.closed.length > 0);
  expect(hostLog.closed).toEqual(['failed']);
});

it('the first message may be as long as an offer, and the others as long as usual', async () => {
  const { client, hostLog } = await connectGuest();
  const longest = 'x'.repeat(MAX_SIGNALLING_MESSAGE_BYTES);
  client.sendMessage(longest);
  await waitUntil('the host has it', () => hostLog.messages.length > 0);
  expect(hostLog.messages[0]).toBe(longest);
  client.sendMessage('x'.repeat(MAX_CHANNEL_MESSAGE_BYTES + 1));
  await waitUntil('the host has closed the connection', () => hostLog.closed.length > 0);
  expect(hostLog.closed).toEqual(['misbehaved']);
});

/** A check that names a fragment of the right form, by somebody without the secret. */
function strangersCheck(): Buffer {
  return encodeBindingRequest({
    role: 'controlling',
    transactionId: randomBytes(12),
    username: `earshot1${randomBytes(12).toString('hex')}:abcd`,
    password: 'a guess of twenty-two characters',
    priority: 1,
    tieBreaker: Buffer.alloc(8),
    shouldNominate: true,
  });
}
