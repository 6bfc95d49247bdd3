import { expect, it } from 'vitest';
import { MixerHarness } from '../../../../support/mixer/mixer-harness.ts';
import { channelOf, clickRatio, sine } from '../../../../support/signals.ts';

const FRAME = 960;
const PAIRS = { maxHeardSpeakers: 8, complexity: 1, framesPerPacket: 2, isMono: false, sharedSquare: 0 } as const;
const tone = (tick: number): Float32Array => sine(500, 0.2, FRAME, tick * FRAME);

it('a listener who leaves a stream in the middle of a two-frame packet loses neither frame', () => {
  const harness = new MixerHarness();
  harness.join(1, [0, 0, 5], tone);
  for (const slot of [2, 3, 4]) harness.join(slot, [0, 0, 0]);
  harness.mixer.setLimits(PAIRS);
  harness.run(9);
  harness.place(4, 0, 0, 1);
  harness.run(11);
  for (const slot of [3, 4]) {
    expect(harness.heardFrames(slot).length).toBe(20);
    expect(clickRatio(channelOf(harness.heard(slot), 0), 500, 0.2)).toBeLessThan(3);
  }
});

it('the last frame of a sound does not wait for another', () => {
  const harness = new MixerHarness();
  harness.join(1, [0, 0, 5], (tick) => (tick < 10 ? tone(tick) : undefined));
  harness.join(2, [0, 0, 0]);
  harness.mixer.setLimits(PAIRS);
  harness.run(60);
  const sent = harness.packets.filter(({ slot, length }) => slot === 2 && length > 1);
  expect(harness.heardFrames(2).length).toBe(10 + 25);
  expect(sent.at(-1)).toMatchObject({ tick: 34, rtpTimestamp: 34 * FRAME });
});

it('streams whose two-frame packets begin in different ticks still merge once packets are short again', () => {
  const harness = new MixerHarness();
  harness.join(1, [0, 0, 5], tone);
  harness.join(2, [0, 0, 0]);
  harness.join(3, [0, 0, 100]);
  harness.mixer.setLimits(PAIRS);
  harness.run(3);
  harness.place(3, 0, 0, 0);
  harness.run(60);
  harness.mixer.setLimits({ ...PAIRS, framesPerPacket: 1 });
  harness.run(5);
  expect(harness.mixer.stats.merges).toBe(1);
  expect(harness.heardFrames(3).length).toBe(65);
});

it('an encoder that fails costs one frame, and is counted', () => {
  const harness = new MixerHarness();
  harness.join(1, [0, 0, 5], tone);
  harness.join(2, [0, 0, 0]);
  harness.run(5);
  for (const encoder of harness.encoders.values()) encoder.isFailing = true;
  harness.run(5);
  for (const encoder of harness.encoders.values()) encoder.isFailing = false;
  harness.run(5);
  expect(harness.heardFrames(2).length).toBe(10);
  expect(harness.mixer.stats.encodeFailures).toBe(5);
});

it('a frame that waits for a second one is sent alone when that one fails', () => {
  const harness = new MixerHarness();
  harness.join(1, [0, 0, 5], tone);
  harness.join(2, [0, 0, 0]);
  harness.mixer.setLimits(PAIRS);
  harness.run(20, (tick) => {
    for (const encoder of harness.encoders.values()) encoder.isFailing = tick === 7;
  });
  const sent = harness.packets.filter(({ slot, length }) => slot === 2 && length > 1);
  expect(sent[3]).toMatchObject({ tick: 7, rtpTimestamp: 6 * FRAME, firstByte: 0xfc });
  expect(harness.heardFrames(2).length).toBe(19);
});

it('two frames with skipped ticks between them stay together: the gap comes before both', () => {
  const harness = new MixerHarness();
  harness.join(1, [0, 0, 5], tone);
  harness.join(2, [0, 0, 0]);
  harness.mixer.setLimits(PAIRS);
  for (const tick of [0, 1, 2, 7, 8, 9]) harness.mixer.tick(tick, 20 * tick);
  expect(
    harness.packets
      .filter(({ slot, length }) => slot === 2 && length > 1)
      .map(({ rtpTimestamp }) => rtpTimestamp / FRAME),
  ).toEqual([0, 6, 8]);
});

it('a frame that waits is sent alone before one of another kind, which waits in turn', () => {
  const harness = new MixerHarness();
  harness.join(1, [0, 0, 5], tone);
  harness.join(2, [0, 0, 0]);
  harness.mixer.setLimits(PAIRS);
  harness.run(21, (tick) => {
    if (tick === 9) harness.mixer.setLimits({ ...PAIRS, isMono: true });
  });
  const sent = harness.packets.filter(({ slot, length }) => slot === 2 && length > 1);
  expect(harness.heardFrames(2).length).toBe(21);
  expect(sent.slice(3, 7).map(({ rtpTimestamp }) => rtpTimestamp / FRAME)).toEqual([6, 8, 9, 11]);
});
