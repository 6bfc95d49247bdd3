import type { ReactNode } from 'react';
import { reachOf } from '../../../../../renderer/features/voice/reach.ts';
import { TalkBar } from '../../../../../renderer/features/voice/TalkBar.tsx';
import type { VoiceState } from '../../../../../renderer/features/voice/voice-machine.ts';
import { steadyLevel } from '../../../samples/open-sample-app.ts';
import type { Stage, Story } from '../../../stage/story.ts';

const bar =
  (state: Partial<VoiceState>, isUsable = true) =>
  async (stage: Stage): Promise<ReactNode> => {
    const { voice, talkStyle } = await stage.openApp({ lobby: {} });
    voice.store.setState({ isConnected: true, ...state });
    return (
      <TalkBar
        {...voice}
        talkStyle={talkStyle.store}
        keyName="V"
        reach={reachOf(voice.store.getState(), true)}
        isUsable={isUsable}
        onTurnOnMicrophone={() => undefined}
        subscribeToLevel={steadyLevel}
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
    'deafened, lobby ended': bar({ isDeafened: true }, false),
  },
};
