import type { Settings } from '../../../shared/model/settings.ts';
import type { Schedule } from '../../../shared/schedule.ts';
import type { AudioEngine } from '../../audio/audio-engine.ts';
import type { HostLink } from '../../link/host-link.ts';
import { cueOf } from './voice-cue.ts';
import {
  isTalkHeld,
  nextVoiceState,
  statusOf,
  type TalkSettings,
  type VoiceEvent,
  type VoiceState,
} from './voice-machine.ts';
import type { VoiceStore } from './voice-store.ts';

/** The gate fades in 10 ms; what is in the audio pipeline behind it needs two more 10 ms blocks to get out. */
export const FADE_OUT_MS = 30;

type VoiceLink = Pick<HostLink, 'setSendTrack' | 'sendStatus'>;
type VoiceEngine = Pick<
  AudioEngine,
  'openGate' | 'closeGate' | 'sendTrack' | 'setSilenced' | 'setActivation' | 'onActivation' | 'playCue'
>;

/** What of the settings one's own voice follows. */
export type VoiceSettings = TalkSettings &
  Pick<Settings, 'soundCues' | 'activationThresholdDb' | 'activationHoldMs' | 'activationPreRollMs'>;

export interface VoiceDependencies {
  readonly engine: VoiceEngine;
  readonly store: VoiceStore;
  readonly settings: () => VoiceSettings;
  /** Milliseconds of a clock that only goes forward. */
  readonly nowMs: () => number;
  readonly schedule: Schedule;
}

export interface VoiceController {
  dispatch(event: VoiceEvent): void;
  /** The settings have changed, or are known now. */
  applySettings(): void;
  /** The link whose data channel is open now, or null. */
  setLink(link: VoiceLink | null): void;
}

/** Makes microphone gate, voice activation, sender, status and sound cues follow the voice machine. */
export function createVoiceController({
  engine,
  store,
  settings,
  nowMs,
  schedule,
}: VoiceDependencies): VoiceController {
  let link: VoiceLink | null = null;
  let cancelFadeOut: (() => void) | undefined;
  let cancelDelay: (() => void) | undefined;
  /** As the engine was told last. */
  let activation = 'null';

  // Later the settings tell of changes only.
  store.setState(talkSettings());
  engine.onActivation((isSpeaking) => dispatch({ type: 'speech-changed', isSpeaking }));

  function talkSettings(): TalkSettings {
    const { talkMode, releaseDelayMs, doublePressLocks } = settings();
    return { talkMode, releaseDelayMs, doublePressLocks };
  }

  function moveGate(before: VoiceState['gate'], after: VoiceState['gate']): void {
    if (before === after) return;
    cancelFadeOut?.();
    cancelFadeOut = undefined;
    if (after === 'open') {
      if (before === 'closed') link?.setSendTrack(engine.sendTrack);
      engine.openGate();
    } else if (after === 'closing') {
      engine.closeGate();
      cancelFadeOut = schedule(() => dispatch({ type: 'fade-out-ended' }), FADE_OUT_MS);
    } else {
      link?.setSendTrack(null);
    }
  }

  function followActivation(state: VoiceState): void {
    const { activationThresholdDb, activationHoldMs, activationPreRollMs } = settings();
    // Who talks by a key is heard, however softly.
    const isByVoice =
      state.talkMode === 'voice-activation' &&
      !isTalkHeld(state) &&
      !state.isStyleKeyHeld &&
      state.talksUntilMs === null;
    const options = isByVoice
      ? { thresholdDb: activationThresholdDb, holdMs: activationHoldMs, preRollMs: activationPreRollMs }
      : null;
    if (JSON.stringify(options) === activation) return;
    activation = JSON.stringify(options);
    engine.setActivation(options);
  }

  function followDelay(before: number | null, after: number | null): void {
    if (before === after) return;
    cancelDelay?.();
    cancelDelay = undefined;
    if (after !== null) passTime(after);
  }

  /**
   * A timer may end up to a millisecond before its time by the clock: then it waits once more, else one would talk for
   * ever.
   */
  function passTime(untilMs: number): void {
    cancelDelay = schedule(
      () => {
        if (nowMs() < untilMs) passTime(untilMs);
        else dispatch({ type: 'time-passed' });
      },
      Math.ceil(untilMs - nowMs()),
    );
  }

  function dispatch(event: VoiceEvent): void {
    const before = store.getState();
    const after = nextVoiceState(before, event, nowMs());
    store.setState(after);
    moveGate(before.gate, after.gate);
    followDelay(before.talksUntilMs, after.talksUntilMs);
    followActivation(after);
    engine.setSilenced(after.isDeafened);
    const cue = settings().soundCues ? cueOf(before, after) : null;
    if (cue !== null) void engine.playCue(cue);
    const [statusBefore, statusAfter] = [statusOf(before), statusOf(after)];
    if (statusBefore.isMuted !== statusAfter.isMuted || statusBefore.isDeafened !== statusAfter.isDeafened)
      link?.sendStatus(statusAfter);
  }

  return {
    dispatch,
    applySettings: () => dispatch({ type: 'settings-changed', settings: talkSettings() }),
    setLink(next) {
      // The gate belongs to the link before: it is shut there at once, so that it opens with the new one from the
      // start.
      dispatch({ type: 'connection-changed', isConnected: false });
      dispatch({ type: 'fade-out-ended' });
      link = next;
      if (next !== null) dispatch({ type: 'connection-changed', isConnected: true });
      link?.sendStatus(statusOf(store.getState()));
    },
  };
}
