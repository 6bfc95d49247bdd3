import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { encodeDtlsRecord } from '../../../main/media/dtls/dtls-records.ts';
import { isRtcpPacket } from '../../../main/media/rtp/rtp.ts';
import { encodeBindingRequest } from '../../../main/media/ice/stun.ts';
import { mutate, randomPacket, hex } from '../../support/fuzz.ts';
import {
  expectSoundBothWays,
  joinClient,
  joinRawPeer,
  openSocket,
  openTestHost,
  type JoinedClient,
  type RawPeer,
  type TestHost,
} from '../../support/lobby/net-peers.ts';
import { createRandom } from '../../support/signals.ts';
import { waitUntil } from '../../support/wait-until.ts';

const PLAINTEXT_ALERT = encodeDtlsRecord(21, 0, 0, hex('0100'));
/** werift reads level and description of an alert before it decrypts it. */
const FORGED_PROTECTED_ALERT = encodeDtlsRecord(21, 1, 2 ** 20, hex('0100'));
const CLIENT_HELLO = encodeDtlsRecord(
  22,
  0,
  0,
  Buffer.concat([hex('01 00002c 0000 000000 00002c fefd'), Buffer.alloc(32, 9), hex('00 00 0004 c02bc02f 01 00')]),
);

let host: TestHost;
let bystander: JoinedClient;

beforeEach(async () => {
  host = await openTestHost();
  bystander = await joinClient(host, 1);
});
afterEach(async () => {
  await bystander.client.close();
  await host.endpoint.close();
});

/** Valid and invalid packets of every kind that a WebRTC port inspects. */
function garbage(count: number): Buffer[] {
  const random = createRandom(21);
  const stun = encodeBindingRequest({
    role: 'controlling',
    transactionId: randomBytes(12),
    username: 'someone:else',
    password: 'unknown',
    priority: 1,
    tieBreaker: Buffer.alloc(8),
    shouldNominate: true,
  });
  const rtp = Buffer.concat([hex('806f0001000003c0cafebabe'), Buffer.alloc(60, 5)]);
  const rtcp = Buffer.concat([hex('80c80006cafebabe'), Buffer.alloc(60, 5)]);
  const templates = [
    stun,
    rtp,
    rtcp,
    PLAINTEXT_ALERT,
    FORGED_PROTECTED_ALERT,
    CLIENT_HELLO,
    hex('1800'),
    Buffer.alloc(1),
    Buffer.alloc(0),
    Buffer.alloc(3_000, 0x80),
  ];
  return Array.from({ length: count }, () => {
    const template = templates[Math.floor(random() * templates.length)]!;
    const kind = random();
    return kind < 0.4 ? template : kind < 0.8 ? mutate(random, template) : randomPacket(random, 1_400);
  });
}

async function flood(packets: readonly Buffer[], send: (packet: Buffer) => void): Promise<void> {
  for (let index = 0; index < packets.length; index++) {
    send(packets[index]!);
    // Lets the endpoint read, so that the kernel's buffer does not overflow.
    if (index % 50 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
}

const sumOf = (counters: Readonly<Record<string, number>>): number =>
  Object.values(counters).reduce((sum, count) => sum + count, 0);

describe('a call continues', () => {
  it('while strangers flood the port with garbage, all of it counted', async () => {
    const stranger = await openSocket();
    const packets = garbage(3_000);

    await flood(packets, (packet) => stranger.send(packet, host.endpoint.port, '127.0.0.1'));
    await waitUntil('most packets are counted', () => sumOf(host.endpoint.dropped()) > 2_500);

    await expectSoundBothWays(host, bystander);
    expect(bystander.hostLog.closed).toEqual([]);
    stranger.close();
  });

  it('while another participant floods it from its own address', async () => {
    const { raw } = await joinRawPeer(host, 2);

    await flood(garbage(3_000), (packet) => raw.send(packet));
    await waitUntil('most packets are counted', () => sumOf(host.endpoint.dropped()) > 2_000);

    await expectSoundBothWays(host, bystander);
    raw.vanish();
  });
});

describe('a call continues when its own address sends', () => {
  let raw: RawPeer;
  let closed: string[];

  beforeEach(async () => {
    const joined = await joinRawPeer(host, 2);
    raw = joined.raw;
    closed = joined.hostLog.closed;
  });
  afterEach(() => raw.vanish());

  async function expectRawIsHeard(): Promise<void> {
    const text = randomBytes(4).toString('hex');
    let timestamp = 0;
    await waitUntil('the peer is heard', () => {
      raw.media!.sendOpus(Buffer.from(text), text.length, (timestamp += 960), false, performance.now());
      return host.heard.some((frame) => frame.slot === 2 && frame.text === text);
    });
    expect(closed).toEqual([]);
  }

  it.each([
    ['a plaintext alert', PLAINTEXT_ALERT, 'dtls-plaintext'],
    ['an alert that only looks encrypted', FORGED_PROTECTED_ALERT, 'dtls-unauthentic'],
    ['a plaintext ClientHello', CLIENT_HELLO, 'dtls-plaintext'],
    ['a record of an unknown type', hex('28fefd00000000000000000001aa'), 'dtls-malformed'],
    ['garbage in an encrypted record', encodeDtlsRecord(23, 1, 2 ** 20, Buffer.alloc(64, 7)), 'dtls-unauthentic'],
    ['an encrypted record of another epoch', encodeDtlsRecord(23, 2, 2 ** 20, Buffer.alloc(64, 7)), 'dtls-plaintext'],
    [
      'RTP from another source',
      Buffer.concat([hex('806f0001000003c0cafebabe'), Buffer.alloc(60)]),
      'rtp-unknown-source',
    ],
    ['truncated RTP', hex('806f0001'), 'rtp-malformed'],
    ['RTCP without a signature', Buffer.concat([hex('80c80006cafebabe'), Buffer.alloc(60, 0x80)]), 'rtcp-unauthentic'],
    ['STUN without a signature', hex('0001 0000 2112a442 000000000000000000000000'), 'stun-unexpected'],
    ['a packet of no known protocol', hex('5001020304'), 'unknown-kind'],
  ])('%s', async (_what, packet, reason) => {
    const before = host.endpoint.dropped()[reason]!;
    raw.send(packet);

    await waitUntil(`the packet is counted as ${reason}`, () => host.endpoint.dropped()[reason]! > before);
    await expectRawIsHeard();
  });

  it('copies of all its own packets', async () => {
    await expectRawIsHeard();
    const soundsSent = raw.sent.filter((packet) => packet[0] === 0x80 && !isRtcpPacket(packet)).length;
    await waitUntil('all its sound has arrived', () => host.heard.length === soundsSent);
    const copies = raw.sent.filter((packet) => (packet[0] ?? 0) >= 20);
    for (const packet of copies) raw.socket.send(packet, raw.hostPort, '127.0.0.1');

    await waitUntil(
      'copies are counted',
      () => host.endpoint.dropped()['rtp-replayed']! > 0 && host.endpoint.dropped()['dtls-replayed']! > 0,
    );

    expect(host.heard.length).toBe(soundsSent);
    await expectRawIsHeard();
  });
});
