import { createHeadsetApp, type HeadsetApp } from '../../../renderer/app/headset/create-headset-app.ts';
import type { LobbyState } from '../../../renderer/features/lobby/lobby-store.ts';
import type { VoiceState } from '../../../renderer/features/voice/voice-machine.ts';
import { UNKNOWN_QUALITY } from '../../../renderer/link/quality/link-quality.ts';
import type { HeadsetStateMessage } from '../../../shared/headset/messages.ts';
import { FakeAudioEngine } from '../../support/window/fake-audio-engine.ts';
import { createFakeBridge } from '../../support/window/fake-bridge.ts';
import type { Look } from '../looks/look.ts';
import { steadyLevel } from './open-sample-app.ts';

const OWNER: Omit<HeadsetStateMessage, 'type'> = {
  ...{ name: 'Robin', mode: 'push-to-talk', held: false, muted: false, deafened: false },
};

/** The lobby of a headset that works. */
export const CONNECTED_HEADSET: Partial<LobbyState> = {
  connection: { status: 'connected' },
  lobbyName: 'Friday raid',
  ownQuality: { ...UNKNOWN_QUALITY, roundTripMs: 23, lossPercent: 0 },
};

export interface SampleHeadset {
  readonly lobby?: Partial<LobbyState>;
  readonly owner?: Partial<typeof OWNER>;
  readonly voice?: Partial<VoiceState>;
}

/** Starts a headset, as a phone's page would, and shows it in a state. */
export async function openSampleHeadset(
  { look }: { readonly look: Look },
  { lobby = CONNECTED_HEADSET, owner = {}, voice = {} }: SampleHeadset,
): Promise<HeadsetApp> {
  const { bridge } = createFakeBridge({ settings: { theme: look.theme } });
  const app = createHeadsetApp({
    mainProcess: { bridge, onEnded: () => () => undefined },
    engine: Object.assign(new FakeAudioEngine(), { onInputLevel: steadyLevel }),
    page: { link: 'AQ', headsetOf: 'AAECAwQFBgcICQoLDA0ODw' },
  });
  await new Promise((resolve) => setTimeout(resolve));
  app.owner.setState({ owner: { ...OWNER, ...owner } });
  app.lobby.store.setState(lobby);
  app.voice.store.setState({ isMicrophoneOn: true, isConnected: true, ...voice });
  return app;
}
