import { expect, it } from 'vitest';
import { connectColor } from '../../../../../../renderer/app/connect/self/connect-color.ts';
import { createSettingsStore } from '../../../../../../renderer/features/settings/settings-store.ts';

it('sends the colour on every link and after every change, and nothing without a choice', () => {
  const settings = createSettingsStore();
  const choose = (color: number | null): void =>
    settings.setState((state) => ({ settings: { ...state.settings, color } }));
  const sent: (number | null)[] = [];
  const link = { sendColor: (color: number | null) => void sent.push(color) };
  const color = connectColor(settings);
  color.setLink(link);
  expect(sent).toEqual([]);
  choose(4);
  color.setLink(null);
  choose(5);
  color.setLink(link);
  choose(null);
  expect(sent).toEqual([4, 5, null]);
});
