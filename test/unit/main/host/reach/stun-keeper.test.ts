import { expect, it } from 'vitest';
import { StunKeeper, type StunView } from '../../../../../main/host/reach/stun-keeper.ts';
import type { OuterAddress } from '../../../../../main/media/ice/stun-queries.ts';
import { failure, success } from '../../../../../shared/result.ts';
import { ManualClock } from '../../../../support/manual-clock.ts';

const PORT = 7_777;
const SERVER = { host: 'stun.test', port: 3_478 };

/** A network with one STUN server on two ports; `seen` says what each place answers. */
function createNetwork() {
  const clock = new ManualClock();
  const state = {
    addresses: ['192.0.2.50'],
    seen: (_place: OuterAddress): OuterAddress | undefined => ({ address: '203.0.113.5', port: 4_000 }),
    own: ['10.77.1.2'],
    asked: [] as string[],
    views: [] as StunView[],
  };
  const start = (servers = [SERVER, { ...SERVER, port: 3_479 }]) =>
    new StunKeeper(servers, {
      port: PORT,
      ask: async (place) => {
        state.asked.push(`${place.address} ${place.port}`);
        const answer = state.seen(place);
        return answer === undefined ? failure('no-answer', '') : success(answer);
      },
      lookup: async (name) => (name === 'stun.test' ? state.addresses : Promise.reject(new Error('ENOTFOUND'))),
      ownAddresses: () => state.own,
      schedule: clock.schedule,
      onChange: (view) => state.views.push(view),
    });
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 20; turn++) await Promise.resolve();
  };
  const pass = async (ms: number): Promise<void> => {
    clock.advance(ms);
    await settle();
  };
  return { state, start, pass, settle };
}

it('asks every 15 s, and reports only what has changed', async () => {
  const { state, start, pass, settle } = createNetwork();
  const keeper = start();
  await settle();
  expect(state.asked).toEqual(['192.0.2.50 3478', '192.0.2.50 3479']);
  expect(state.views).toEqual([{ ipv4: { address: '203.0.113.5', port: 4_000 }, ipv6: null, nat: 'seems-easy' }]);
  await pass(14_999);
  expect(state.asked).toHaveLength(2);
  await pass(1);
  expect(state.asked).toHaveLength(4);
  expect(state.views).toHaveLength(1);
  state.seen = () => ({ address: '203.0.113.77', port: 4_000 });
  await pass(15_000);
  expect(state.views.at(-1)?.ipv4).toEqual({ address: '203.0.113.77', port: 4_000 });
  keeper.stop();
  await pass(60_000);
  expect(state.asked).toHaveLength(6);
});

it.each([
  ['none', (_place: OuterAddress) => ({ address: '10.77.1.2', port: PORT })],
  ['seems-easy', (_place: OuterAddress) => ({ address: '203.0.113.5', port: 4_000 })],
  ['hard', (place: OuterAddress) => ({ address: '203.0.113.5', port: place.port })],
  ['unknown', (place: OuterAddress) => (place.port === 3_478 ? { address: '203.0.113.5', port: 4_000 } : undefined)],
] as const)('recognises the kind %s', async (kind, seen) => {
  const { state, start, settle } = createNetwork();
  state.seen = seen;
  const keeper = start();
  await settle();
  expect(keeper.view.nat).toBe(kind);
  keeper.stop();
});

it.each([
  ['easy', (_place: OuterAddress) => ({ address: '203.0.113.5', port: 4_000 })],
  ['hard', ({ address }: OuterAddress) => ({ address: '203.0.113.5', port: address.endsWith('50') ? 4_000 : 4_001 })],
] as const)('asks two addresses rather than two ports of one, and recognises the kind %s', async (kind, seen) => {
  const { state, start, settle } = createNetwork();
  state.seen = seen;
  state.addresses = ['192.0.2.50', '192.0.2.60'];
  const keeper = start();
  await settle();
  expect(state.asked).toEqual(['192.0.2.50 3478', '192.0.2.60 3478']);
  expect(keeper.view.nat).toBe(kind);
  keeper.stop();
});

it('keeps what it knew for one silent round, and then says that UDP is blocked', async () => {
  const { state, start, pass, settle } = createNetwork();
  const keeper = start();
  await settle();
  const seen = state.seen;
  state.seen = () => undefined;
  await pass(15_000);
  expect(keeper.view.nat).toBe('seems-easy');
  await pass(15_000);
  expect(keeper.view).toEqual({ ipv4: null, ipv6: null, nat: 'udp-blocked' });
  state.seen = (place) => (place.port === 3_478 ? seen(place) : undefined);
  await pass(15_000);
  expect(keeper.view).toMatchObject({ ipv4: { port: 4_000 }, nat: 'unknown' });
  keeper.stop();
});

it('follows both families, names that cannot be resolved, and other servers', async () => {
  const { state, start, settle, pass } = createNetwork();
  const keeper = start([{ host: 'nowhere.test', port: 3_478 }]);
  await settle();
  await pass(15_000);
  expect([keeper.view.nat, state.asked]).toEqual(['unknown', []]);
  state.addresses = ['2001:db8::50', '192.0.2.50'];
  state.seen = ({ address }) =>
    address.includes(':') ? { address: '2001:db8::2', port: PORT } : { address: '203.0.113.5', port: 4_000 };
  keeper.setServers([SERVER]);
  await settle();
  expect(keeper.view).toEqual({
    ipv4: { address: '203.0.113.5', port: 4_000 },
    ipv6: { address: '2001:db8::2', port: PORT },
    nat: 'unknown',
  });
  keeper.stop();
});

it('asks at once when the machine wakes, and each second while its network is not back', async () => {
  const { state, start, pass, settle } = createNetwork();
  const keeper = start();
  await settle();
  state.asked.length = 0;
  state.seen = () => undefined;
  keeper.hurry();
  await settle();
  expect(state.asked).toHaveLength(2);
  for (let second = 0; second < 4; second++) await pass(1_000);
  expect([state.asked.length, keeper.view.nat]).toEqual([10, 'seems-easy']);
  state.seen = () => ({ address: '203.0.113.77', port: 4_001 });
  await pass(1_000);
  expect(keeper.view.ipv4).toEqual({ address: '203.0.113.77', port: 4_001 });
  await pass(5_000);
  expect(state.asked).toHaveLength(12);
  keeper.stop();
});

it('says that UDP is blocked when no answer comes long after the machine woke, and stops hurrying', async () => {
  const { state, start, pass, settle } = createNetwork();
  const keeper = start();
  await settle();
  state.seen = () => undefined;
  keeper.hurry();
  for (let second = 0; second < 60; second++) await pass(1_000);
  expect(keeper.view.nat).toBe('udp-blocked');
  expect(state.asked.length).toBeLessThan(40);
  keeper.hurry();
  await settle();
  keeper.stop();
  state.asked.length = 0;
  await pass(60_000);
  expect(state.asked).toEqual([]);
});

it('asks again after a round that was under way when the machine woke', async () => {
  const { state, start, settle } = createNetwork();
  const keeper = start();
  keeper.hurry();
  await settle();
  expect(state.asked).toHaveLength(4);
  keeper.stop();
});
