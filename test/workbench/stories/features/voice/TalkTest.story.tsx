import { TalkTest } from '../../../../../renderer/features/voice/TalkTest.tsx';
import type { TalkMode } from '../../../../../shared/model/settings.ts';
import { steadyLevel } from '../../../samples/open-sample-app.ts';
import type { Story } from '../../../stage/story.ts';

const test = (talkMode: TalkMode, isActive: boolean) => () => (
  <TalkTest talkMode={talkMode} keyName="V" isKeyHeld={isActive} isSpeaking={isActive} subscribeToLevel={steadyLevel} />
);

export const story: Story = {
  kind: 'sheet',
  widthPixels: 420,
  states: {
    'push to talk': test('push-to-talk', false),
    'push to talk, held': test('push-to-talk', true),
    'push to mute': test('push-to-mute', false),
    'push to mute, held': test('push-to-mute', true),
    'voice activation': test('voice-activation', false),
    'voice activation, speaking': test('voice-activation', true),
    'open mic': test('open-mic', false),
  },
};
