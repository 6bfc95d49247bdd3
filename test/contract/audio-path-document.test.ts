import { describe, expect, it } from 'vitest';
import { MAX_MARGIN_MS } from '../../main/ingest/delay-estimator.ts';
import { FRAME_MS, FRAME_SAMPLES, RTP_CLOCK_PER_MS, SAMPLE_RATE_HZ } from '../../shared/audio-format.ts';
import { HISTORY_SAMPLES, TIMBRE_FRAMES } from '../../main/mixer/kernel/mix-layout.ts';
import { LIMITER_CEILING } from '../../main/mixer/streams/limiter.ts';
import { PHONE_BAND, RADIO_BAND } from '../../shared/dsp/band-effect.ts';
import { interauralDelaySamples } from '../../shared/dsp/interaural-delay.ts';
import { HALL_REVERB, ROOM_REVERB } from '../../shared/dsp/reverb-effect.ts';
import { TIMBRES } from '../../shared/dsp/timbre.ts';
import { constantIn, numbersIn, projectPage, tableIn } from '../support/documents.ts';

/** docs/development/audio-path.md names constants of the program. Compares each with the program's value. */

const page = projectPage('docs/development/audio-path.md');
const percent = (share: number): string => `${Number((100 * share).toFixed(3))} %`;
const milliseconds = (samples: number): string => `${samples / RTP_CLOCK_PER_MS} ms`;

describe('constants in the page', () => {
  it('of the estimated wait match the program', () => {
    const constant = (name: string): number => constantIn('main/ingest/delay-estimator.ts', name);
    const base = (name: string): number => constantIn('main/ingest/delay-base.ts', name);
    const margins = numbersIn('main/ingest/delay-estimator.ts', 'MARGINS_MS');
    const framesPerSecond = 1_000 / FRAME_MS;
    expect(page).toContain(
      `The smallest of the last ${(base('WINDOW_BUCKETS') * base('BUCKET_MS')) / 1_000} s is the base`,
    );
    expect(page).toContain(
      `The buffer simulates ${margins.length} margins on every packet, from ${margins[0]} ms to ${MAX_MARGIN_MS} ms`,
    );
    expect(page).toContain(
      `${percent(constant('MAX_LATE_SHARE'))} of the frames of about the last ${constant('SLOW_FRAMES') / framesPerSecond} s`,
    );
    expect(page).toContain(
      `${percent(constant('MAX_BURST_LATE_SHARE'))} of those of about the last ${constant('FAST_FRAMES') / framesPerSecond} s`,
    );
    expect(page).toContain(
      `at most one step in ${constant('SHRINK_INTERVAL_MS')} ms, and only to a margin with at most ${percent(constant('SHRINK_LATE_SHARE'))} late`,
    );
  });

  it('of the slack match the program', () => {
    const constant = (name: string): number => constantIn('main/ingest/playout.ts', name);
    expect(page).toContain(`silent or below ${10 * Math.log10(constant('QUIET_POWER'))} dBFS`);
    expect(tableIn(page, 'slack').map(([slack]) => slack)).toEqual([
      `${milliseconds(constant('QUIET_ALIGN_SAMPLES'))} or more above the wanted, after a quiet frame`,
      `above ${milliseconds(constant('FORCED_SHRINK_SAMPLES'))}`,
      `${milliseconds(constant('RESTART_SAMPLES'))} and more, and more than ${milliseconds(constant('START_BACKLOG_SAMPLES'))} have arrived`,
      `${milliseconds(constant('QUIET_GROW_SAMPLES'))} or more below the wanted, after a quiet frame`,
      'below 0, and the next packet is missing',
    ]);
    expect(page).toContain(
      `The wanted slack keeps ${milliseconds(constant('GROW_TOLERANCE_SAMPLES'))} from the margin`,
    );
    expect(page).toContain(`if it is ${constantIn('main/ingest/delay-estimator.ts', 'MIN_SPARE_MS')} ms or more`);
    expect(page).toContain(`at most every ${constant('FORCED_SHRINK_INTERVAL_TICKS') * FRAME_MS} ms`);
    expect(page).toContain(`a backlog of more than ${milliseconds(constant('START_BACKLOG_SAMPLES'))} is dropped`);
  });

  it('of holes and strays match the program', () => {
    const producer = (name: string): number => constantIn('main/ingest/frame-producer.ts', name);
    const ingest = (name: string): number => constantIn('main/ingest/speaker-ingest.ts', name);
    const fadeFrames = producer('CONCEALMENT_FADE_FRAMES');
    expect(page).toContain(`faded out over ${fadeFrames} frames (${fadeFrames * FRAME_MS} ms)`);
    expect(page).toContain(`ends with a fade of ${milliseconds(producer('DECLARED_SILENCE_FADE_SAMPLES'))}`);
    expect(page).toContain(`waits in silence for ${milliseconds(producer('SILENCE_WAIT_SAMPLES'))}`);
    expect(page).toContain(`rises within ${milliseconds(producer('RETURN_SAMPLES'))}`);
    expect(page).toContain(
      `more than ${ingest('MAX_LATENESS_MS') / 1_000} s late or ${ingest('MAX_EARLINESS_MS')} ms early`,
    );
    expect(page).toContain(`After a pause of ${ingest('PAUSE_MS')} ms or more`);
    const step = (name: string): number => constantIn('main/ingest/step-detector.ts', name);
    expect(page).toContain(`three packets decide that are late by the same ${step('MIN_STEP_MS')} ms or more`);
    expect(step('STEP_PACKETS'), 'the page says "three packets"').toBe(3);
    expect(page).toContain(`at ${constantIn('main/ingest/packet-store.ts', 'CAPACITY')} packets the oldest is dropped`);
    expect(ingest('NEW_TIMELINE_PACKETS'), 'the page says "three in a row"').toBe(3);
  });

  it('of the mix, the clock and the rings match the program', () => {
    expect(page).toContain(`The ${constantIn('main/mixer/mix-limits.ts', 'MAX_HEARD_SPEAKERS')} loudest`);
    expect(page).toContain(
      `one limiter at ${LIMITER_CEILING} of full scale (release ${constantIn('main/mixer/streams/limiter.ts', 'RELEASE_MS')} ms)`,
    );
    const flushFrames = constantIn('main/mixer/streams/mix-stream.ts', 'FLUSH_FRAMES');
    expect(page).toContain(`${flushFrames} frames of silence (${flushFrames * FRAME_MS} ms) end the sound`);
    expect(page).toContain(
      `one byte goes out every ${constantIn('main/mixer/mixer.ts', 'DTX_INTERVAL_TICKS') * FRAME_MS} ms`,
    );
    expect(page).toContain(
      `catches up at most ${constantIn('main/clock/frame-clock.ts', 'MAX_CATCH_UP_FRAMES')} frames`,
    );
    expect(page).toContain(
      `incoming ring: ${constantIn('main/host/mixing/mixer-thread.ts', 'INCOMING_PACKETS_PER_SLOT')} packets for each participant`,
    );
    expect(page).toContain(
      `outgoing ring: ${constantIn('main/host/mixing/mixer-thread.ts', 'OUTGOING_PACKETS_PER_SLOT')} packets for each participant`,
    );
    expect(page).toContain(`${SAMPLE_RATE_HZ / 1_000} kHz in frames of ${FRAME_MS} ms (${FRAME_SAMPLES} samples)`);
  });

  it('of timbres and ears match the program', () => {
    const rows = new Map(tableIn(page, 'timbre').map(([timbre, effect]) => [timbre, effect]));
    expect([...rows.keys()]).toEqual([...TIMBRES]);
    const kilohertz = (hertz: number): string => `${hertz / 1_000} kHz`;
    const muffled = (name: string): number => constantIn('shared/dsp/muffled-effect.ts', name);
    expect(rows.get('muffled')).toContain(
      `low-pass at ${muffled('CORNER_HZ')} Hz (12 dB an octave, 24 above ${kilohertz(muffled('SECOND_CORNER_HZ'))})`,
    );
    for (const [timbre, { lowHz, highHz }] of [
      ['radio', RADIO_BAND],
      ['phone', PHONE_BAND],
    ] as const)
      expect(rows.get(timbre)).toContain(`from ${lowHz} Hz to ${kilohertz(highHz)}`);
    const underwater = (name: string): number => constantIn('shared/dsp/underwater-effect.ts', name);
    expect(rows.get('underwater')).toContain(
      `at ${underwater('CORNER_HZ')} Hz, which swing by ${percent(underwater('WOBBLE_SHARE'))} ${underwater('WOBBLE_HZ')} times a second`,
    );
    expect(rows.get('vent')).toContain(
      `${(constantIn('shared/dsp/vent-effect.ts', 'DELAY_SAMPLES') / RTP_CLOCK_PER_MS).toFixed(1)} ms`,
    );
    for (const [timbre, { decaySeconds, lineSamples }] of [
      ['room', ROOM_REVERB],
      ['hall', HALL_REVERB],
    ] as const) {
      expect(rows.get(timbre)).toContain(`reverb of ${decaySeconds} s`);
      expect(lineSamples.length, 'the page says "8 lines"').toBe(8);
    }
    expect(page).toContain(`room for ${TIMBRE_FRAMES} voices in timbres`);
    expect(page).toContain(`the last ${HISTORY_SAMPLES} samples of the one before it`);
    const farSamples = interauralDelaySamples(0, 1);
    expect(page).toContain(`(${farSamples} samples) at most`);
    expect(farSamples).toBeLessThan(HISTORY_SAMPLES);
  });

  it('of the loss protection match the program', () => {
    const constant = (name: string): number => constantIn('main/media/rtp/media-session.ts', name);
    expect(page).toContain(
      `for ${constant('RED_HOLD_MS') / 1_000} s after a receiver report of ${constant('RED_FRACTION_LOST')}/256 lost or more`,
    );
  });
});
