import { beforeEach, expect, it } from 'vitest';
import { connectTextNews } from '../../../../../../renderer/app/connect/text/connect-text-news.ts';
import {
  createSettingsStore,
  type SettingsStore,
} from '../../../../../../renderer/features/settings/settings-store.ts';
import { createTextStore, type TextStore } from '../../../../../../renderer/features/text/text-store.ts';
import { createVoiceStore, type VoiceStore } from '../../../../../../renderer/features/voice/voice-store.ts';
import { createI18n } from '../../../../../../renderer/i18n/i18n.ts';
import { sampleText } from '../../../../../workbench/samples/sample-texts.ts';

const WREN = {
  ...{ id: 2, name: 'Wren', isMuted: false, isDeafened: false, identity: '', color: null, isAway: false },
};

let text: TextStore;
let settings: SettingsStore;
let voice: VoiceStore;
let notified: string[];
let spoken: string[];
let isPending: boolean;
let hasFocus: boolean;

beforeEach(() => {
  [notified, spoken, isPending, hasFocus] = [[], [], false, false];
  [text, settings, voice] = [createTextStore(), createSettingsStore(), createVoiceStore()];
  const i18n = createI18n();
  connectTextNews({
    ...{ text, settings, voice, i18n },
    notifier: { show: ({ title, body }) => notified.push(`${title}: ${body}`) },
    speech: {
      get pending() {
        return isPending;
      },
      speak: (words) => spoken.push(words),
      cancel: () => spoken.push('cancelled'),
    },
    hasFocus: () => hasFocus,
  });
});

const change = (settingsChange: object): void =>
  settings.setState((state) => ({ settings: { ...state.settings, ...settingsChange } }));
const say = (words: string, isForYou = false): void =>
  text.setState({ isAvailable: true, latest: { message: sampleText(WREN, 1, { text: words }), isForYou } });

it('notifies of messages for you while you look elsewhere, if you want that', () => {
  say('hi all');
  say('hi you', true);
  hasFocus = true;
  say('hi again', true);
  hasFocus = false;
  change({ notifies: false });
  say('hi once more', true);
  expect(notified).toEqual(['Wren: hi you']);
});

it('neither notifies nor reads aloud while you do not want to be disturbed', () => {
  change({ speaksText: true });
  say('before', true);
  change({ availability: 'busy' });
  say('busy', true);
  change({ availability: 'away' });
  say('after', true);
  expect(notified).toEqual(['Wren: before', 'Wren: after']);
  expect(spoken).toEqual(['Wren: before', 'cancelled', 'Wren: after']);
});

it('reads aloud only if you want that and hear others, and cuts a flood short', () => {
  say('silent');
  change({ speaksText: true });
  say('one');
  voice.setState({ isDeafened: true });
  say('two');
  voice.setState({ isDeafened: false });
  isPending = true;
  for (let count = 0; count < 20; count++) say(`flood ${count}`);
  expect(spoken.slice(0, 2)).toEqual(['Wren: one', 'Wren: flood 0']);
  expect(spoken.length).toBeLessThan(10);
  text.setState({ isAvailable: null });
  expect(spoken.at(-1)).toBe('cancelled');
});
