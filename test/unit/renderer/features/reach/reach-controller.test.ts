import { expect, it } from 'vitest';
import { createReachController } from '../../../../../renderer/features/reach/reach-controller.ts';
import { createReachStore } from '../../../../../renderer/features/reach/reach-store.ts';
import { UNKNOWN_REACH } from '../../../../../shared/model/host-reach.ts';
import { success } from '../../../../../shared/result.ts';
import { createFakeBridge } from '../../../../support/window/fake-bridge.ts';

const NEWER = { ...UNKNOWN_REACH, hasIpv6: true };

function setUp() {
  const fake = createFakeBridge();
  const store = createReachStore();
  return {
    fake,
    store,
    controller: createReachController(fake.bridge, store),
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
