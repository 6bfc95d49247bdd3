import { expect, it, vi } from 'vitest';
import { createSettingsController } from '../../../../../renderer/features/settings/settings-controller.ts';
import { createI18n } from '../../../../../renderer/i18n/i18n.ts';
import { createSettingsStore } from '../../../../../renderer/features/settings/settings-store.ts';
import { failure, success } from '../../../../../shared/result.ts';
import { createFakeBridge } from '../../../../support/fake-bridge.ts';

const t = createI18n().getFixedT('en', 'settings');

it('reads what is stored, and shows what was wrong with it', async () => {
  const fake = createFakeBridge({ settings: { name: 'Mira', theme: 'dark' } });
  fake.answer('app:describe', () => success({ version: '0', shell: 'browser', platform: 'test', settingsNotice: 'They were damaged.' }));
  const store = createSettingsStore();
  await createSettingsController(fake.bridge, store, t).load();
  expect(store.getState()).toMatchObject({ isLoaded: true, notice: 'They were damaged.', settings: { name: 'Mira', theme: 'dark' } });
});

it('goes on with the defaults when nothing can be read, and says so', async () => {
  const fake = createFakeBridge();
  fake.answer('settings:read', () => failure('unreadable', 'The disk is gone.'));
  const store = createSettingsStore();
  await createSettingsController(fake.bridge, store, t).load();
  expect(store.getState().isLoaded).toBe(true);
  expect(store.getState().notice).toContain('The disk is gone.');
});

it('takes changes at once and stores those that come together with one command', async () => {
  const fake = createFakeBridge();
  const store = createSettingsStore();
  const controller = createSettingsController(fake.bridge, store, t);
  for (const name of ['M', 'Mi', 'Mira']) controller.update({ name });
  expect(store.getState().settings.name).toBe('Mira');
  await vi.waitFor(() => expect(fake.calls.map(({ request }) => request)).toEqual([{ name: 'M' }, { name: 'Mira' }]));
});

it('keeps a change that cannot be stored, and says so', async () => {
  const fake = createFakeBridge();
  fake.answer('settings:update', () => failure('full', 'No space is left.'));
  const store = createSettingsStore();
  createSettingsController(fake.bridge, store, t).update({ theme: 'light' });
  await vi.waitFor(() => expect(store.getState().notice).toContain('No space is left.'));
  expect(store.getState().settings.theme).toBe('light');
});
