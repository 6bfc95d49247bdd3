import { reachOf } from '../../../../../renderer/features/voice/reach.ts';
import { TalkButton } from '../../../../../renderer/features/voice/TalkButton.tsx';
import type { VoiceState } from '../../../../../renderer/features/voice/voice-machine.ts';
import type { TalkStyleStoreState } from '../../../../../renderer/features/voice/talk-style-store.ts';
import type { Stage, Story } from '../../../stage/story.ts';

const button =
  (change: Partial<VoiceState>, keyName: string | null = 'V', style: Partial<TalkStyleStoreState> = {}) =>
  async (stage: Stage) => {
    const { voice, talkStyle } = await stage.openApp({ lobby: {} });
    talkStyle.store.setState(style);
    const state = { ...voice.store.getState(), isConnected: true, ...change };
    return (
      <TalkButton
        state={state}
        reach={reachOf(state, true)}
        controller={voice.controller}
        talkStyle={talkStyle.store}
        keyName={keyName}
        onTurnOnMicrophone={() => undefined}
      />
    );
  };

const OPEN = { isKeyHeld: true, gate: 'open' } as const;

export const story: Story = {
  kind: 'sheet',
  widthPixels: 300,
  states: {
    'push to talk': button({}),
    'no key': button({}, null),
    talking: button(OPEN),
    'whispering with priority': button(OPEN, 'V', { held: ['whisper', 'priority'] }),
    locked: button({ ...OPEN, isLocked: true }),
    'voice activation': button({ talkMode: 'voice-activation' }),
    'open microphone': button({ talkMode: 'open-mic', gate: 'open' }),
    'push to mute': button({ talkMode: 'push-to-mute', gate: 'open' }, 'Scroll Lock'),
    muted: button({ isMuted: true }),
    deafened: button({ isDeafened: true }),
    'nothing sent': button({ ...OPEN, isStalled: true }),
    'no microphone': button({ isMicrophoneOn: false }),
  },
};
