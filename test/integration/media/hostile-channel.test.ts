import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { encodeDcepOpen, PPID_DCEP, PPID_TEXT } from '../../../main/media/sctp/dcep.ts';
import { MAX_CHANNEL_MESSAGE_BYTES } from '../../../shared/protocol/limits.ts';
import { hex } from '../../support/fuzz.ts';
import {
  expectSoundBothWays,
  joinClient,
  joinRawPeer,
  openTestHost,
  type JoinedClient,
  type PeerLog,
  type RawPeer,
  type TestHost,
} from '../../support/lobby/net-peers.ts';
import { waitUntil } from '../../support/wait-until.ts';

/** What participants may send on their data channel, and its effect. The bystander's call must always continue. */

let host: TestHost;
let bystander: JoinedClient;
let raw: RawPeer;
let hostLog: PeerLog;
const stray: unknown[] = [];
const noteStray = (error: unknown): void => void stray.push(error);

beforeEach(async () => {
  process.on('unhandledRejection', noteStray);
  process.on('uncaughtException', noteStray);
  host = await openTestHost();
  bystander = await joinClient(host, 1);
  ({ raw, hostLog } = await joinRawPeer(host, 2));
});
afterEach(async () => {
  raw.vanish();
  await bystander.client.close();
  await host.endpoint.close();
  process.off('unhandledRejection', noteStray);
  process.off('uncaughtException', noteStray);
  expect(stray.splice(0)).toEqual([]);
});

const text = (words: string): Buffer => Buffer.from(words);
const openChannel = (): void => raw.sctp!.send(0, PPID_DCEP, encodeDcepOpen('earshot'));

describe('removes only the participant that sends', () => {
  it.each<[string, () => void]>([
    ['a message of an unknown type', () => raw.sctp!.send(0, 999, text('hello'))],
    ['a binary message', () => raw.sctp!.send(0, 53, text('hello'))],
    ['text that is not UTF-8', () => raw.sctp!.send(0, PPID_TEXT, hex('c328ff'))],
    [
      'a message that is too long',
      () => raw.sctp!.send(0, PPID_TEXT, Buffer.alloc(MAX_CHANNEL_MESSAGE_BYTES + 1, 0x61)),
    ],
    ['an endless message', () => raw.sctp!.send(0, PPID_TEXT, Buffer.alloc(3_000_000, 0x61))],
    [
      'a flood of messages',
      () => {
        for (let count = 0; count < 400; count++) raw.sctp!.send(0, PPID_TEXT, text('{}'));
      },
    ],
    ['a malformed channel request', () => raw.sctp!.send(2, PPID_DCEP, hex('03ff'))],
    [
      'a flood of channel requests',
      () => {
        for (let stream = 2; stream < 40; stream += 2)
          raw.sctp!.send(stream, PPID_DCEP, encodeDcepOpen(`more ${stream}`));
      },
    ],
    ['a second request for its channel', () => openChannel()],
  ])('%s', async (_what, attack) => {
    openChannel();
    await waitUntil('the channel is open', () => hostLog.isChannelOpen);

    attack();
    await waitUntil('the host has removed it', () => hostLog.closed.length > 0);

    expect(hostLog.closed).toEqual(['misbehaved']);
    await expectSoundBothWays(host, bystander);
    expect(bystander.hostLog.closed).toEqual([]);
  });
});

describe('ignores a participant that sends', () => {
  it.each<[string, () => void]>([
    ['data that is not SCTP', () => raw.dtls.sendData(text('hello'))],
    ['only an SCTP header', () => raw.dtls.sendData(Buffer.alloc(12))],
    ['a chunk of length 0', () => raw.dtls.sendData(Buffer.concat([Buffer.alloc(12), hex('04000000')]))],
    ['an SCTP packet with a wrong checksum', () => raw.dtls.sendData(hex('1388138800000000000000000400000400000000'))],
    ['an answer to a channel that nobody requested', () => raw.sctp!.send(6, PPID_DCEP, hex('02'))],
    ['text on a channel that was never opened', () => raw.sctp!.send(8, PPID_TEXT, text('hello'))],
    ['a channel with another name', () => raw.sctp!.send(2, PPID_DCEP, encodeDcepOpen('chat'))],
    ['an unordered channel', () => raw.sctp!.send(2, PPID_DCEP, hex('03800000 00000000 0007 0000 65617273686f74'))],
  ])('%s', async (_what, attack) => {
    const before = host.endpoint.dropped();
    attack();

    await waitUntil('the packet is counted', () => {
      const after = host.endpoint.dropped();
      return ['sctp-malformed', 'channel-refused'].some((reason) => after[reason]! > before[reason]!);
    });
    openChannel();
    await waitUntil('its proper channel still opens', () => hostLog.isChannelOpen);
    raw.sctp!.send(0, PPID_TEXT, text('still here'));
    await waitUntil('its message has arrived', () => hostLog.messages.includes('still here'));
    expect(hostLog.closed).toEqual([]);
    await expectSoundBothWays(host, bystander);
  });
});

it('treats a participant that closes its channel as having left', async () => {
  openChannel();
  await waitUntil('the channel is open', () => hostLog.isChannelOpen);

  raw.sctp!.resetStream(0);
  await waitUntil('the host reports the end', () => hostLog.closed.length > 0);

  expect(hostLog.closed).toEqual(['left']);
});

it('removes only the participant that floods SCTP packets', async () => {
  for (let count = 0; count < 5_000 && hostLog.closed.length === 0; count++) {
    raw.dtls.sendData(hex('1388138800000000000000000400000400000000'));
    if (count % 50 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  await waitUntil('the host has removed it', () => hostLog.closed.length > 0);

  expect(hostLog.closed).toEqual(['misbehaved']);
  await expectSoundBothWays(host, bystander);
});
