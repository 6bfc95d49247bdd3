import { expect, it } from 'vitest';
import { connectOutput } from '../../../../../../renderer/app/connect/self/connect-output.ts';
import { createSettingsStore } from '../../../../../../renderer/features/settings/settings-store.ts';
import type { Settings } from '../../../../../../shared/model/settings.ts';
import type { EarOutput } from '../../../../../../shared/model/sound/ear-output.ts';

it('tells every host how the ears want voices, and again after every change', () => {
  const settings = createSettingsStore();
  const change = (part: Partial<Settings>): void =>
    settings.setState((state) => ({ settings: { ...state.settings, ...part } }));
  const sent: string[] = [];
  const link = (host: string) => ({
    sendOutput: ({ mode, widthPercent }: EarOutput) => void sent.push(`${host}: ${mode} ${widthPercent}`),
  });
  const output = connectOutput(settings);
  change({ outputMode: 'mono' });
  expect(sent).toEqual([]);
  output.setLink(link('first'));
  change({ outputMode: 'binaural' });
  change({ echoCancellation: false });
  change({ outputWidthPercent: 50 });
  output.setLink(null);
  change({ outputMode: 'left' });
  output.setLink(link('successor'));
  expect(sent).toEqual(['first: mono 100', 'first: binaural 100', 'first: binaural 50', 'successor: left 50']);
});
