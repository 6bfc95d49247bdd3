import { TalkModePanel } from '../../../../../renderer/features/voice/TalkModePanel.tsx';
import { DEFAULT_SETTINGS, type TalkMode } from '../../../../../shared/model/settings.ts';
import { steadyLevel } from '../../../samples/open-sample-app.ts';
import type { Story } from '../../../stage/story.ts';

const panel =
  (talkMode: TalkMode, isShort = false) =>
  () => (
    <TalkModePanel
      settings={{ ...DEFAULT_SETTINGS, talkMode }}
      onSettingsChange={() => undefined}
      subscribeToLevel={steadyLevel}
      readThresholdDb={() => -52}
      isShort={isShort}
    />
  );

export const story: Story = {
  kind: 'sheet',
  widthPixels: 420,
  states: {
    'push to talk': panel('push-to-talk'),
    'voice activation': panel('voice-activation'),
    'open microphone': panel('open-mic'),
    'push to mute': panel('push-to-mute'),
    short: panel('push-to-talk', true),
  },
};
