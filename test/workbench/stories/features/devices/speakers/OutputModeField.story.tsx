import { OutputModeField } from '../../../../../../renderer/features/devices/speakers/OutputModeField.tsx';
import { DEFAULT_SETTINGS, type Settings } from '../../../../../../shared/model/settings.ts';
import type { Story } from '../../../../stage/story.ts';

const field = (outputMode: Settings['outputMode']) => () => (
  <OutputModeField settings={{ ...DEFAULT_SETTINGS, outputMode }} onSettingsChange={() => undefined} />
);

export const story: Story = {
  kind: 'sheet',
  widthPixels: 620,
  states: { stereo: field('stereo'), '3D': field('binaural'), mono: field('mono'), 'one ear': field('right') },
};
