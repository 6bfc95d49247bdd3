import type { ParticipantId } from '../../shared/model/participant.ts';
import type { ClientboundChannelMessage } from '../../shared/protocol/channel.ts';
import { earshotMetres, type HearingRules } from '../../shared/spatial/hearing-rules.ts';
import { PLACEMENT, PLACEMENT_FIELDS } from '../mixer/placement.ts';
import type { LobbyMember } from './lobby-member.ts';
import { selectSmallest } from './nearest.ts';
import type { SlotTable } from './slot-table.ts';

type Row<Type extends 'scene' | 'quality'> = Extract<ClientboundChannelMessage, { type: Type }>['rows'][number];

/** More rows than this nobody can use; in a larger lobby each gets those of the talkers within earshot, and of the nearest. */
const MAX_ROWS = 100;

/** Rows are encoded once for all members that are served within so many milliseconds. */
const FRESH_MS = 40;

/** Connection figures are measured over seconds. */
const QUALITY_FRESH_MS = 900;

/**
 * What the lobby looks like, as text that is ready to be sent: a row for each member with a pose, and one about each
 * member's connection. Rows are encoded once; what differs between members is which rows they get.
 */
export class LobbyPicture {
  readonly #members: ReadonlyMap<ParticipantId, LobbyMember>;
  readonly #slots: SlotTable;
  readonly #earshotMetres: number;
  readonly #placement = new Float64Array(PLACEMENT_FIELDS);
  /** Of the members with a pose, in their order. */
  #placed: LobbyMember[] = [];
  #sceneRows: string[] = [];
  /** Who talks without a pose and is heard. */
  #unplacedRows: string[] = [];
  #positions = new Float64Array(0);
  #talking = new Uint8Array(0);
  #ranks = new Float64Array(0);
  #indices = new Int32Array(0);
  #wholeScene: string | undefined;
  #sceneMs = -Infinity;
  #qualityRows = new Map<ParticipantId, string>();
  #wholeQuality: string | undefined;
  #qualityMs = -Infinity;

  constructor(members: ReadonlyMap<ParticipantId, LobbyMember>, slots: SlotTable, rules: HearingRules) {
    this.#members = members;
    this.#slots = slots;
    this.#earshotMetres = earshotMetres(rules);
  }

  /** Somebody has joined or left: no old row is used any more. */
  invalidate(): void {
    this.#sceneMs = -Infinity;
    this.#qualityMs = -Infinity;
  }

  /** The `scene` message for a member: everybody with a pose, or `MAX_ROWS` of them, itself included. */
  scene(member: LobbyMember, nowMs: number): string {
    this.#refreshScene(nowMs);
    if (this.#placed.length > MAX_ROWS) return sceneOf(this.#nearest(member).map((index) => this.#sceneRows[index] ?? ''), this.#unplacedRows);
    this.#wholeScene ??= sceneOf(this.#sceneRows, this.#unplacedRows);
    return this.#wholeScene;
  }

  /** The `quality` message for a member: about everybody, or in a large lobby about those in its scene. */
  quality(member: LobbyMember, nowMs: number): string {
    this.#refreshQuality(nowMs);
    if (this.#members.size > MAX_ROWS) {
      this.#refreshScene(nowMs);
      return qualityOf(this.#nearest(member).map((index) => this.#qualityRows.get(this.#placed[index]?.id ?? 0) ?? '').filter((row) => row !== ''));
    }
    this.#wholeQuality ??= qualityOf([...this.#qualityRows.values()]);
    return this.#wholeQuality;
  }

  #refreshScene(nowMs: number): void {
    if (nowMs - this.#sceneMs < FRESH_MS) return;
    this.#sceneMs = nowMs;
    this.#wholeScene = undefined;
    this.#placed = [];
    this.#sceneRows = [];
    this.#unplacedRows = [];
    this.#makeRoom();
    for (const member of this.#members.values()) this.#place(member);
  }

  #place(member: LobbyMember): void {
    const { id, slot } = member;
    const levelDb = round(this.#slots.levelDb(slot), 1);
    const isTalking = this.#slots.isTalking(slot);
    if (!this.#readPlace(slot)) {
      const isHeard = isTalking && this.#earshotMetres === Infinity;
      if (isHeard && this.#unplacedRows.length < MAX_ROWS) this.#unplacedRows.push(JSON.stringify([id, levelDb]));
      return;
    }
    const [, x = 0, y = 0, z = 0, yaw = 0] = this.#placement;
    const row: Row<'scene'> = [id, round(x, 100), round(y, 100), round(z, 100), round(yaw, 1_000), levelDb, isTalking ? 1 : 0];
    this.#talking[this.#placed.length] = isTalking ? 1 : 0;
    this.#positions.set([x, y, z], 3 * this.#placed.length);
    this.#placed.push(member);
    this.#sceneRows.push(JSON.stringify(row));
  }

  /** Fills `#placement`; false where the slot stands nowhere. */
  #readPlace(slot: number): boolean {
    return this.#slots.readPlacement(slot, this.#placement) && this.#placement[PLACEMENT.isPlaced] === 1;
  }

  #makeRoom(): void {
    if (this.#ranks.length >= this.#members.size) return;
    const size = 2 * this.#members.size;
    this.#positions = new Float64Array(3 * size);
    this.#talking = new Uint8Array(size);
    this.#ranks = new Float64Array(size);
    this.#indices = new Int32Array(size);
  }

  /** Indices of the member itself, of those who talk within its earshot, then of the nearest; of any, where it has no pose. */
  #nearest(member: LobbyMember): number[] {
    const count = this.#placed.length;
    const hasPose = this.#readPlace(member.slot);
    const [, x = 0, y = 0, z = 0] = this.#placement;
    for (let index = 0; index < count; index++) {
      const deltaX = this.#positions[3 * index]! - x;
      const deltaY = this.#positions[3 * index + 1]! - y;
      const deltaZ = this.#positions[3 * index + 2]! - z;
      const squared = hasPose ? deltaX * deltaX + deltaY * deltaY + deltaZ * deltaZ : index;
      const isHeard = this.#talking[index] === 1 && squared < this.#earshotMetres * this.#earshotMetres;
      this.#ranks[index] = this.#placed[index] === member ? -Infinity : isHeard ? -1 / (1 + squared) : squared;
      this.#indices[index] = index;
    }
    const wanted = Math.min(count, MAX_ROWS);
    selectSmallest(this.#indices, count, wanted, this.#ranks);
    return Array.from(this.#indices.subarray(0, wanted));
  }

  #refreshQuality(nowMs: number): void {
    if (nowMs - this.#qualityMs < QUALITY_FRESH_MS) return;
    this.#qualityMs = nowMs;
    this.#wholeQuality = undefined;
    this.#qualityRows = new Map([...this.#members.values()].map((member) => [member.id, JSON.stringify(qualityRow(member))]));
  }
}

function qualityRow({ id, peer, roundTripMs: pingMs }: LobbyMember): Row<'quality'> {
  const { roundTripMs, lossToHostPercent, lossFromHostPercent } = peer.quality();
  return [id, round(roundTripMs ?? pingMs, 10), round(lossToHostPercent, 10), round(lossFromHostPercent, 10)];
}

function sceneOf(rows: readonly string[], unplacedRows: readonly string[]): string {
  const unplaced = unplacedRows.length === 0 ? '' : `,"unplaced":[${unplacedRows.join(',')}]`;
  return `{"type":"scene","rows":[${rows.join(',')}]${unplaced}}`;
}

function qualityOf(rows: readonly string[]): string {
  return `{"type":"quality","rows":[${rows.join(',')}]}`;
}

function round(value: number, steps: number): number {
  return Math.round(value * steps) / steps;
}
