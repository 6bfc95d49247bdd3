import { expect, it } from 'vitest';
import { followTexts } from '../../../../../../renderer/app/connect/text/follow-texts.ts';
import { createSettingsStore } from '../../../../../../renderer/features/settings/settings-store.ts';
import { createTextStore } from '../../../../../../renderer/features/text/text-store.ts';
import { sampleText } from '../../../../../workbench/samples/sample-texts.ts';

const WREN = {
  ...{ id: 2, name: 'Wren', isMuted: false, isDeafened: false, identity: '', color: null, isAway: false },
};

function setUp(showsText: boolean) {
  const [text, settings] = [createTextStore(), createSettingsStore()];
  settings.setState((state) => ({
    settings: { ...state.settings, overlay: { ...state.settings.overlay, showsText } },
  }));
  const tasks: (() => void)[] = [];
  let changes = 0;
  const schedule = (task: () => void) => {
    tasks.push(task);
    return () => undefined;
  };
  const read = followTexts({ text, settings, schedule }, () => (changes += 1));
  const say = (words: string, isDirect = false): void =>
    text.setState({
      isAvailable: true,
      latest: {
        message: sampleText(WREN, 1, {
          text: words,
          ...(isDirect ? { to: { kind: 'direct', id: 1, name: '' } } : {}),
        }),
        isForYou: isDirect,
      },
    });
  const setBusy = (isBusy: boolean): void =>
    settings.setState((state) => ({
      settings: { ...state.settings, availability: isBusy ? 'busy' : 'available' },
    }));
  return {
    setBusy,
    read,
    say,
    tasks,
    changes: () => changes,
    leave: () => text.setState({ isAvailable: null, latest: null }),
  };
}

it('shows the latest three messages, each for a while, and none to you alone', () => {
  const { read, say, tasks, changes } = setUp(true);
  say('between us', true);
  for (const words of ['one', 'two', 'three', 'four']) say(words);
  expect(read()).toEqual(['two', 'three', 'four'].map((text) => ({ name: 'Wren', text })));
  expect(changes()).toBe(4);
  for (const task of tasks) task();
  expect(read()).toEqual([]);
});

it('shows none of a lobby that you have left, and none unless you want them', () => {
  const { read, say, leave } = setUp(true);
  say('one');
  leave();
  expect(read()).toEqual([]);
  const other = setUp(false);
  other.say('one');
  expect(other.read()).toEqual([]);
});

it('shows none while you do not want to be disturbed', () => {
  const { read, say, setBusy } = setUp(true);
  setBusy(true);
  say('one');
  expect(read()).toEqual([]);
  setBusy(false);
  expect(read()).toEqual([{ name: 'Wren', text: 'one' }]);
});
