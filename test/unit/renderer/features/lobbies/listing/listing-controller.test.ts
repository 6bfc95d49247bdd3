import { beforeEach, expect, it } from 'vitest';
import { failure, success } from '../../../../../../shared/result.ts';
import { createListingController } from '../../../../../../renderer/features/lobbies/listing/listing-controller.ts';
import { createListingStore } from '../../../../../../renderer/features/lobbies/listing/listing-store.ts';
import { createFakeBridge } from '../../../../../support/window/fake-bridge.ts';
import { SAMPLE_LISTING } from '../../../../../workbench/samples/sample-lobbies.ts';

function open() {
  const fake = createFakeBridge();
  const store = createListingStore();
  return { fake, store, controller: createListingController(fake.bridge, store) };
}

let { fake, store, controller } = open();
beforeEach(() => {
  ({ fake, store, controller } = open());
});

it('lists nothing unless you choose it', () => {
  expect(store.getState().listing).toBeNull();
});

it('keeps a choice until the lobby opens, and asks nobody', async () => {
  expect(await controller.change(SAMPLE_LISTING)).toBe(true);
  expect(store.getState().listing).toEqual(SAMPLE_LISTING);
  controller.setHosting(true);
  expect(store.getState().listing).toEqual(SAMPLE_LISTING);
  expect(fake.calls).toEqual([]);
});

it('changes and removes the listing of an open lobby', async () => {
  controller.setHosting(true);
  await controller.change(SAMPLE_LISTING);
  await controller.change(null);
  expect(fake.calls).toEqual([
    { name: 'lobby:set-listing', request: { listing: SAMPLE_LISTING } },
    { name: 'lobby:set-listing', request: { listing: null } },
  ]);
  expect(store.getState()).toMatchObject({ listing: null, isSaving: false });
});

it('keeps the listing of before if a change fails, and says why', async () => {
  controller.setHosting(true);
  await controller.change(SAMPLE_LISTING);
  fake.answer('lobby:set-listing', () => failure('short-lobby-password', 'Short.'));
  expect(await controller.change({ ...SAMPLE_LISTING, password: 'x' })).toBe(false);
  expect(store.getState()).toMatchObject({ listing: SAMPLE_LISTING, isSaving: false });
  expect(store.getState().error?.code).toBe('short-lobby-password');
});

it('lists the next lobby only if you choose it again, and remembers everything but the password', async () => {
  controller.setHosting(true);
  await controller.change(SAMPLE_LISTING);
  controller.setHosting(false);
  expect(store.getState()).toMatchObject({ listing: null, last: { ...SAMPLE_LISTING, password: '' } });
});

it('ignores an answer that comes after the lobby has ended', async () => {
  controller.setHosting(true);
  let answer = (): void => undefined;
  fake.answer('lobby:set-listing', () => new Promise((resolve) => (answer = () => resolve(success({})))));
  const changed = controller.change(SAMPLE_LISTING);
  expect(store.getState().isSaving).toBe(true);
  controller.setHosting(false);
  answer();
  await changed;
  expect(store.getState()).toMatchObject({ listing: null, isSaving: false });
});
