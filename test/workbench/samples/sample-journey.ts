import type { Journey } from '../../../shared/model/journey.ts';
import { JourneyHistory } from '../../../renderer/features/journey/journey-history.ts';

/** A voice's journey whose every stage is known. */
export const SAMPLE_JOURNEY: Journey = {
  capture: 12,
  encode: 21,
  uplink: 9,
  playout: 38,
  mix: 11,
  'mix-encode': 1,
  downlink: 14,
  'jitter-buffer': 42,
  output: 17,
};

/** A minute of readings that rise and fall; the speaker is silent in between. */
export function sampleHistory(): JourneyHistory {
  const history = new JourneyHistory();
  for (let second = 0; second < 60; second++) {
    const factor = 1 + 0.3 * Math.sin(second / 5);
    const isSilent = second > 22 && second < 30;
    history.add({
      ...SAMPLE_JOURNEY,
      'jitter-buffer': Math.round(42 * factor),
      playout: isSilent ? null : Math.round(38 * factor),
      mix: isSilent ? null : 11,
    });
  }
  return history;
}
