import type { AudioEngine } from '../../audio/audio-engine.ts';
import type { HostLink } from '../../link/host-link.ts';
import { nextVoiceState, statusOf, type VoiceEvent, type VoiceState } from './voice-machine.ts';
import type { VoiceStore } from './voice-store.ts';

/** The gate fades in 10 ms; what is in the audio pipeline behind it needs two more 10 ms blocks to get out. */
export const FADE_OUT_MS = 30;

export type VoiceLink = Pick<HostLink, 'setSendTrack' | 'sendStatus'>;
export type VoiceEngine = Pick<AudioEngine, 'openGate' | 'closeGate' | 'sendTrack' | 'setSilenced'>;

export interface VoiceDependencies {
  readonly engine: VoiceEngine;
  readonly store: VoiceStore;
  /** Runs `task` after `delayMs`; the returned function cancels. */
  readonly schedule: (task: () => void, delayMs: number) => () => void;
}

export interface VoiceController {
  dispatch(event: VoiceEvent): void;
  /** The link whose data channel is open now, or null. */
  setLink(link: VoiceLink | null): void;
}

/** Makes microphone gate, sender and status follow the voice machine. */
export function createVoiceController({ engine, store, schedule }: VoiceDependencies): VoiceController {
  let link: VoiceLink | null = null;
  let cancelFadeOut: (() => void) | undefined;

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

  function dispatch(event: VoiceEvent): void {
    const before = store.getState();
    const after = nextVoiceState(before, event);
    store.setState(after);
    moveGate(before.gate, after.gate);
    engine.setSilenced(after.isDeafened);
    const [statusBefore, statusAfter] = [statusOf(before), statusOf(after)];
    if (statusBefore.isMuted !== statusAfter.isMuted || statusBefore.isDeafened !== statusAfter.isDeafened) link?.sendStatus(statusAfter);
  }

  return {
    dispatch,
    setLink(next) {
      // The gate belongs to the link before: it is shut there at once, so that it opens with the new one from the start.
      dispatch({ type: 'connection-changed', isConnected: false });
      dispatch({ type: 'fade-out-ended' });
      link = next;
      if (next !== null) dispatch({ type: 'connection-changed', isConnected: true });
      link?.sendStatus(statusOf(store.getState()));
    },
  };
}
