import { ROOM_HEARINGS } from '../../../shared/model/people/lobby-room.ts';
import type { ParticipantId } from '../../../shared/model/participant.ts';
import type { ClientboundChannelMessage } from '../../../shared/protocol/channel.ts';
import {
  earshotMetres,
  type GamePhase,
  type HearingRules,
  type MapMode,
} from '../../../shared/spatial/hearing-rules.ts';
import { SILENCE_DB } from '../../../shared/units.ts';
import { Hearing } from '../../mixer/plan/hearing.ts';
import { PlacementTable } from '../../mixer/plan/placement-table.ts';
import { PLACEMENT, PLACEMENT_FIELDS } from '../../mixer/placement.ts';
import type { LobbyMember } from './lobby-member.ts';
import { MAX_ROWS, SceneView } from './scene-view.ts';
import type { SlotTable } from '../mixing/slot-table.ts';

type Row<Type extends 'scene' | 'quality'> = Extract<ClientboundChannelMessage, { type: Type }>['rows'][number];

/** Rows are encoded once for all members that are served within this many milliseconds. */
const FRESH_MS = 40;

/** Connection statistics are measured over seconds. */
const QUALITY_FRESH_MS = 900;

/** Circles have numbers below this, so that one number encodes world and circle. */
const MAX_GROUPS = 2 ** 20;

/** Values of `PLACEMENT.room`: the open space, and rooms where distances count. */
const MAPPED_ROOMS: readonly number[] = [0, 1 + ROOM_HEARINGS.indexOf('distance')];

interface Talker {
  readonly member: LobbyMember;
  /** [id, level], JSON. */
  readonly row: string;
  /** The view in which it has a row that shows it; undefined = none. */
  readonly viewKey: number | undefined;
}

/**
 * The lobby as text that is ready to send: a row for each member with a position, and one about each member's
 * connection. Rows are encoded once. Members differ only in which rows they get: those of their own world and circle,
 * and for other members they hear, only that those talk. A whisper shows only to those who hear it.
 */
export class LobbyPicture {
  readonly #members: ReadonlyMap<ParticipantId, LobbyMember>;
  readonly #slots: SlotTable;
  readonly #placements: PlacementTable;
  readonly #placement = new Float64Array(PLACEMENT_FIELDS);
  #earshotMetres = 0;
  #hearing: Hearing;
  #mapShows: MapMode;
  #views = new Map<number, SceneView>();
  #talkers: Talker[] = [];
  #sceneMs = -Infinity;
  #qualityRows = new Map<ParticipantId, string>();
  #wholeQuality: string | undefined;
  #qualityMs = -Infinity;

  constructor(
    members: ReadonlyMap<ParticipantId, LobbyMember>,
    slots: SlotTable,
    rules: HearingRules,
    phase: GamePhase,
  ) {
    this.#members = members;
    this.#slots = slots;
    this.#placements = new PlacementTable(slots.highestSlot);
    this.#hearing = this.#listenBy(rules, phase);
    this.#mapShows = rules.mapShows;
  }

  setRules(rules: HearingRules, phase: GamePhase): void {
    this.#hearing = this.#listenBy(rules, phase);
    this.#mapShows = rules.mapShows;
    this.invalidate();
  }

  /** Discards all rows, because a member has joined or left. */
  invalidate(): void {
    this.#sceneMs = -Infinity;
    this.#qualityMs = -Infinity;
  }

  /**
   * Returns the `scene` message for a member: everybody in its world and circle, or those the map may show, at most
   * `MAX_ROWS` including itself.
   */
  scene(member: LobbyMember, nowMs: number): string {
    this.#refreshScene(nowMs);
    const viewKey = this.#viewKeyOf(member);
    const rows = this.#views.get(viewKey)?.rowsFor(member, this.#earshotMetres, this.#isShownTo(member)) ?? '';
    const elsewhere = this.#talkersFor(member, viewKey);
    return `{"type":"scene","rows":[${rows}]${elsewhere.length === 0 ? '' : `,"unplaced":[${elsewhere.join(',')}]`}}`;
  }

  /** Returns the `quality` message for a member: about everybody, or in a large lobby about those in its scene. */
  quality(member: LobbyMember, nowMs: number): string {
    this.#refreshQuality(nowMs);
    if (this.#members.size > MAX_ROWS) {
      this.#refreshScene(nowMs);
      const shown =
        this.#views.get(this.#viewKeyOf(member))?.idsFor(member, this.#earshotMetres, this.#isShownTo(member)) ?? [];
      return qualityOf(shown.map((id) => this.#qualityRows.get(id) ?? '').filter((row) => row !== ''));
    }
    this.#wholeQuality ??= qualityOf([...this.#qualityRows.values()]);
    return this.#wholeQuality;
  }

  /** Returns whether a member learns that another talks: because its scene has a row for it, or because it is heard. */
  mayFollow(follower: LobbyMember, speaker: LobbyMember): boolean {
    const speakerKey = this.#viewKeyOf(speaker);
    const isInView =
      this.#hasView && this.#viewKeyOf(follower) === speakerKey && this.#isShownTo(follower)?.(speaker) !== false;
    return isInView || this.#hearing.hear(follower.slot, speaker.slot, true) > 0;
  }

  #listenBy(rules: HearingRules, phase: GamePhase): Hearing {
    const { whisper, normal, shout } = rules.strengths;
    this.#earshotMetres = earshotMetres(rules) * Math.max(1, whisper, normal, shout);
    return new Hearing(this.#placements, rules, phase);
  }

  /** Returns a test for the members that the map shows to a member; undefined = everybody. */
  #isShownTo(member: LobbyMember): ((other: LobbyMember) => boolean) | undefined {
    if (this.#mapShows === 'everybody') return undefined;
    if (this.#mapShows === 'nobody') return () => false;
    return (other) => this.#hearing.isWithinHearing(member.slot, other.slot);
  }

  #refreshScene(nowMs: number): void {
    if (nowMs - this.#sceneMs < FRESH_MS) return;
    this.#sceneMs = nowMs;
    this.#views = new Map();
    this.#talkers = [];
    for (const member of this.#members.values()) this.#place(member);
  }

  #place(member: LobbyMember): void {
    const { id, slot } = member;
    const levelDb = round(this.#slots.levelDb(slot), 1);
    const isTalking = this.#slots.isTalking(slot);
    const viewKey = this.#viewKeyOf(member);
    const isShownTalking = isTalking && this.#placement[PLACEMENT.isWhispering] === 0;
    if (isTalking) {
      const isInView = this.#hasView && isShownTalking;
      this.#talkers.push({ member, row: JSON.stringify([id, levelDb]), viewKey: isInView ? viewKey : undefined });
    }
    if (!this.#hasView) return;
    const [, xMetres = 0, yMetres = 0, zMetres = 0, yaw = 0] = this.#placement;
    const row: Row<'scene'> = [
      id,
      round(xMetres, 100),
      round(yMetres, 100),
      round(zMetres, 100),
      round(yaw, 1_000),
      isTalking && !isShownTalking ? SILENCE_DB : levelDb,
      isShownTalking ? 1 : 0,
    ];
    const view = this.#views.get(viewKey) ?? new SceneView();
    view.add({ member, row: JSON.stringify(row), xMetres, yMetres, zMetres, isTalking: isShownTalking });
    this.#views.set(viewKey, view);
  }

  /** Whether the member of the last `#viewKeyOf` has a position that others see: not in a room without distances. */
  get #hasView(): boolean {
    return this.#placement[PLACEMENT.isPlaced] === 1 && MAPPED_ROOMS.includes(this.#placement[PLACEMENT.room] ?? 0);
  }

  /** Reads the member's placement, and returns the view it is shown. */
  #viewKeyOf({ slot }: LobbyMember): number {
    if (!this.#slots.readPlacement(slot, this.#placement)) this.#placement.fill(0);
    this.#placements.set(slot, this.#placement);
    return (this.#placement[PLACEMENT.world] ?? 0) * MAX_GROUPS + (this.#placement[PLACEMENT.group] ?? 0);
  }

  /** Returns rows of talkers who have none in the member's view: itself, and those it hears anyway. */
  #talkersFor(member: LobbyMember, viewKey: number): string[] {
    const rows: string[] = [];
    const isShown = this.#isShownTo(member);
    for (const talker of this.#talkers) {
      if (talker.viewKey === viewKey && (talker.member === member || isShown?.(talker.member) !== false)) continue;
      const isHeard = talker.member === member || this.#hearing.hear(member.slot, talker.member.slot, true) > 0;
      if (isHeard) rows.push(talker.row);
      if (rows.length === MAX_ROWS) break;
    }
    return rows;
  }

  #refreshQuality(nowMs: number): void {
    if (nowMs - this.#qualityMs < QUALITY_FRESH_MS) return;
    this.#qualityMs = nowMs;
    this.#wholeQuality = undefined;
    this.#qualityRows = new Map(
      [...this.#members.values()].map((member) => [member.id, JSON.stringify(qualityRow(member))]),
    );
  }
}

function qualityRow(member: LobbyMember): Row<'quality'> {
  const { id, roundTripMs: pingMs } = member;
  const { roundTripMs, lossToHostPercent, lossFromHostPercent } = member.soundQuality();
  return [id, round(roundTripMs ?? pingMs, 10), round(lossToHostPercent, 10), round(lossFromHostPercent, 10)];
}

function qualityOf(rows: readonly string[]): string {
  return `{"type":"quality","rows":[${rows.join(',')}]}`;
}

function round(value: number, steps: number): number {
  return Math.round(value * steps) / steps;
}
