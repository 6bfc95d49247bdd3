import { createHeadsetApp, type HeadsetApp } from '../../../../../renderer/app/headset/create-headset-app.ts';
import { HeadsetScreen } from '../../../../../renderer/app/headset/HeadsetScreen.tsx';
import type { LobbyState } from '../../../../../renderer/features/lobby/lobby-store.ts';
import type { VoiceState } from '../../../../../renderer/features/voice/voice-machine.ts';
import { UNKNOWN_QUALITY } from '../../../../../renderer/link/link-quality.ts';
import type { HeadsetStateMessage } from '../../../../../shared/headset/messages.ts';
import { FakeAudioEngine } from '../../../../support/window/fake-audio-engine.ts';
import { createFakeBridge } from '../../../../support/window/fake-bridge.ts';
import { steadyLevel } from '../../../samples/open-sample-app.ts';
import type { Stage, Story } from '../../../stage/story.ts';

const OWNER: Omit<HeadsetStateMessage, 'type'> = {
  ...{ name: 'Robin', mode: 'push-to-talk', held: false, muted: false, deafened: false },
};
const CONNECTED: Partial<LobbyState> = {
  connection: { status: 'connected' },
  lobbyName: 'Friday raid',
  ownQuality: { ...UNKNOWN_QUALITY, roundTripMs: 23, lossPercent: 0 },
};

interface Shown {
  readonly lobby?: Partial<LobbyState>;
  readonly owner?: Partial<typeof OWNER>;
  readonly voice?: Partial<VoiceState>;
}

const screen =
  ({ lobby = CONNECTED, owner = {}, voice = {} }: Shown) =>
  async ({ look }: Stage) => {
    const app: HeadsetApp = createHeadsetApp({
      mainProcess: {
        bridge: createFakeBridge({ settings: { theme: look.theme } }).bridge,
        onEnded: () => () => undefined,
      },
      engine: Object.assign(new FakeAudioEngine(), { onInputLevel: steadyLevel }),
      page: { link: 'AQ', headsetOf: 'AAECAwQFBgcICQoLDA0ODw' },
    });
    await new Promise((resolve) => setTimeout(resolve));
    app.owner.setState({ owner: { ...OWNER, ...owner } });
    app.lobby.store.setState(lobby);
    app.voice.store.setState({ isMicrophoneOn: true, isConnected: true, ...voice });
    return <HeadsetScreen app={app} />;
  };

export const story: Story = {
  kind: 'window',
  states: {
    start: screen({ lobby: {} }),
    'link refused': screen({ lobby: { problem: { origin: 'joined', error: { code: 'headset-expired' } } } }),
    'push to talk': screen({}),
    talking: screen({ owner: { held: true }, voice: { isKeyHeld: true, gate: 'open' } }),
    'voice activation': screen({ owner: { mode: 'voice-activation' }, voice: { talkMode: 'voice-activation' } }),
    'muted here': screen({ voice: { isMuted: true } }),
    'muted on the other device': screen({ owner: { muted: true } }),
    'other device has left': screen({
      lobby: {
        ...CONNECTED,
        connection: { status: 'ended', reason: 'headset-ended', error: { code: 'headset-ended' } },
      },
    }),
  },
};
