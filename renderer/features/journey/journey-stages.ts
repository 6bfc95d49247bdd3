import { JOURNEY_STAGES, type Journey, type JourneyStage } from '../../../shared/model/journey.ts';
import type { ClientboundChannelMessage } from '../../../shared/protocol/channel.ts';
import type { LinkQuality } from '../../link/quality/link-quality.ts';

export type JourneyMessage = Extract<ClientboundChannelMessage, { readonly type: 'journey' }>;

export const UNKNOWN_JOURNEY: Journey = {
  capture: null,
  encode: null,
  uplink: null,
  playout: null,
  mix: null,
  'mix-encode': null,
  downlink: null,
  'jitter-buffer': null,
  output: null,
};

/** Where a stage is: at the speaker, on the way to or from the host, at the host, or at the listener. */
export type JourneyPlace = 'speaker' | 'network' | 'host' | 'listener';

export const PLACE_OF: Readonly<Record<JourneyStage, JourneyPlace>> = {
  capture: 'speaker',
  encode: 'speaker',
  uplink: 'network',
  playout: 'host',
  mix: 'host',
  'mix-encode': 'host',
  downlink: 'network',
  'jitter-buffer': 'listener',
  output: 'listener',
};

/** Joins the host's figures with what this window measures of the way from the host to your ear. */
export function joinStages(message: JourneyMessage, own: LinkQuality): Journey {
  return {
    capture: message.captureMs,
    encode: message.encodeMs,
    uplink: message.uplinkMs,
    playout: message.playoutMs,
    mix: message.mixMs,
    'mix-encode': message.mixEncodeMs,
    downlink: own.roundTripMs === null ? null : own.roundTripMs / 2,
    'jitter-buffer': own.jitterBufferMs,
    output: own.outputMs,
  };
}

/** Keeps the last known value of each stage: a buffer that nothing passes through has no delay. */
export function lastKnown(before: Journey, now: Journey): Journey {
  return Object.fromEntries(JOURNEY_STAGES.map((stage) => [stage, now[stage] ?? before[stage]])) as {
    [stage in JourneyStage]: number | null;
  };
}

/** Sums the known stages, milliseconds. */
export function totalMs(journey: Journey): number {
  return JOURNEY_STAGES.reduce((sum, stage) => sum + (journey[stage] ?? 0), 0);
}

export function isWhole(journey: Journey): boolean {
  return JOURNEY_STAGES.every((stage) => journey[stage] !== null);
}
