import type { i18n } from 'i18next';
import type { Schedule } from '../../../../shared/schedule.ts';
import type { AudioEngine } from '../../../audio/audio-engine.ts';
import { signalGainDb, type SoundCue } from '../../../audio/sound-cues.ts';
import { createNewsCollector } from '../../../features/lobby/events/news-collector.ts';
import { rosterChange, type RosterChange } from '../../../features/lobby/events/roster-change.ts';
import { isInLobby, type LobbyState, type LobbyStore } from '../../../features/lobby/lobby-store.ts';
import type { SettingsStore } from '../../../features/settings/settings-store.ts';
import type { ToastController } from '../../../features/toasts/toast-store.ts';
import type { TalkStyleStore, TalkStyleStoreState } from '../../../features/voice/talk-style-store.ts';
import { currentTalkStyle } from '../../../features/voice/talk-style.ts';
import type { VoiceStore } from '../../../features/voice/voice-store.ts';
import { shortenNames } from '../../../words/names.ts';

export interface LobbyNewsConnections {
  readonly lobby: LobbyStore;
  readonly voice: VoiceStore;
  readonly talkStyle: TalkStyleStore;
  readonly settings: SettingsStore;
  readonly toasts: Pick<ToastController, 'show'>;
  readonly engine: Pick<AudioEngine, 'playCue'>;
  readonly i18n: i18n;
  readonly schedule: Schedule;
  /** Milliseconds of a monotonic clock. */
  readonly nowMs: () => number;
}

/** A sound for others comes after this long without any change among them. */
const CUE_PAUSE_MS = 2_000;

/** While players come and go without a pause, sounds come no closer than this. */
const CROWD_CUE_PAUSE_MS = 10_000;

/** Names before the number of the rest: "Mira and 3 more joined". */
const NAMED = 1;

/** From this many on, the names say less than their number: "12 players joined". */
const CROWD = 5;

/** Connects what happens in a lobby with lines and sounds: who comes and goes, and how far your own voice carries. */
export function connectLobbyNews(connections: LobbyNewsConnections): void {
  const { lobby, talkStyle, schedule } = connections;
  const collector = createNewsCollector(schedule, (change) => showLines(change, connections));
  const play = createPlayer(connections);
  let hasEntered = false;
  let lastCueAtMs = -Infinity;
  let lastChangeAtMs = -Infinity;

  function playForOthers({ joined, left, back }: RosterChange): void {
    const cue = joined.length + back.length > 0 ? 'joined' : left.length > 0 ? 'left' : null;
    if (cue === null) return;
    const nowMs = connections.nowMs();
    const isCrowd = nowMs - lastChangeAtMs < CUE_PAUSE_MS;
    lastChangeAtMs = nowMs;
    if (isCrowd && nowMs - lastCueAtMs < CROWD_CUE_PAUSE_MS) return;
    lastCueAtMs = nowMs;
    play(cue);
  }

  function followOwnStay({ connection: { status } }: LobbyState): void {
    if (status === 'connected' && !hasEntered) {
      hasEntered = true;
      play('own-joined');
    }
    // While the window reconnects, you are still there.
    if (status !== 'none' && status !== 'starting' && status !== 'ended') return;
    if (hasEntered) play('own-left');
    hasEntered = false;
  }

  lobby.subscribe((state, before) => {
    if (state.connection !== before.connection) followOwnStay(state);
    if (!isInLobby(state)) return collector.clear();
    // The simulated players of a practice lobby are no news.
    if (state.origin === 'practice') return;
    const change = rosterChange(before, state);
    collector.add(change);
    playForOthers(change);
  });
  talkStyle.subscribe((state, before) => {
    const range = rangeOf(state);
    if (hasEntered && range !== rangeOf(before)) play(`range-${range}`);
  });
}

function rangeOf(state: TalkStyleStoreState): 'whisper' | 'normal' | 'shout' {
  return currentTalkStyle(state, state.choices).voice;
}

/** Returns a function that plays a signal as the settings want it, and none while you are deafened. */
function createPlayer({ engine, settings, voice }: LobbyNewsConnections): (cue: SoundCue) => void {
  return (cue) => {
    const { signals, availability } = settings.getState().settings;
    const gainDb = availability === 'busy' ? null : signalGainDb(signals);
    if (gainDb !== null && !voice.getState().isDeafened) void engine.playCue(cue, gainDb);
  };
}

function showLines(change: RosterChange, { toasts, i18n, settings }: LobbyNewsConnections): void {
  if (settings.getState().settings.availability === 'busy') return;
  const t = i18n.getFixedT(null, 'lobby');
  const common = i18n.getFixedT(null, 'common');
  for (const kind of ['joined', 'back', 'left'] as const) {
    const names = change[kind];
    if (names.length === 0) continue;
    const count = names.length;
    const text =
      count >= CROWD
        ? t(`news.crowd.${kind}`, { count })
        : t(`news.${kind}`, { count, names: shortenNames(names, NAMED, common) });
    toasts.show(`lobby-${kind}`, text, null);
  }
}
