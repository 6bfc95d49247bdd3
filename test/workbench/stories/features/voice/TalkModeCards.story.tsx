import { TalkModeCards } from '../../../../../renderer/features/voice/TalkModeCards.tsx';
import { DEFAULT_SETTINGS, type TalkMode } from '../../../../../shared/model/settings.ts';
import { steadyLevel } from '../../../samples/open-sample-app.ts';
import type { Stage, Story } from '../../../stage/story.ts';

const cards = (talkMode: TalkMode) => (stage: Stage) => (
  <TalkModeCards
    settings={{ ...DEFAULT_SETTINGS, talkMode }}
    onSettingsChange={() => undefined}
    subscribeToLevel={steadyLevel}
    readThresholdDb={() => -52}
  >
    <p className="field-note">{stage.i18n.getFixedT(null, 'setup')('talking.keyHint')}</p>
  </TalkModeCards>
);

export const story: Story = {
  kind: 'sheet',
  widthPixels: 620,
  states: { 'push to talk': cards('push-to-talk'), 'voice activation': cards('voice-activation') },
};
