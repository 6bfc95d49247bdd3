import { beforeEach, describe, expect, it } from 'vitest';
import {
  createJourneyController,
  type JourneyController,
  type JourneyLink,
} from '../../../../../renderer/features/journey/journey-controller.ts';
import type { JourneyMessage } from '../../../../../renderer/features/journey/journey-stages.ts';
import { createJourneyStore, type JourneyStore } from '../../../../../renderer/features/journey/journey-store.ts';
import { UNKNOWN_QUALITY, type LinkQuality } from '../../../../../renderer/link/quality/link-quality.ts';

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

let others: number[];
let talking: number;
let quality: LinkQuality;
let latencyMs: number | null;
let store: JourneyStore;
let controller: JourneyController;
let sent: unknown[];
let timers: { readonly task: () => void; readonly delayMs: number }[];

const link: JourneyLink = { sendFollow: (id) => sent.push(id), sendCapture: (stages) => sent.push(stages) };
const followed = (): unknown[] => sent.filter((message) => typeof message === 'number');

beforeEach(() => {
  others = [3, 2];
  talking = 0;
  quality = UNKNOWN_QUALITY;
  latencyMs = 12.34;
  sent = [];
  timers = [];
  store = createJourneyStore();
  controller = createJourneyController({
    store,
    others: () => others,
    isTalking: (id) => id === talking,
    ownQuality: () => quality,
    captureLatencyMs: () => latencyMs,
    schedule(task, delayMs) {
      const timer = { task, delayMs };
      timers.push(timer);
      return () => (timers = timers.filter((other) => other !== timer));
    },
  });
});

describe('what this window reports about its own voice', () => {
  it('is sent at once and every five seconds, while there is a link', () => {
    controller.setLink(link);
    expect(sent).toEqual([{ captureMs: 12.3, encodeMs: 26.5 }]);
    latencyMs = null;
    quality = { ...UNKNOWN_QUALITY, sendDelayMs: 1.5 };
    expect(timers.map(({ delayMs }) => delayMs)).toEqual([5_000]);
    timers.shift()?.task();
    expect(sent.at(-1)).toEqual({ captureMs: null, encodeMs: 28 });
    controller.setLink(null);
    expect(timers).toEqual([]);
  });
});

describe('following a voice', () => {
  beforeEach(() => controller.setLink(link));

  it('starts with the requested player, else a talker, else anyone', () => {
    controller.openJourney(2);
    controller.forget();
    talking = 2;
    controller.openJourney();
    controller.forget();
    talking = 0;
    controller.openJourney();
    expect(followed()).toEqual([2, 2, 3]);
  });

  it('ends when the panel closes, and resumes with the same voice when it opens again', () => {
    controller.openJourney(2);
    controller.close();
    controller.openJourney();
    expect(followed()).toEqual([2, 0, 2]);
  });

  it('follows nobody in an empty lobby', () => {
    others = [];
    controller.openJourney();
    expect(followed()).toEqual([0]);
    expect(store.getState()).toMatchObject({ isOpen: true, speakerId: null });
  });

  it('is requested again on a new link', () => {
    controller.openJourney(2);
    controller.setLink(null);
    controller.setLink(link);
    expect(followed()).toEqual([2, 2]);
  });

  it('keeps one reading a second, and the last known value of each stage', () => {
    quality = { ...UNKNOWN_QUALITY, roundTripMs: 30, jitterBufferMs: 40, outputMs: 20 };
    controller.openJourney(2);
    controller.receiveJourney(MESSAGE);
    expect(store.getState()).toMatchObject({ isSpeaking: true, readings: 1, journey: { playout: 12, downlink: 15 } });
    controller.receiveJourney({ ...MESSAGE, playoutMs: null });
    expect(store.getState()).toMatchObject({ isSpeaking: false, readings: 2, journey: { playout: 12 } });
    expect(controller.history.of('playout')).toEqual([12, null]);
  });

  it('starts over with another voice, and keeps no figures of the previous one', () => {
    controller.openJourney(2);
    controller.receiveJourney(MESSAGE);
    controller.choose(3);
    controller.receiveJourney(MESSAGE);
    expect(store.getState()).toMatchObject({ speakerId: 3, readings: 0, journey: { playout: null } });
    expect(controller.history.readings).toEqual([]);
    expect(followed()).toEqual([2, 3]);
  });
});
