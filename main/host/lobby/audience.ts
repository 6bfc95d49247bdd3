import type { ParticipantId } from '../../../shared/model/participant.ts';
import type { ClientboundChannelMessage } from '../../../shared/protocol/channel.ts';
import { dbToGain, gainToDb } from '../../../shared/units.ts';
import { MAX_AUDIENCE, type AudienceTable } from '../../mixer/plan/audience-table.ts';
import type { LobbyMember } from './lobby-member.ts';

/** Five times a second for up to 40 members, and proportionally less often beyond, which bounds the traffic. */
const MIN_INTERVAL_MS = 200;
const MIN_INTERVAL_MS_PER_MEMBER = 5;

/** 0.5 dB, which is hardly audible, so that a passer-by does not cause a message with every step. */
const HYSTERESIS_RATIO = dbToGain(0.5);

interface SentGains {
  readonly atMs: number;
  /** Linear gain of each listener. */
  readonly gains: ReadonlyMap<ParticipantId, number>;
}

const NOTHING_SENT: SentGains = { atMs: -Infinity, gains: new Map() };

/** Tells members who hears them: it gathers what the mixer workers found, and sends changes. */
export class Audience {
  readonly #members: ReadonlyMap<ParticipantId, LobbyMember>;
  readonly #tables: readonly AudienceTable[];
  #sent = new WeakMap<LobbyMember, SentGains>();
  #isHidden = false;
  readonly #listeners: Int32Array;
  readonly #gains: Float64Array;
  #idsBySlot: ReadonlyMap<number, ParticipantId> | undefined;

  /** Reads `tables`, one of each worker. */
  constructor(members: ReadonlyMap<ParticipantId, LobbyMember>, tables: readonly AudienceTable[]) {
    this.#members = members;
    this.#tables = tables;
    this.#listeners = new Int32Array(tables.length * MAX_AUDIENCE);
    this.#gains = new Float64Array(tables.length * MAX_AUDIENCE);
  }

  /** Records that a member has joined or left. */
  noteChange(): void {
    this.#idsBySlot = undefined;
  }

  /** Hides who hears whom: how loud a voice arrives tells how far away its listener is. */
  hide(isHidden: boolean): void {
    if (isHidden === this.#isHidden) return;
    this.#isHidden = isHidden;
    this.#sent = new WeakMap();
  }

  /** Returns the `audience` message for a member if something changed, and counts it as sent. */
  news(member: LobbyMember, nowMs: number): string | undefined {
    if (this.#isHidden) return undefined;
    const sent = this.#sent.get(member) ?? NOTHING_SENT;
    if (nowMs - sent.atMs < Math.max(MIN_INTERVAL_MS, this.#members.size * MIN_INTERVAL_MS_PER_MEMBER))
      return undefined;
    const gains = this.#gather(member);
    if (gains === undefined || isUnchanged(gains, sent.gains)) return undefined;
    this.#sent.set(member, { atMs: nowMs, gains });
    const rows = [...gains].map(([id, gain]) => [id, Math.round(gainToDb(gain) * 10) / 10] satisfies [number, number]);
    return JSON.stringify({ type: 'audience', rows } satisfies ClientboundChannelMessage);
  }

  /** Returns the loudest first, at most `MAX_AUDIENCE`; undefined if a worker was writing at that moment. */
  #gather(member: LobbyMember): ReadonlyMap<ParticipantId, number> | undefined {
    let count = 0;
    for (const table of this.#tables) {
      const found = table.read(member.slot, this.#listeners, this.#gains, count);
      if (found < 0) return undefined;
      count += found;
    }
    this.#idsBySlot ??= new Map([...this.#members.values()].map(({ id, slot }) => [slot, id]));
    const rows: [ParticipantId, number][] = [];
    for (let index = 0; index < count; index++) {
      const id = this.#idsBySlot.get(this.#listeners[index] ?? 0);
      if (id !== undefined && id !== member.id) rows.push([id, this.#gains[index] ?? 0]);
    }
    return new Map(rows.sort(([, a], [, b]) => b - a).slice(0, MAX_AUDIENCE));
  }
}

function isUnchanged(gains: ReadonlyMap<ParticipantId, number>, sent: ReadonlyMap<ParticipantId, number>): boolean {
  if (gains.size !== sent.size) return false;
  for (const [id, gain] of gains) {
    const before = sent.get(id);
    if (before === undefined || gain > before * HYSTERESIS_RATIO || gain * HYSTERESIS_RATIO < before) return false;
  }
  return true;
}
