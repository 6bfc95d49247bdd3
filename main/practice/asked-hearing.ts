import type { Pose } from '../../shared/model/pose.ts';
import type { Timbre } from '../../shared/dsp/timbre.ts';
import { distanceGain } from '../../shared/spatial/distance-gain.ts';
import type { GamePhase, HearingRules } from '../../shared/spatial/hearing-rules.ts';
import type { SimulatedPlayer } from './cast-script.ts';

/** -6 dB: a voice through the wall of an enclosure. */
const WALL_GAIN = 0.5;
/** Share of a voice at the maximum distance that the air muffles. */
const MAX_AIR_SHARE = 0.5;

/** A voice in one timbre, with its linear gain. */
export interface AskedPart {
  readonly timbre: Timbre;
  readonly gain: number;
}

/**
 * Returns what the rules require between a listener and a speaker who are in no group and have no priority: the parts
 * whose sum should be heard, or none for silence. It follows `docs/players/hearing-rules.md` independently of the
 * mixer's implementation, so that a measured run can check one against the other.
 */
export function askHearing(
  listener: SimulatedPlayer,
  speaker: SimulatedPlayer,
  rules: HearingRules,
  phase: GamePhase,
): readonly AskedPart[] {
  const mode = rules.phases[phase][listener.presence.state][speaker.presence.state];
  if (mode === 'silent') return [];
  const channel = channelTimbre(listener, speaker, rules);
  if (channel !== undefined) return [{ timbre: channel, gain: 1 }];
  const isOtherTeam = listener.presence.team !== speaker.presence.team;
  if (mode === 'nearby' && rules.teams === 'separate' && isOtherTeam) return [];
  if (mode === 'everywhere' || rules.law === 'flat') return [{ timbre: 'dry', gain: 1 }];
  return askNearby(listener, speaker, rules);
}

/** Returns the metres between two players; NaN if one has no position or they are in different worlds. */
export function metresBetween(a: SimulatedPlayer, b: SimulatedPlayer): number {
  if (a.pose === null || b.pose === null || a.presence.world !== b.presence.world) return NaN;
  return distanceOf(a.pose, b.pose);
}

function channelTimbre(
  listener: SimulatedPlayer,
  speaker: SimulatedPlayer,
  { channels, effects }: HearingRules,
): Timbre | undefined {
  const { to, radio } = speaker.talkStyle;
  switch (to) {
    case 'nearby':
      return undefined;
    case 'everybody':
      return channels.everybody ? 'dry' : undefined;
    case 'team':
      return channels.team && speaker.presence.team !== '' && listener.presence.team === speaker.presence.team
        ? 'dry'
        : undefined;
    case 'radio': {
      const isTuned = channels.radio && radio !== '' && listener.talkStyle.radio === radio;
      const isInReach = channels.radioMetres === null || metresBetween(listener, speaker) < channels.radioMetres;
      return isTuned && isInReach ? (effects ? 'radio' : 'dry') : undefined;
    }
  }
}

function askNearby(listener: SimulatedPlayer, speaker: SimulatedPlayer, rules: HearingRules): readonly AskedPart[] {
  const metres = metresBetween(listener, speaker);
  const reach = reachOf(speaker, rules);
  const gain = distanceGain(metres, rules, reach);
  if (gain === 0) return [];
  const isWalled = rules.enclosures !== 'ignored' && listener.presence.enclosure !== speaker.presence.enclosure;
  if (isWalled) return rules.enclosures === 'separate' ? [] : [{ timbre: 'muffled', gain: WALL_GAIN * gain }];
  const share = muffledShare(listener, speaker, metres / reach, rules);
  const parts: readonly AskedPart[] = [
    { timbre: rules.effects ? colourOf(listener, speaker) : 'dry', gain: (1 - share) * gain },
    { timbre: 'muffled', gain: share * gain },
  ];
  return parts.filter((part) => part.gain > 0);
}

/** Returns the reach. A strength that the rules do not allow counts as normal. */
function reachOf({ talkStyle }: SimulatedPlayer, { strengths }: HearingRules): number {
  return strengths[talkStyle.voice] > 0 ? strengths[talkStyle.voice] : strengths.normal;
}

function muffledShare(
  listener: SimulatedPlayer,
  speaker: SimulatedPlayer,
  metres: number,
  { effects, airAbsorption, minMetres, maxMetres }: HearingRules,
): number {
  const covered = effects ? Math.min(1, listener.presence.muffle + speaker.presence.muffle) : 0;
  const air = airAbsorption
    ? MAX_AIR_SHARE * Math.min(1, Math.max(0, (metres - minMetres) / (maxMetres - minMetres)))
    : 0;
  return covered + (1 - covered) * air;
}

function colourOf(listener: SimulatedPlayer, speaker: SimulatedPlayer): Timbre {
  const zone = listener.presence.zone === 'underwater' ? 'underwater' : speaker.presence.zone;
  return zone === 'none' ? 'dry' : zone;
}

function distanceOf(a: Pose, b: Pose): number {
  return Math.hypot(a.xMetres - b.xMetres, a.yMetres - b.yMetres, a.zMetres - b.zMetres);
}
