import type { ReactNode } from 'react';
import { TalkBar } from '../../../../../../renderer/features/voice/bar/TalkBar.tsx';
import { describeOwnVoice } from '../../../../../../renderer/features/voice/own-voice.ts';
import type { VoiceState } from '../../../../../../renderer/features/voice/voice-machine.ts';
import { ownVoiceFactsOf } from '../../../../samples/own-voice-facts.ts';
import { steadyLevel } from '../../../../samples/open-sample-app.ts';
import type { Stage, Story } from '../../../../stage/story.ts';

const bar =
  (state: Partial<VoiceState>, isUsable = true, buttonSize: 'icon' | 'word' | 'large' = 'icon') =>
  async (stage: Stage): Promise<ReactNode> => {
    const { voice } = await stage.openApp({ lobby: {} });
    voice.store.setState({ isConnected: true, ...state });
    return (
      <TalkBar
        {...voice}
        own={describeOwnVoice(ownVoiceFactsOf(voice.store.getState()))}
        {...{ isUsable, buttonSize }}
        muteKey="Ctrl+Shift+M"
        deafenKey={null}
        onTurnOnMicrophone={() => undefined}
        subscribeToLevel={steadyLevel}
        sentence={<span>…</span>}
        options={null}
        onLeave={() => undefined}
      />
    );
  };

export const story: Story = {
  kind: 'sheet',
  widthPixels: 560,
  states: {
    'push to talk': bar({}),
    talking: bar({ isKeyHeld: true, gate: 'open' }),
    muted: bar({ isMuted: true }),
    'nothing is sent': bar({ isStalled: true }),
    'no key': bar({}, true, 'word'),
    'no keyboard': bar({}, true, 'large'),
    'deafened, lobby ended': bar({ isDeafened: true }, false),
  },
};
