import { expect, it } from 'vitest';
import { CHECK_TIMEOUT_MS, createReachController } from '../../../../../renderer/features/reach/reach-controller.ts';
import { createReachStore } from '../../../../../renderer/features/reach/reach-store.ts';
import { UNKNOWN_REACH } from '../../../../../shared/model/host-reach.ts';
import type { NetworkFacts } from '../../../../../renderer/link/gather-facts.ts';
import type { IceServer } from '../../../../../shared/rendezvous/messages.ts';
import { success } from '../../../../../shared/result.ts';
import { ManualClock } from '../../../../support/manual-clock.ts';
import { INVITATION } from '../../../../support/window/lobby-controller.ts';
import { createFakeBridge } from '../../../../support/window/fake-bridge.ts';

const NETWORK = { nat: 'easy', relay: 'none', hasIpv6: false } as const;
const SERVERS: IceServer[] = [{ urls: ['stun:192.0.2.9:3478'] }];
const NEWER = { ...UNKNOWN_REACH, hasIpv6: true };

function setUp() {
  const fake = createFakeBridge();
  const store = createReachStore();
  const asked: IceServer[] = [];
  const clock = new ManualClock();
  const network = { answer: async (): Promise<NetworkFacts> => NETWORK };
  return {
    fake,
    store,
    controller: createReachController({
      bridge: fake.bridge,
      store,
      gatherFacts: async (servers) => {
        asked.push(...servers);
        return network.answer();
      },
      isCodeLike: (text) => text === 'K7Q-29MDX',
      schedule: clock.schedule,
    }),
    asked,
    clock,
    network,
    settle: () => new Promise(setImmediate),
  };
}

it('asks how the lobby can be reached when this machine hosts one, and follows changes', async () => {
  const { fake, store, controller, settle } = setUp();
  controller.setHosting(true);
  await settle();
  expect(store.getState().reach).toEqual(UNKNOWN_REACH);
  fake.emit('lobby:reach', { reach: NEWER });
  expect(store.getState().reach).toEqual(NEWER);
  controller.setHosting(true);
  expect(fake.calls.filter(({ name }) => name === 'lobby:describe-reach')).toHaveLength(1);
});

it('keeps a report that arrives before the answer', async () => {
  const { fake, store, controller, settle } = setUp();
  fake.answer('lobby:describe-reach', () => {
    fake.emit('lobby:reach', { reach: NEWER });
    return success({ reach: UNKNOWN_REACH });
  });
  controller.setHosting(true);
  await settle();
  expect(store.getState().reach).toEqual(NEWER);
});

it('forgets the lobby when it ends, and ignores what comes after', async () => {
  const { fake, store, controller, settle } = setUp();
  controller.setHosting(true);
  controller.setHosting(false);
  await settle();
  fake.emit('lobby:reach', { reach: NEWER });
  expect(store.getState().reach).toBeNull();
});

it('checks the paths to a lobby, and its own network with the servers that the rendezvous names', async () => {
  const { fake, store, controller, asked } = setUp();
  fake.answer('link:check', () =>
    success({ host: 'port-refused', meeting: 'leads-there', clockAheadMs: null, iceServers: SERVERS }),
  );
  const checking = controller.check(` ${INVITATION}\n`);
  expect(store.getState().check).toEqual({ status: 'running' });
  await checking;
  expect(asked).toEqual(SERVERS);
  expect(store.getState().check).toEqual({
    status: 'done',
    facts: { host: 'port-refused', meeting: 'leads-there', clockAheadMs: null, network: NETWORK },
  });
  expect(fake.calls).toEqual([{ name: 'link:check', request: { invitation: INVITATION } }]);
});

it('finds the lobby of a code, and says what is wrong with an invitation', async () => {
  const { fake, store, controller } = setUp();
  fake.answer('link:join-code', () => success({ invitation: INVITATION }));
  await controller.check('K7Q-29MDX');
  expect(store.getState().check).toMatchObject({ status: 'done' });
  await controller.check('earshot://join/AAAA');
  expect(store.getState().check).toMatchObject({ status: 'failed', error: { code: 'invitation-cut-off' } });
  expect(fake.calls.map(({ name }) => name)).toEqual(['link:join-code', 'link:check']);
});

it('fails instead of running on, whatever the network does', async () => {
  const { store, controller, clock, network } = setUp();
  network.answer = () => Promise.reject(new Error('Too many connections.'));
  await controller.check(INVITATION);
  expect(store.getState().check).toEqual({ status: 'failed', error: { code: 'internal' } });
  expect(clock.pending).toBe(0);
  network.answer = () => new Promise(() => undefined);
  const checking = controller.check(INVITATION);
  clock.advance(CHECK_TIMEOUT_MS);
  await checking;
  expect(store.getState().check).toEqual({ status: 'failed', error: { code: 'timeout' } });
});

it('forgets what a check finds after it was closed', async () => {
  const { store, controller } = setUp();
  const checking = controller.check(INVITATION);
  controller.endCheck();
  await checking;
  expect(store.getState().check).toEqual({ status: 'none' });
});
