import { TalkButton } from '../../../../../../renderer/features/voice/bar/TalkButton.tsx';
import { describeOwnVoice } from '../../../../../../renderer/features/voice/own-voice.ts';
import type { VoiceState } from '../../../../../../renderer/features/voice/voice-machine.ts';
import { ownVoiceFactsOf } from '../../../../samples/own-voice-facts.ts';
import type { Stage, Story } from '../../../../stage/story.ts';

const button =
  (change: Partial<VoiceState>, size: 'icon' | 'word' | 'large' = 'word') =>
  async (stage: Stage) => {
    const { voice } = await stage.openApp({ lobby: {} });
    const state = { ...voice.store.getState(), isConnected: true, ...change };
    return (
      <div style={{ display: 'flex' }}>
        <TalkButton
          state={state}
          own={describeOwnVoice(ownVoiceFactsOf(state))}
          controller={voice.controller}
          size={size}
          onTurnOnMicrophone={() => undefined}
        />
      </div>
    );
  };

const OPEN = { isKeyHeld: true, gate: 'open' } as const;

export const story: Story = {
  kind: 'sheet',
  widthPixels: 300,
  states: {
    'beside a key': button({}, 'icon'),
    'talking beside a key': button(OPEN, 'icon'),
    'no key': button({}),
    talking: button(OPEN),
    locked: button({ ...OPEN, isLocked: true }),
    'push to mute': button({ talkMode: 'push-to-mute', gate: 'open' }),
    paused: button({ talkMode: 'push-to-mute', isKeyHeld: true }),
    muted: button({ isMuted: true }),
    'muted, no keyboard': button({ isMuted: true }, 'large'),
    'deafened, no keyboard': button({ isDeafened: true }, 'large'),
    'no keyboard': button({}, 'large'),
    'no microphone': button({ isMicrophoneOn: false }),
  },
};
