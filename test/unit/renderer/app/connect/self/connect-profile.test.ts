import { beforeEach, expect, it } from 'vitest';
import { connectProfile, type ProfileFeature } from '../../../../../../renderer/app/connect/self/connect-profile.ts';
import { createPeopleStore, type PeopleStore } from '../../../../../../renderer/features/people/people-store.ts';
import {
  createSettingsStore,
  type SettingsStore,
} from '../../../../../../renderer/features/settings/settings-store.ts';
import { createVoiceStore } from '../../../../../../renderer/features/voice/voice-store.ts';
import { Pictures } from '../../../../../../renderer/link/pictures/pictures.ts';
import { Scene } from '../../../../../../renderer/link/scene.ts';
import { NO_PROFILE } from '../../../../../../shared/model/profile/profile.ts';
import type { Settings } from '../../../../../../shared/model/settings.ts';
import { ManualClock } from '../../../../../support/manual-clock.ts';
import { samplePerson } from '../../../../../support/window/sample-person.ts';

const HASH = 'h'.repeat(43);

let clock: ManualClock;
let settings: SettingsStore;
let people: PeopleStore;
let page: EventTarget;
let profile: ProfileFeature;
let sent: object[];

const link = { send: (message: object) => void sent.push(message), accepts: () => true };

beforeEach(() => {
  clock = new ManualClock();
  settings = createSettingsStore();
  people = createPeopleStore();
  page = new EventTarget();
  sent = [];
  const pictures = new Pictures({ open: async () => null, schedule: clock.schedule, nowMs: clock.nowMs });
  profile = connectProfile({
    ...{ settings, people, page, pictures },
    voice: createVoiceStore(),
    scene: new Scene(),
    hashOf: async () => HASH,
    schedule: clock.schedule,
    nowMs: clock.nowMs,
  });
});

const set = (change: Partial<Settings>): void =>
  settings.setState((state) => ({ settings: { ...state.settings, ...change } }));

it('sends nothing without a profile, then the latest every two seconds, and on every new link', async () => {
  profile.setLink(link);
  clock.advance(5_000);
  expect(sent).toEqual([]);
  for (const note of ['s', 'sh', 'she']) set({ note });
  clock.advance(5_000);
  expect(sent).toEqual([
    { type: 'profile', ...NO_PROFILE, note: 's' },
    { type: 'profile', ...NO_PROFILE, note: 'she' },
  ]);
  set({ picture: 'abc' });
  await Promise.resolve();
  clock.advance(5_000);
  expect(sent.at(-1)).toEqual({ type: 'profile', ...NO_PROFILE, note: 'she', picture: HASH });
  set({ note: '', picture: '' });
  profile.setLink(null);
  profile.setLink(link);
  clock.advance(5_000);
  expect(sent.at(-1)).toEqual({ type: 'profile', ...NO_PROFILE });
});

it('says that others may find you, and takes it back', () => {
  profile.setLink(link);
  set({ findable: true });
  clock.advance(5_000);
  set({ findable: false });
  clock.advance(5_000);
  expect(sent).toEqual([
    { type: 'profile', ...NO_PROFILE, findable: true },
    { type: 'profile', ...NO_PROFILE },
  ]);
});

it('sends nothing to a host that does not know profiles', () => {
  set({ note: 'she/her' });
  profile.setLink({ ...link, accepts: () => false });
  clock.advance(5_000);
  expect(sent).toEqual([]);
});

it('is away after some minutes without input, and stays busy', () => {
  set({ awayAfterMinutes: 5 });
  profile.setLink(link);
  clock.advance(320_000);
  expect(sent.at(-1)).toMatchObject({ availability: 'away' });
  page.dispatchEvent(new Event('keydown'));
  clock.advance(5_000);
  expect(sent.at(-1)).toMatchObject({ availability: 'available' });
  set({ availability: 'busy' });
  clock.advance(600_000);
  expect(sent.at(-1)).toMatchObject({ availability: 'busy' });
});

it('has no picture of a player who shows none, or whom you have blocked', () => {
  const fox = { ...samplePerson(2, 'Fox'), profile: { ...NO_PROFILE, picture: HASH } };
  expect(profile.pictureOf(samplePerson(3, 'Owl'))).toBeUndefined();
  expect(profile.pictureOf(fox)).toBeDefined();
  people.setState({ guests: new Map([[2, { volumePercent: 100, isMuted: false, isBlocked: true }]]) });
  expect(profile.pictureOf(fox)).toBeUndefined();
});
