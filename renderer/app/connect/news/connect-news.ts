import type { i18n } from 'i18next';
import type { EarshotBridge } from '../../../../shared/ipc/contract.ts';
import type { Schedule } from '../../../../shared/schedule.ts';
import type { AudioEngine } from '../../../audio/audio-engine.ts';
import { createNotifier, type Notifier } from '../../../bridge/notifier.ts';
import type { LobbyStore } from '../../../features/lobby/lobby-store.ts';
import type { SettingsStore } from '../../../features/settings/settings-store.ts';
import type { TextController } from '../../../features/text/text-controller.ts';
import type { TextStore } from '../../../features/text/text-store.ts';
import type { ToastController } from '../../../features/toasts/toast-store.ts';
import type { TalkStyleStore } from '../../../features/voice/talk-style-store.ts';
import type { VoiceStore } from '../../../features/voice/voice-store.ts';
import type { Feature } from '../../feature.ts';
import { connectTextKey } from '../text/connect-text-key.ts';
import { connectTextNews, openSpeech } from '../text/connect-text-news.ts';
import { connectLobbyNews } from './connect-lobby-news.ts';
import { connectNotifications } from './connect-notifications.ts';

export interface NewsConnections {
  readonly bridge: EarshotBridge;
  readonly lobby: LobbyStore;
  readonly voice: { readonly store: VoiceStore };
  readonly talkStyle: { readonly store: TalkStyleStore };
  readonly settings: SettingsStore;
  readonly text: Feature<TextStore, TextController>;
  readonly toasts: { readonly controller: Pick<ToastController, 'show'> };
  readonly engine: AudioEngine;
  readonly i18n: i18n;
  readonly schedule: Schedule;
}

/**
 * Connects what happens in a lobby with all that tells of it: lines, sounds, and notifications of the desktop. Returns
 * the latter.
 */
export function connectNews(connections: NewsConnections): Notifier {
  const { bridge, settings, voice, talkStyle, text, toasts } = connections;
  const notifier = createNotifier({
    bridge,
    isProgram: () => settings.getState().app?.shell === 'electron',
    api: 'Notification' in window ? window.Notification : undefined,
    focusWindow: () => window.focus(),
  });
  connectLobbyNews({
    ...connections,
    voice: voice.store,
    talkStyle: talkStyle.store,
    toasts: toasts.controller,
    nowMs: () => performance.now(),
  });
  connectNotifications({ ...connections, notifier, hasFocus: () => document.hasFocus() });
  connectTextKey({ ...connections, window });
  connectTextNews({
    ...{ text: text.store, settings, voice: voice.store, notifier, i18n: connections.i18n },
    ...{ speech: openSpeech(globalThis.speechSynthesis), hasFocus: () => document.hasFocus() },
  });
  return notifier;
}
