import { success } from '../../../../shared/result.ts';
import type { Schedule } from '../../../../shared/schedule.ts';
import type { PlayableSource } from '../position-service.ts';
import type { PositionReport } from '../position-source.ts';
import { parseTrack, type Track } from './parse-track.ts';
import { trackReport } from './track-report.ts';

/** As often as positions are sent to a lobby. */
const STEP_MS = 50;

export interface TrackSourceOptions {
  /** Monotonic. */
  readonly nowMs: () => number;
  readonly schedule: Schedule;
}

/** Plays a recorded track repeatedly until it is stopped. */
export function createTrackSource({ nowMs, schedule }: TrackSourceOptions): PlayableSource {
  let listener: (report: PositionReport | undefined) => void = () => {};
  let playing: { readonly track: Track; readonly beganAtMs: number } | undefined;
  let cancel = (): void => {};
  let accepted = 0;
  let refused = 0;

  function step(): void {
    if (playing === undefined) return;
    cancel = schedule(step, STEP_MS);
    accepted++;
    listener(trackReport(playing.track, (nowMs() - playing.beganAtMs) / 1_000));
  }

  function cease(): void {
    cancel();
    playing = undefined;
  }

  return {
    id: 'track',
    async start(heard) {
      listener = heard;
    },
    play(text) {
      const track = parseTrack(text);
      if (!track.ok) {
        refused++;
        return track;
      }
      cease();
      playing = { track: track.value, beganAtMs: nowMs() };
      step();
      return success(undefined);
    },
    cease,
    report: () => ({
      state: playing === undefined ? 'waiting' : 'fresh',
      detail: playing === undefined ? 'No track is playing.' : `A track of ${playing.track.length} points is playing.`,
      problem: null,
      feeder: '',
      notes: [],
      accepted,
      refused,
    }),
    async stop() {
      cease();
    },
  };
}
