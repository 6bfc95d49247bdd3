import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { encodeDcepOpen, PPID_BINARY, PPID_DCEP, PPID_TEXT } from '../../../main/media/sctp/dcep.ts';
import { hex } from '../../support/fuzz.ts';
import {
  expectSoundBothWays,
  joinClient,
  joinRawPeer,
  openTestHost,
  type JoinedClient,
  type TestHost,
} from '../../support/lobby/net-peers.ts';
import { waitUntil } from '../../support/wait-until.ts';

/** The data channel `files` beside `earshot`. */

let host: TestHost;
let joined: JoinedClient;
beforeEach(async () => {
  host = await openTestHost();
  joined = await joinClient(host, 1);
});
afterEach(async () => {
  await joined.client.close();
  await host.endpoint.close();
});

function follow({ client, hostPeer }: JoinedClient) {
  const log = { isOpen: 0, toHost: [] as (string | Buffer)[], toClient: [] as (string | Buffer)[] };
  for (const { events } of [client, hostPeer]) events.on('filesOpen', () => (log.isOpen += 1));
  hostPeer.events.on('fileMessage', (message) => log.toHost.push(message));
  client.events.on('fileMessage', (message) => log.toClient.push(message));
  return log;
}

it('carries text and content both ways, in order', async () => {
  const log = follow(joined);
  const { client, hostPeer } = joined;
  expect(client.sendFileMessage('early')).toBe(false);
  client.openFiles();
  client.openFiles();
  await waitUntil('both ends are open', () => log.isOpen === 2);
  client.sendFileMessage('text');
  client.sendFileMessage(Uint8Array.of(1, 2, 3));
  hostPeer.sendFileMessage(new Uint8Array(3_600).fill(7));
  hostPeer.sendFileMessage('after it');
  await waitUntil('all has arrived', () => log.toHost.length === 2 && log.toClient.length === 2);
  expect(log.toHost).toEqual(['text', Buffer.of(1, 2, 3)]);
  expect(log.toClient).toEqual([Buffer.alloc(3_600, 7), 'after it']);
});

it('counts its content apart, so that positions do not wait for it', async () => {
  const log = follow(joined);
  const { client, hostPeer } = joined;
  client.openFiles();
  await waitUntil('both ends are open', () => log.isOpen === 2);
  let count = 0;
  while (hostPeer.hasRoomForFiles && count < 100) {
    hostPeer.sendFileMessage(new Uint8Array(3_600));
    count += 1;
  }
  expect(count).toBeGreaterThan(1);
  expect(count).toBeLessThan(12);
  expect(hostPeer.bufferedBytes()).toBe(0);
  await waitUntil('there is room again', () => hostPeer.hasRoomForFiles);
  await waitUntil('all has arrived', () => log.toClient.length === count);
});

describe('removes a participant that sends on it', () => {
  it.each<[string, (send: (kind: number, data: Buffer) => void) => void]>([
    ['a message that is too long', (send) => send(PPID_BINARY, Buffer.alloc(4_097))],
    ['text that is not UTF-8', (send) => send(PPID_TEXT, hex('c328ff'))],
    ['a message of an unknown kind', (send) => send(999, Buffer.from('x'))],
    [
      'a flood of messages',
      (send) => {
        for (let count = 0; count < 500; count++) send(PPID_TEXT, Buffer.from('{}'));
      },
    ],
  ])('%s', async (_what, attack) => {
    const { raw, hostLog } = await joinRawPeer(host, 2);
    raw.sctp!.send(0, PPID_DCEP, encodeDcepOpen('earshot'));
    raw.sctp!.send(2, PPID_DCEP, encodeDcepOpen('files'));
    await waitUntil('the channel is open', () => raw.received.some(([streamId]) => streamId === 2));
    attack((kind, data) => raw.sctp!.send(2, kind, data));
    await waitUntil('the host has removed it', () => hostLog.closed.length > 0);
    expect(hostLog.closed).toEqual(['misbehaved']);
    await expectSoundBothWays(host, joined);
    raw.vanish();
  });
});

it('may close and open again, while the participant stays', async () => {
  const { raw, hostLog, hostPeer } = await joinRawPeer(host, 2);
  let closed = 0;
  hostPeer.events.on('filesClosed', () => (closed += 1));
  raw.sctp!.send(0, PPID_DCEP, encodeDcepOpen('earshot'));
  raw.sctp!.send(2, PPID_DCEP, encodeDcepOpen('files'));
  await waitUntil('the channel is open', () => raw.received.some(([streamId]) => streamId === 2));
  raw.sctp!.resetStream(2);
  await waitUntil('the host has closed it', () => closed === 1);
  expect(hostPeer.sendFileMessage('late')).toBe(false);
  raw.sctp!.send(4, PPID_DCEP, encodeDcepOpen('files'));
  await waitUntil('it is open again', () => raw.received.some(([streamId]) => streamId === 4));
  expect(hostLog.closed).toEqual([]);
  raw.vanish();
});

it('is refused before the channel of the lobby, and a second time', async () => {
  const { raw, hostLog } = await joinRawPeer(host, 2);
  const refused = host.endpoint.dropped()['channel-refused']!;
  raw.sctp!.send(2, PPID_DCEP, encodeDcepOpen('files'));
  await waitUntil('it is refused', () => host.endpoint.dropped()['channel-refused']! > refused);
  raw.sctp!.send(0, PPID_DCEP, encodeDcepOpen('earshot'));
  raw.sctp!.send(4, PPID_DCEP, encodeDcepOpen('files'));
  await waitUntil('it is open', () => raw.received.some(([streamId]) => streamId === 4));
  raw.sctp!.send(6, PPID_DCEP, encodeDcepOpen('files'));
  await waitUntil('the second is refused', () => host.endpoint.dropped()['channel-refused']! > refused + 1);
  expect(hostLog.closed).toEqual([]);
  raw.vanish();
});
