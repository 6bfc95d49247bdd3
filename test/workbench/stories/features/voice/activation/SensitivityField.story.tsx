import { SensitivityField } from '../../../../../../renderer/features/voice/activation/SensitivityField.tsx';
import { DEFAULT_SETTINGS, type Settings } from '../../../../../../shared/model/settings.ts';
import { steadyLevel } from '../../../../samples/open-sample-app.ts';
import type { Story } from '../../../../stage/story.ts';

const field = (activationSensitivity: Settings['activationSensitivity']) => () => (
  <SensitivityField
    settings={{ ...DEFAULT_SETTINGS, activationSensitivity }}
    onSettingsChange={() => undefined}
    subscribeToLevel={steadyLevel}
    readThresholdDb={() => -52}
  />
);

export const story: Story = {
  kind: 'sheet',
  widthPixels: 420,
  states: { automatic: field('automatic'), manual: field('manual') },
};
