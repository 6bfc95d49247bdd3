import { TIMBRES } from '../../../shared/dsp/timbre.ts';
import { ROOM_HEARINGS } from '../../../shared/model/people/lobby-room.ts';
import { LIFE_STATES, SOUND_ZONES, TALK_TARGETS } from '../../../shared/model/presence.ts';
import { MAX_WHISPER_TARGETS } from '../../../shared/protocol/people/whisper-messages.ts';
import { isWithinEarshot } from '../../../shared/spatial/audibility.ts';
import { effectiveMetres, lawGain } from '../../../shared/spatial/distance-gain.ts';
import {
  allowsWhispers,
  HEARING_MODES,
  type GamePhase,
  type HearingRules,
} from '../../../shared/spatial/hearing-rules.ts';
import { lateralMetres, panLeft, panRight, stereoPan } from '../../../shared/spatial/stereo-pan.ts';
import { headDirection } from '../kernel/head-responses.ts';
import { EARS, MAX_PARTS } from '../mix-limits.ts';
import { BROADCAST } from '../placement.ts';
import { BINAURAL, LEFT_EAR, RIGHT_EAR, OutputTable, STEREO } from './output-table.ts';
import type { PlacementTable } from './placement-table.ts';

/** -6 dB, for a voice through the wall of an enclosure. */
export const WALL_GAIN = 0.5;
/** The muffled share of a voice at the maximum distance, due to the air. */
const MAX_AIR_SHARE = 0.5;
/** A smaller share of a voice than this, -60 dB, does not get a part of its own. */
const MIN_PART_SHARE = 0.001;
/** Nearer than this, a voice has no direction: it would leap with the smallest step. */
const OWN_PLACE_METRES = 0.3;

const [NEARBY, EVERYWHERE, SILENT] = [
  HEARING_MODES.indexOf('nearby'),
  HEARING_MODES.indexOf('everywhere'),
  HEARING_MODES.indexOf('silent'),
];
/** Values of `PLACEMENT.room`. */
const [EVERYONE_ROOM, SILENT_ROOM] = [1 + ROOM_HEARINGS.indexOf('everyone'), 1 + ROOM_HEARINGS.indexOf('nobody')];
const [TO_TEAM, TO_RADIO, TO_EVERYBODY] = [
  TALK_TARGETS.indexOf('team'),
  TALK_TARGETS.indexOf('radio'),
  TALK_TARGETS.indexOf('everybody'),
];
const [DRY, MUFFLED, RADIO] = [TIMBRES.indexOf('dry'), TIMBRES.indexOf('muffled'), TIMBRES.indexOf('radio')];
/** The timbre of each zone. */
const ZONE_TIMBRES = Int32Array.from(SOUND_ZONES, (zone) => (zone === 'none' ? DRY : TIMBRES.indexOf(zone)));
const UNDERWATER = SOUND_ZONES.indexOf('underwater');
const STATES = LIFE_STATES.length;
const NO_CHANNEL = -1;
/** No output mode: nobody hears where voices come from. */
const NO_SIDE = -1;

/**
 * The rules of hearing between a listener and a speaker, who must differ. `docs/players/hearing-rules.md` explains each
 * rule. Of channel, everywhere and proximity, only the loudest counts, with the channel first: they are never summed.
 * Allocation-free after construction.
 */
export class Hearing {
  /** The timbre of each part found by `hear`. */
  readonly timbres = new Int32Array(MAX_PARTS);
  /** Linear gains of each part, left and right, in the precision in which plans store them. */
  readonly ears = new Float32Array(EARS * MAX_PARTS);
  /** The direction of all parts found by `hear`, numbered as by `headDirection`; 0 if no head filter applies. */
  direction = 0;
  /** Whether `hear` found a voice by its distance, not on a channel or everywhere. */
  isNearby = false;
  /** Whether there is a wall between the two in that case. */
  isWalled = false;
  /** An array of one number, because the engine would allocate a returned one. */
  readonly #pan = new Float64Array(1);
  readonly #placements: PlacementTable;
  readonly #outputs: OutputTable;
  readonly #rules: HearingRules;
  readonly #hasWhispers: boolean;
  /** Index of the hearing mode, at 3 * listener's state + speaker's state. */
  readonly #modes = new Uint8Array(STATES * STATES);
  /** 1 = only within a team, in the same order. */
  readonly #isWithinTeam = new Uint8Array(STATES * STATES);

  /** `outputs`: how each listener's ears get voices; not given = all as at first. */
  constructor(
    placements: PlacementTable,
    rules: HearingRules,
    phase: GamePhase,
    outputs = new OutputTable(placements.state.length - 1),
  ) {
    this.#placements = placements;
    this.#outputs = outputs;
    this.#rules = rules;
    this.#hasWhispers = allowsWhispers(rules);
    for (const [listener, listenerState] of LIFE_STATES.entries()) {
      for (const [speaker, speakerState] of LIFE_STATES.entries()) {
        const mode = HEARING_MODES.indexOf(rules.phases[phase][listenerState][speakerState]);
        this.#modes[STATES * listener + speaker] = mode === NEARBY && rules.law === 'flat' ? EVERYWHERE : mode;
        this.#isWithinTeam[STATES * listener + speaker] = mode === NEARBY && rules.teams === 'separate' ? 1 : 0;
      }
    }
  }

  /** Returns whether listeners in a state (index in `LIFE_STATES`) may hear the speaker at any distance. */
  isHeardFromAfar(listenerState: number, speaker: number): boolean {
    const mode = this.#modes[STATES * listenerState + this.#placements.state[speaker]!]!;
    const { isFlat, room, isWhispering } = this.#placements;
    if (mode !== NEARBY) return mode === EVERYWHERE;
    if (isWhispering[speaker] === 1 || room[speaker] === EVERYONE_ROOM) return true;
    return isFlat[speaker] === 1 || this.#rules.floorGain > 0 || this.#isOnChannel(speaker);
  }

  /**
   * Computes how `listener` hears `speaker`, into `timbres` and `ears`. Returns the number of parts, 0 to `MAX_PARTS`:
   * 0 = inaudible. The edge of earshot has hysteresis, so the result depends on whether the speaker was heard last
   * time.
   */
  hear(listener: number, speaker: number, wasHeard: boolean): number {
    const { state, isFlat, room, isWhispering } = this.#placements;
    const mode = this.#modes[STATES * state[listener]! + state[speaker]!]!;
    if (mode === SILENT || room[speaker] === SILENT_ROOM) return 0;
    if (isWhispering[speaker] === 1)
      return this.#isWhisperedTo(listener, speaker) ? this.#hearCentred(listener, DRY) : 0;
    if (this.areApart(listener, speaker)) return 0;
    const channelTimbre = this.#channelTimbre(listener, speaker, wasHeard);
    if (channelTimbre !== NO_CHANNEL) return this.#hearCentred(listener, channelTimbre);
    if (this.#areTeamsApart(listener, speaker)) return 0;
    // Only the speaker's flag counts: a listener's program could claim to be lost and hear everybody.
    if (mode === EVERYWHERE || isFlat[speaker] === 1 || room[speaker] === EVERYONE_ROOM)
      return this.#hearCentred(listener, DRY);
    return this.#hearNearby(listener, speaker, wasHeard);
  }

  /**
   * Whether the walls of rooms and groups keep the speaker's voice from the listener. Only a voice to everybody crosses
   * the walls of rooms; nothing crosses those of groups.
   */
  areApart(listener: number, speaker: number): boolean {
    const { group, talkTo } = this.#placements;
    if (group[listener] === group[speaker]) return false;
    const to = talkTo[speaker]!;
    const isToEverybody = to === BROADCAST || (to === TO_EVERYBODY && this.#rules.channels.everybody);
    return !isToEverybody || !this.#areInOneGroup(listener, speaker);
  }

  /** Whether `listener` is near enough to hear `speaker` without a channel, whatever the speaker's talk target. */
  isWithinHearing(listener: number, speaker: number): boolean {
    const { group, state, room } = this.#placements;
    if (group[listener] !== group[speaker] || room[speaker] === SILENT_ROOM) return false;
    return (
      this.#modes[STATES * state[listener]! + state[speaker]!]! !== SILENT &&
      !this.#areTeamsApart(listener, speaker) &&
      this.#hearNearby(listener, speaker, true) > 0
    );
  }

  /** Whether the speaker's team keeps a voice, which is on no channel, from the listener. */
  #areTeamsApart(listener: number, speaker: number): boolean {
    const { state, team } = this.#placements;
    return this.#isWithinTeam[STATES * state[listener]! + state[speaker]!] === 1 && team[listener] !== team[speaker];
  }

  /** Whether both are in the same isolated group, or in none: rooms do not matter, and neither do groups in them. */
  #areInOneGroup(listener: number, speaker: number): boolean {
    const { group, room } = this.#placements;
    return (room[listener] === 0 ? group[listener] : 0) === (room[speaker] === 0 ? group[speaker] : 0);
  }

  /** A whisper crosses rooms, worlds and any distance, but no group, and no team that the rules keep apart. */
  #isWhisperedTo(listener: number, speaker: number): boolean {
    if (!this.#hasWhispers || !this.#areInOneGroup(listener, speaker)) return false;
    if (this.#areTeamsApart(listener, speaker)) return false;
    const { id, whispersTo } = this.#placements;
    const first = MAX_WHISPER_TARGETS * speaker;
    for (let i = first; i < first + MAX_WHISPER_TARGETS; i++)
      if (whispersTo[i] !== 0 && whispersTo[i] === id[listener]) return true;
    return false;
  }

  #isOnChannel(speaker: number): boolean {
    const { channels } = this.#rules;
    const { team, radio, talkTo } = this.#placements;
    const to = talkTo[speaker]!;
    if (to === TO_TEAM) return channels.team && team[speaker] !== 0;
    if (to === TO_RADIO) return channels.radio && radio[speaker] !== 0;
    return to === BROADCAST || (to === TO_EVERYBODY && channels.everybody);
  }

  /** Returns the timbre of the channel on which the listener hears the speaker. */
  #channelTimbre(listener: number, speaker: number, wasHeard: boolean): number {
    if (!this.#isOnChannel(speaker)) return NO_CHANNEL;
    const { team, radio, talkTo } = this.#placements;
    const to = talkTo[speaker]!;
    if (to === TO_TEAM) return team[listener] === team[speaker] ? DRY : NO_CHANNEL;
    if (to === TO_EVERYBODY || to === BROADCAST) return DRY;
    if (radio[listener] !== radio[speaker] || !this.#isWithinRadio(listener, speaker, wasHeard)) return NO_CHANNEL;
    return this.#rules.effects ? RADIO : DRY;
  }

  /**
   * A participant without a position or in another world is outside any limited range; otherwise hiding a position
   * would extend it.
   */
  #isWithinRadio(listener: number, speaker: number, wasHeard: boolean): boolean {
    const { radioMetres } = this.#rules.channels;
    if (radioMetres === null) return true;
    return (
      this.#areInOneWorld(listener, speaker) &&
      isWithinEarshot(wasHeard, this.#metresBetween(listener, speaker), radioMetres)
    );
  }

  #areInOneWorld(listener: number, speaker: number): boolean {
    const { isPlaced, world } = this.#placements;
    return isPlaced[listener] === 1 && isPlaced[speaker] === 1 && world[listener] === world[speaker];
  }

  #metresBetween(listener: number, speaker: number): number {
    const { x, y, z } = this.#placements;
    const deltaX = x[speaker]! - x[listener]!;
    const deltaY = y[speaker]! - y[listener]!;
    const deltaZ = z[speaker]! - z[listener]!;
    return Math.sqrt(deltaX * deltaX + deltaY * deltaY + deltaZ * deltaZ);
  }

  #hearCentred(listener: number, timbre: number): number {
    this.isNearby = false;
    this.direction = 0;
    this.timbres[0] = timbre;
    const pan = this.#panOfEar(listener);
    this.ears[0] = panLeft(pan);
    this.ears[1] = panRight(pan);
    return 1;
  }

  #hearNearby(listener: number, speaker: number, wasHeard: boolean): number {
    const { enclosure, reach, remaining } = this.#placements;
    const rules = this.#rules;
    if (!this.#areInOneWorld(listener, speaker) || reach[speaker] === 0) return 0;
    const isWalled = rules.enclosures !== 'ignored' && enclosure[listener] !== enclosure[speaker];
    if (isWalled && rules.enclosures === 'separate') return 0;
    const metres = effectiveMetres(this.#metresBetween(listener, speaker), rules, reach[speaker]!);
    const carried = isWithinEarshot(wasHeard, metres, rules.maxMetres) ? lawGain(metres, rules) : 0;
    const gain =
      (carried > rules.floorGain ? carried : rules.floorGain) * remaining[speaker]! * (isWalled ? WALL_GAIN : 1);
    if (gain <= 0) return 0;
    this.isNearby = true;
    this.isWalled = isWalled;
    this.#setSide(listener, speaker);
    const pan = this.#pan[0]!;
    this.ears[0] = gain * panLeft(pan);
    this.ears[1] = gain * panRight(pan);
    if (isWalled) {
      this.timbres[0] = MUFFLED;
      return 1;
    }
    this.timbres[0] = rules.effects ? this.#colour(listener, speaker) : DRY;
    return rules.effects || rules.airAbsorption ? this.#muffle(this.#muffledShare(listener, speaker, metres)) : 1;
  }

  /** Returns the gain of a speaker's voice at a distance, where no wall is in between. */
  gainAt(speaker: number, metres: number): number {
    const { reach, remaining } = this.#placements;
    const rules = this.#rules;
    if (reach[speaker] === 0) return 0;
    const carried = lawGain(effectiveMetres(metres, rules, reach[speaker]!), rules);
    return (carried > rules.floorGain ? carried : rules.floorGain) * remaining[speaker]!;
  }

  /** Returns the pan of a voice without a side: 0, or all of it in the only ear that the listener uses. */
  #panOfEar(listener: number): number {
    const mode = this.#outputs.modes[listener];
    return mode === LEFT_EAR ? -1 : mode === RIGHT_EAR ? 1 : 0;
  }

  /** Sets where the voice comes from: from the left or right, or any direction, as the rules and the listener want. */
  #setSide(listener: number, speaker: number): void {
    const { x, y, z, cosYaw, sinYaw, cameraX, cameraY, cameraZ, cosCameraYaw, sinCameraYaw } = this.#placements;
    const { directionFrom, minMetres, pan } = this.#rules;
    const mode = pan === 'off' ? NO_SIDE : this.#outputs.modes[listener]!;
    if (mode !== STEREO && mode !== BINAURAL) {
      this.direction = 0;
      this.#pan[0] = this.#panOfEar(listener);
      return;
    }
    const isCamera = directionFrom === 'camera';
    const deltaX = x[speaker]! - (isCamera ? cameraX : x)[listener]!;
    const deltaY = y[speaker]! - (isCamera ? cameraY : y)[listener]!;
    const deltaZ = z[speaker]! - (isCamera ? cameraZ : z)[listener]!;
    const cos = (isCamera ? cosCameraYaw : cosYaw)[listener]!;
    const sin = (isCamera ? sinCameraYaw : sinYaw)[listener]!;
    const lateral = lateralMetres(deltaX, deltaZ, cos, sin);
    const metres = Math.sqrt(deltaX * deltaX + deltaY * deltaY + deltaZ * deltaZ);
    const isFromDirection = mode === BINAURAL && metres >= OWN_PLACE_METRES;
    this.direction = isFromDirection ? headDirection(lateral, deltaY, deltaX * sin + deltaZ * cos) : 0;
    // The responses of the head give each ear its share.
    this.#pan[0] = mode === BINAURAL ? 0 : this.#outputs.widths[listener]! * stereoPan(lateral, metres, minMetres);
  }

  /**
   * Returns the timbre of the unmuffled part: a listener under water hears everything that way, others hear the
   * speaker's zone.
   */
  #colour(listener: number, speaker: number): number {
    const { zone } = this.#placements;
    return ZONE_TIMBRES[zone[listener] === UNDERWATER ? UNDERWATER : zone[speaker]!]!;
  }

  /**
   * Returns the muffled share of the voice: what covers mouth and ears muffles a share of it, and the air a share of
   * the rest.
   */
  #muffledShare(listener: number, speaker: number, metres: number): number {
    const { muffle } = this.#placements;
    const { effects, airAbsorption, law, minMetres, maxMetres } = this.#rules;
    const covered = effects ? Math.min(1, muffle[listener]! + muffle[speaker]!) : 0;
    if (!airAbsorption) return covered;
    const nearMetres = law === 'curve' ? 0 : minMetres;
    const air = MAX_AIR_SHARE * Math.min(1, Math.max(0, (metres - nearMetres) / (maxMetres - nearMetres)));
    return covered + (1 - covered) * air;
  }

  /** Moves a share of the first part to a muffled one. Returns the new number of parts. */
  #muffle(share: number): number {
    if (share < MIN_PART_SHARE) return 1;
    if (share > 1 - MIN_PART_SHARE) {
      this.timbres[0] = MUFFLED;
      return 1;
    }
    const left = this.ears[0]!;
    const right = this.ears[1]!;
    this.timbres[1] = MUFFLED;
    this.ears[0] = left * (1 - share);
    this.ears[1] = right * (1 - share);
    this.ears[2] = left * share;
    this.ears[3] = right * share;
    return 2;
  }
}
