import { LobbyTalkBar } from '../../../../../renderer/app/screens/LobbyTalkBar.tsx';
import { talkChoices } from '../../../../../renderer/features/voice/talk-style.ts';
import { DEFAULT_HEARING_RULES } from '../../../../../shared/spatial/hearing-rules.ts';
import type { SampleApp, SampleOptions } from '../../../samples/open-sample-app.ts';
import type { Stage, Story } from '../../../stage/story.ts';

const BOUND = { action: 'talk', trigger: { device: 'keyboard', code: 'KeyV' } } as const;

const bar =
  (settings: SampleOptions['settings'] = { bindings: [BOUND] }, change?: (app: SampleApp) => void) =>
  async (stage: Stage) => {
    const app = await stage.openApp({ lobby: {}, settings });
    change?.(app);
    return (
      <LobbyTalkBar
        app={app}
        onOpenKeys={() => undefined}

        onLeave={() => undefined}
      />
    );
  };

export const story: Story = {
  kind: 'sheet',
  widthPixels: 1_280,
  states: {
    ready: bar(),
    talking: bar(undefined, ({ voice }) => voice.store.setState({ isKeyHeld: true, gate: 'open' })),
    muted: bar(undefined, ({ voice }) => voice.store.setState({ isMuted: true })),
    deafened: bar(undefined, ({ voice }) => voice.store.setState({ isDeafened: true })),
    'no microphone': bar(undefined, ({ voice }) => voice.store.setState({ isMicrophoneOn: false })),
    'keys work only here': bar(undefined, ({ hotkeys }) =>
      hotkeys.store.setState(({ status }) => ({ status: { ...status, state: 'failed', problem: 'died' } })),
    ),
    'nobody in range': bar(undefined, ({ audience }) => audience.setState({ hearers: [] })),
    'voice activation': bar({ talkMode: 'voice-activation', bindings: [] }),
    'no talk key': bar({ bindings: [] }),
    'no talk key, with a team': bar({ bindings: [] }, ({ talkStyle }) =>
      talkStyle.controller.setChoices(talkChoices(DEFAULT_HEARING_RULES, 'red')),
    ),
  },
};
