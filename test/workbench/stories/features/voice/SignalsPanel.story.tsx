import { SignalsPanel } from '../../../../../renderer/features/voice/SignalsPanel.tsx';
import type { Settings } from '../../../../../shared/model/settings.ts';
import type { Story } from '../../../stage/story.ts';

const panel = (signals: Settings['signals']) => () => (
  <SignalsPanel settings={{ signals, soundCues: true }} onSettingsChange={() => undefined} />
);

export const story: Story = {
  kind: 'sheet',
  widthPixels: 420,
  states: { quiet: panel('quiet'), off: panel('off') },
};
