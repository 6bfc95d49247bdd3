import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  expectSoundBothWays,
  joinClient,
  openTestHost,
  type JoinedClient,
  type TestHost,
} from '../../support/lobby/net-peers.ts';
import { waitUntil } from '../../support/wait-until.ts';

/** A participant's new connection beside its old one, over real sockets. */

let host: TestHost;
beforeEach(async () => {
  host = await openTestHost();
});
afterEach(() => host.endpoint.close());

const joinReturning = (slot: number): Promise<JoinedClient> =>
  joinClient(host, slot, undefined, undefined, 'returning');

it('carries no sound until it is promoted, and all of it from then on', async () => {
  const old = await joinClient(host, 1);
  const returning = await joinReturning(1);
  await expectSoundBothWays(host, old);
  const [early, late] = [Buffer.from('too early'), Buffer.from('too late')];
  returning.client.sendOpus(early, early.length, 960, true);
  await expectSoundBothWays(host, old);
  host.endpoint.promote(returning.hostPeer);
  await expectSoundBothWays(host, returning);
  old.client.sendOpus(late, late.length, 96_000, true);
  await expectSoundBothWays(host, returning);
  const heard = host.heard.map(({ text }) => text);
  expect([heard.includes('too early'), heard.includes('too late')]).toEqual([false, false]);
  expect(returning.heard.every(({ text }) => text.startsWith('sound'))).toBe(true);
});

it('outlives the old connection, which may end before or after', async () => {
  const old = await joinClient(host, 1);
  const [first, second] = [await joinReturning(1), await joinReturning(1)];
  await old.hostPeer.close();
  host.endpoint.promote(first.hostPeer);
  await expectSoundBothWays(host, first);
  host.endpoint.promote(second.hostPeer);
  await first.hostPeer.close();
  await expectSoundBothWays(host, second);
  await waitUntil('the first has ended', () => first.clientLog.closed.length === 1);
  expect([second.clientLog.closed, host.logged]).toEqual([[], []]);
});

it('frees the slot when it ends, promoted or not', async () => {
  const returning = await joinReturning(1);
  await returning.hostPeer.close();
  const again = await joinReturning(1);
  host.endpoint.promote(again.hostPeer);
  await again.hostPeer.close();
  await expectSoundBothWays(host, await joinClient(host, 1));
});
