import type { i18n } from 'i18next';
import { createWindowApp, type GuestPage, type WindowApp } from '../../../renderer/app/create-window-app.ts';
import type { Settings } from '../../../shared/model/settings.ts';
import { UNKNOWN_QUALITY } from '../../../renderer/link/quality/link-quality.ts';
import type { LobbyState } from '../../../renderer/features/lobby/lobby-store.ts';
import { FakeAudioEngine } from '../../support/window/fake-audio-engine.ts';
import { createFakeBridge, type FakeBridge } from '../../support/window/fake-bridge.ts';
import type { Look } from '../looks/look.ts';
import { OWN_ID, SAMPLE_QUALITY, SAMPLE_SCENE, samplePeople } from './sample-people.ts';
import { SAMPLE_LOG, sampleTexts } from './sample-texts.ts';

export interface SampleOptions {
  readonly settings?: Partial<Settings>;
  /** What differs from the sample lobby; undefined = you are in no lobby. */
  readonly lobby?: Partial<LobbyState>;
  /** Given if the window is a page that guests open. */
  readonly guestPage?: GuestPage;
}

/** The window's features, with the main process that answers them. */
export interface SampleApp extends WindowApp {
  readonly fake: FakeBridge;
}

const DEVICES = {
  inputs: [
    { id: 'headset', label: 'Arctis Nova 7 Wireless' },
    { id: 'webcam', label: 'HD Pro Webcam C920 Analog Stereo' },
  ],
  outputs: [
    { id: 'headset', label: 'Arctis Nova 7 Wireless' },
    { id: 'speakers', label: 'Built-in Audio' },
  ],
};
const LOBBY_NAMES = { ltr: 'Friday raid', rtl: 'غارة الجمعة' } as const;
const LONG_LOBBY_NAME = 'The seventeenth annual treasure hunt of the harbour guild';
/** The names of the sample lobby in every look. */
export const SAMPLE_LOBBY_NAMES: readonly string[] = [...Object.values(LOBBY_NAMES), LONG_LOBBY_NAME];

/** What the simulated devices are called. */
export const SAMPLE_DEVICES: readonly string[] = Object.values(DEVICES).flatMap((list) =>
  list.map(({ label }) => label),
);

const INPUT_LEVEL_DB = -24;

/** Long ago, so that nobody still moves to the position of the last message. */
const LONG_AGO_MS = -10_000;

/** Tells a listener one level, at once. */
export function steadyLevel(listener: (levelDb: number) => void): () => void {
  listener(INPUT_LEVEL_DB);
  return () => undefined;
}

/** Starts the window's features as they are in a look. Resolves when they have read the settings and the devices. */
export async function openSampleApp(
  look: Look,
  texts: i18n,
  { settings = {}, lobby, guestPage }: SampleOptions = {},
): Promise<SampleApp> {
  const [own] = samplePeople(look);
  const fake = createFakeBridge({
    settings: { isSetUp: true, theme: look.theme, name: own?.name ?? '', ...settings },
    invitation: `earshot://join/${'Qk3vT9'.repeat(18)}`,
  });
  const engine = Object.assign(new FakeAudioEngine(), { devices: DEVICES, onInputLevel: steadyLevel });
  const app = createWindowApp({
    mainProcess: { bridge: fake.bridge, onEnded: () => () => undefined },
    engine,
    i18n: texts,
    guestPage,
  });
  await untilAnswered();
  if (lobby !== undefined) enterLobby(app, look, lobby);
  return { ...app, fake };
}

function enterLobby(app: WindowApp, look: Look, change: Partial<LobbyState>): void {
  app.lobby.store.setState({
    connection: { status: 'connected' },
    origin: 'hosted',
    invitation: 'earshot://join/Qk3vT9',
    lobbyName: look.text === 'normal' ? LOBBY_NAMES[look.direction] : LONG_LOBBY_NAME,
    ownId: OWN_ID,
    participants: samplePeople(look),
    quality: SAMPLE_QUALITY,
    ownQuality: { ...UNKNOWN_QUALITY, roundTripMs: 18, lossPercent: 0 },
    ...change,
  });
  app.scene.setOwn(OWN_ID, { xMetres: 0, yMetres: 0, zMetres: 0, yawRadians: 0 });
  app.scene.apply(SAMPLE_SCENE, LONG_AGO_MS);
  app.audience.setState({
    hearers: [
      { id: 2, gainDb: -6 },
      { id: 3, gainDb: -19 },
    ],
  });
  app.moderation.store.setState({ may: ['talk', 'text', 'files'] });
  app.files.store.setState({ isAvailable: true, isConnected: true, maxBytes: 10_000_000 });
  app.text.store.setState({ isAvailable: true, log: SAMPLE_LOG, messages: sampleTexts(look) });
  app.voice.store.setState({ isMicrophoneOn: true, isConnected: true });
}

/** The simulated main process and devices answer at once, each in a few microtasks. */
function untilAnswered(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
