import { describe, expect, it } from 'vitest';
import {
  isWhole,
  joinStages,
  lastKnown,
  totalMs,
  UNKNOWN_JOURNEY,
  type JourneyMessage,
} from '../../../../../renderer/features/journey/journey-stages.ts';
import { UNKNOWN_QUALITY } from '../../../../../renderer/link/quality/link-quality.ts';
import { JOURNEY_STAGES } from '../../../../../shared/model/journey.ts';

const MESSAGE: JourneyMessage = {
  type: 'journey',
  id: 2,
  captureMs: 10,
  encodeMs: 26.5,
  uplinkMs: 8,
  playoutMs: 12,
  mixMs: 1.5,
  mixEncodeMs: 2.6,
};
const QUALITY = { ...UNKNOWN_QUALITY, roundTripMs: 30, jitterBufferMs: 40, outputMs: 20 };

describe('the stages of a journey', () => {
  it('combine what the host reports with what this window measures: half of its round trip, its buffer, its device', () => {
    const journey = joinStages(MESSAGE, QUALITY);
    expect(JOURNEY_STAGES.map((stage) => journey[stage])).toEqual([10, 26.5, 8, 12, 1.5, 2.6, 15, 40, 20]);
    expect(isWhole(journey)).toBe(true);
    expect(totalMs(journey)).toBeCloseTo(135.6);
  });

  it('stay unknown when nobody reports them, and add nothing to the sum', () => {
    const journey = joinStages({ ...MESSAGE, captureMs: null, playoutMs: null }, UNKNOWN_QUALITY);
    expect(journey).toMatchObject({
      capture: null,
      playout: null,
      downlink: null,
      'jitter-buffer': null,
      output: null,
    });
    expect(isWhole(journey)).toBe(false);
    expect(totalMs(journey)).toBeCloseTo(38.6);
  });

  it('keep their last known values when there is nothing new', () => {
    const before = joinStages(MESSAGE, QUALITY);
    const silent = joinStages({ ...MESSAGE, playoutMs: null, uplinkMs: 9 }, { ...QUALITY, jitterBufferMs: null });
    expect(lastKnown(before, silent)).toEqual({ ...before, uplink: 9 });
    expect(lastKnown(UNKNOWN_JOURNEY, silent).playout).toBeNull();
  });
});
