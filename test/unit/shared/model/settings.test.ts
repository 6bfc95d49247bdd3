import * as v from 'valibot';
import { expect, it } from 'vitest';
import { MAX_BINDINGS } from '../../../../shared/model/keys/bindings.ts';
import { DEFAULT_SETTINGS, settingsSchema, settingsUpdateSchema } from '../../../../shared/model/settings.ts';
import { LETTER_KEYS } from '../../../support/letter-keys.ts';

const isTaken = (change: object): boolean => v.safeParse(settingsSchema, { ...DEFAULT_SETTINGS, ...change }).success;

it('has valid defaults', () => {
  expect(v.parse(settingsSchema, DEFAULT_SETTINGS)).toEqual(DEFAULT_SETTINGS);
});

it('binds no key to talk by default, and no key without a modifier, because you type in other programs', () => {
  expect(DEFAULT_SETTINGS.bindings.map(({ action }) => action)).toEqual(['toggle-mute', 'toggle-deafen']);
  for (const { trigger } of DEFAULT_SETTINGS.bindings)
    expect((trigger.modifiers ?? []).filter((modifier) => modifier !== 'Shift')).not.toEqual([]);
});

it.each([
  { releaseDelayMs: -1 },
  { releaseDelayMs: 1_001 },
  { releaseDelayMs: Number.NaN },
  { activationThresholdDb: 0 },
  { activationHoldMs: Infinity },
  { noiseSuppression: true },
  { language: 'tlh' },
  { theme: 'neon' },
  { bindings: Array.from({ length: MAX_BINDINGS + 1 }, () => LETTER_KEYS[0]) },
  { inputGains: [{ label: 'Microphone', gainDb: 31 }] },
  { inputDevice: { id: 'x'.repeat(513), label: '' } },
  { overlay: { isOn: true, corner: 'middle', showsEverybody: false } },
  { gameApi: { port: 0, origins: [] } },
  { gameApi: { port: 80.5, origins: [] } },
  { gameApi: { port: null, origins: ['*'] } },
  { gameApi: { port: null, origins: ['https://a.test/'] } },
  { gameProfiles: [{ game: 'Game', metresPerUnit: 0, isZUp: false, isMirrored: false }] },
  { gameProfiles: [{ game: 'Game', metresPerUnit: Number.NaN, isZUp: false, isMirrored: false }] },
])('refuses %j', (change) => {
  expect(isTaken(change)).toBe(false);
});

it('accepts gains of devices, and any part as an update', () => {
  expect(
    isTaken({
      inputGains: [
        { label: '', gainDb: -30 },
        { label: 'Microphone', gainDb: 30 },
      ],
    }),
  ).toBe(true);
  expect(v.parse(settingsUpdateSchema, { theme: 'contrast' })).toEqual({ theme: 'contrast' });
});
