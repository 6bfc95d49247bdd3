import { expect, it, vi } from 'vitest';
import { createSettingsController } from '../../../../../renderer/features/settings/settings-controller.ts';
import { createSettingsStore } from '../../../../../renderer/features/settings/settings-store.ts';
import type { StoredNotice } from '../../../../../shared/model/stored-notice.ts';
import { failure, success } from '../../../../../shared/result.ts';
import { createFakeBridge } from '../../../../support/window/fake-bridge.ts';

const DAMAGED: StoredNotice = {
  code: 'settings-damaged',
  message: 'They were damaged.',
  detail: 'settings.json.corrupt-1',
};

const NO_FOLDER = { dataFolder: '', opensFolder: false };

it('reads stored settings, and shows what was wrong with them', async () => {
  const fake = createFakeBridge({ settings: { name: 'Mira', theme: 'dark' } });
  fake.answer('app:describe', () =>
    success({ version: '0', shell: 'browser', platform: 'test', ...NO_FOLDER, notices: [DAMAGED] }),
  );
  const store = createSettingsStore();
  await createSettingsController(fake.bridge, store, () => 'Otter 42').load();
  expect(store.getState()).toMatchObject({
    isLoaded: true,
    notices: [{ undone: null, error: DAMAGED }],
    settings: { name: 'Mira', theme: 'dark' },
  });
});

it('continues with the defaults when nothing can be read, and reports it', async () => {
  const fake = createFakeBridge();
  fake.answer('settings:read', () => failure('main-process-ended', 'The disk is gone.'));
  const store = createSettingsStore();
  await createSettingsController(fake.bridge, store, () => 'Otter 42').load();
  expect(store.getState().isLoaded).toBe(true);
  expect(store.getState().notices).toMatchObject([{ undone: 'read', error: { message: 'The disk is gone.' } }]);
});

it('applies changes at once and stores simultaneous ones with one command', async () => {
  const fake = createFakeBridge();
  const store = createSettingsStore();
  const controller = createSettingsController(fake.bridge, store, () => 'Otter 42');
  for (const name of ['M', 'Mi', 'Mira']) controller.update({ name });
  expect(store.getState().settings.name).toBe('Mira');
  await vi.waitFor(() => expect(fake.calls.map(({ request }) => request)).toEqual([{ name: 'M' }, { name: 'Mira' }]));
});

it('keeps a change that cannot be stored, and reports it', async () => {
  const fake = createFakeBridge();
  fake.answer('settings:update', () => failure('internal', 'No space is left.'));
  const store = createSettingsStore();
  createSettingsController(fake.bridge, store, () => 'Otter 42').update({ theme: 'light' });
  await vi.waitFor(() =>
    expect(store.getState().notices).toMatchObject([{ undone: 'saved', error: { message: 'No space is left.' } }]),
  );
  expect(store.getState().settings.theme).toBe('light');
});

it('shows each notice once, and dismisses each separately', async () => {
  const fake = createFakeBridge({ settings: { name: 'Mira' } });
  fake.answer('app:describe', () =>
    success({
      version: '0',
      shell: 'browser',
      platform: 'test',
      ...NO_FOLDER,
      notices: [DAMAGED, { code: 'people-unread', message: 'Nobody is known.', detail: '' }],
    }),
  );
  fake.answer('settings:update', () => failure('internal', 'No space is left.'));
  const store = createSettingsStore();
  const controller = createSettingsController(fake.bridge, store, () => 'Otter 42');
  const codes = (): readonly string[] => store.getState().notices.map(({ error }) => error.code);
  await controller.load();
  controller.update({ theme: 'light' });
  await vi.waitFor(() => expect(codes()).toHaveLength(3));
  controller.update({ theme: 'dark' });
  await vi.waitFor(() => expect(fake.calls.filter(({ name }) => name === 'settings:update')).toHaveLength(2));
  await vi.waitFor(() => expect(codes()).toEqual(['settings-damaged', 'people-unread', 'internal']));
  const [first] = store.getState().notices;
  if (first !== undefined) controller.dismissNotice(first);
  expect(codes()).toEqual(['people-unread', 'internal']);
});

it('gives a player without a name one, and stores it', async () => {
  const fake = createFakeBridge({ settings: { name: ' ' } });
  const store = createSettingsStore();
  await createSettingsController(fake.bridge, store, () => 'Otter 42').load();
  expect(store.getState().settings.name).toBe('Otter 42');
  await vi.waitFor(() =>
    expect(fake.calls.find(({ name }) => name === 'settings:update')?.request).toEqual({ name: 'Otter 42' }),
  );
});

it('asks the shell to show the folder, and says whether it did', async () => {
  const fake = createFakeBridge();
  const controller = createSettingsController(fake.bridge, createSettingsStore(), () => 'Otter 42');
  expect(await controller.openFolder()).toBe(false);
  fake.answer('app:open-folder', () => success({ isOpen: true }));
  expect(await controller.openFolder()).toBe(true);
  fake.answer('app:open-folder', () => failure('not-on-page', 'A page has no folder.'));
  expect(await controller.openFolder()).toBe(false);
});
