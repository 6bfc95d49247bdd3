import type { Settings } from '../../../shared/model/settings.ts';
import type { Schedule } from '../../../shared/schedule.ts';
import type { AudioEngine } from '../../audio/audio-engine.ts';
import { signalGainDb } from '../../audio/sound-cues.ts';
import type { HostLink } from '../../link/host-link.ts';
import { cueOf, type VoiceCue } from './voice-cue.ts';
import {
  isTalkHeld,
  nextVoiceState,
  statusOf,
  type TalkSettings,
  type VoiceEvent,
  type VoiceState,
} from './voice-machine.ts';
import { isStalledAfter, nextSilentReadings, remedyAfter } from './send-watch.ts';
import type { VoiceStore } from './voice-store.ts';

/** The gate fades in 10 ms; the audio pipeline behind it needs two more 10 ms blocks to drain. */
export const FADE_OUT_MS = 30;

type VoiceLink = Pick<HostLink, 'setSendTrack' | 'sendStatus'>;
type VoiceEngine = Pick<
  AudioEngine,
  | 'openGate'
  | 'closeGate'
  | 'sendTrack'
  | 'onSendTrackChanged'
  | 'setSilenced'
  | 'setActivation'
  | 'onActivation'
  | 'playCue'
  | 'isCapturing'
  | 'resume'
  | 'breakMicrophone'
>;

/** The settings that your voice follows. */
export type VoiceSettings = TalkSettings &
  Pick<
    Settings,
    | 'signals'
    | 'soundCues'
    | 'activationSensitivity'
    | 'activationThresholdDb'
    | 'activationHoldMs'
    | 'activationPreRollMs'
  >;

export interface VoiceDependencies {
  readonly engine: VoiceEngine;
  readonly store: VoiceStore;
  readonly settings: () => VoiceSettings;
  /** Milliseconds of a monotonic clock. */
  readonly nowMs: () => number;
  readonly schedule: Schedule;
}

export interface VoiceController {
  dispatch(event: VoiceEvent): void;
  /** Handles changed or newly loaded settings. */
  applySettings(): void;
  /**
   * The link whose data channel is open now, or null. `isSame`: it takes the place of the one before, and your voice
   * continues there. `isHandedOver`: it continues on the one before as well, where others may still listen.
   */
  setLink(link: VoiceLink | null, isSame?: boolean, isHandedOver?: boolean): void;
  /**
   * Takes how many packets of your voice were sent since the last call, about once a second while packets can reach the
   * host. If nothing comes out of the microphone, it reports that and tries to restore the sound.
   */
  noteSent(packets: number): void;
}

/** Keeps the microphone gate, voice activation, sender, status and sound cues in line with the voice machine. */
export function createVoiceController({
  engine,
  store,
  settings,
  nowMs,
  schedule,
}: VoiceDependencies): VoiceController {
  let link: VoiceLink | null = null;
  /** The link with the host that has handed the lobby over. */
  let formerLink: VoiceLink | null = null;
  let cancelFadeOut: (() => void) | undefined;
  let cancelDelay: (() => void) | undefined;
  /** The last value sent to the engine. */
  let activation = 'null';
  let silentReadings = 0;

  // Later, the settings report changes only.
  store.setState(talkSettings());
  engine.onActivation((isSpeaking) => dispatch({ type: 'speech-changed', isSpeaking }));
  engine.onSendTrackChanged(sendTrackAgain);

  function sendTrackAgain(): void {
    if (store.getState().gate !== 'closed') sendTrack(engine.sendTrack);
  }

  function sendTrack(track: MediaStreamTrack | null): void {
    link?.setSendTrack(track);
    formerLink?.setSendTrack(track);
  }

  function talkSettings(): TalkSettings {
    const { talkMode, releaseDelayMs, doublePressLocks } = settings();
    return { talkMode, releaseDelayMs, doublePressLocks };
  }

  function moveGate(before: VoiceState['gate'], after: VoiceState['gate']): void {
    if (before === after) return;
    cancelFadeOut?.();
    cancelFadeOut = undefined;
    if (after === 'open') {
      if (before === 'closed') sendTrack(engine.sendTrack);
      engine.openGate();
    } else if (after === 'closing') {
      engine.closeGate();
      cancelFadeOut = schedule(() => dispatch({ type: 'fade-out-ended' }), FADE_OUT_MS);
    } else {
      sendTrack(null);
    }
  }

  function followActivation(state: VoiceState): void {
    const { activationSensitivity, activationThresholdDb, activationHoldMs, activationPreRollMs } = settings();
    // With push-to-talk, even soft speech passes.
    const isByVoice =
      state.talkMode === 'voice-activation' &&
      !isTalkHeld(state) &&
      !state.isStyleKeyHeld &&
      state.talksUntilMs === null;
    const options = isByVoice
      ? {
          thresholdDb: activationSensitivity === 'automatic' ? null : activationThresholdDb,
          holdMs: activationHoldMs,
          preRollMs: activationPreRollMs,
        }
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
   * Passes the time to the machine. A timer may fire up to a millisecond early by this clock: then wait once more, or
   * the talk would never end.
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
    playCue(cueOf(before, after));
    const [statusBefore, statusAfter] = [statusOf(before), statusOf(after)];
    if (statusBefore.isMuted !== statusAfter.isMuted || statusBefore.isDeafened !== statusAfter.isDeafened)
      link?.sendStatus(statusAfter);
  }

  function playCue(cue: VoiceCue | null): void {
    const { signals, soundCues } = settings();
    const gainDb = signalGainDb(signals);
    const isWanted = soundCues || (cue !== 'talk-started' && cue !== 'talk-ended');
    if (cue !== null && gainDb !== null && isWanted) void engine.playCue(cue, gainDb);
  }

  function noteSent(sentPackets: number): void {
    const { isMicrophoneOn, isStalled, gate } = store.getState();
    silentReadings = nextSilentReadings(silentReadings, {
      isMicrophoneOn,
      isGateOpen: gate === 'open',
      isCapturing: engine.isCapturing(),
      sentPackets,
    });
    const remedy = remedyAfter(silentReadings);
    if (remedy === 'rebuild') engine.breakMicrophone();
    if (remedy === 'resume') {
      engine.resume();
      sendTrackAgain();
    }
    const isStalledNow = isStalledAfter(silentReadings);
    if (isStalledNow !== isStalled) dispatch({ type: 'stalled-changed', isStalled: isStalledNow });
  }

  return {
    dispatch,
    noteSent,
    applySettings: () => dispatch({ type: 'settings-changed', settings: talkSettings() }),
    setLink(next, isSame = false, isHandedOver = false) {
      silentReadings = 0;
      const former = link;
      formerLink?.setSendTrack(null);
      formerLink = null;
      if (isSame && former !== null && next !== null) {
        link = next;
        sendTrackAgain();
        if (isHandedOver) formerLink = former;
        else former.setSendTrack(null);
        return next.sendStatus(statusOf(store.getState()));
      }
      // The gate belongs to the previous link: shut it at once, so that it opens cleanly with the new one.
      dispatch({ type: 'connection-changed', isConnected: false });
      dispatch({ type: 'fade-out-ended' });
      link = next;
      if (next !== null) dispatch({ type: 'connection-changed', isConnected: true });
      link?.sendStatus(statusOf(store.getState()));
    },
  };
}
