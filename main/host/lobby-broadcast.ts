import { FRAME_MS } from '../../shared/audio-format.ts';
import type { ParticipantId } from '../../shared/model/participant.ts';
import type { ClientboundChannelMessage } from '../../shared/protocol/channel.ts';
import type { MixLimits } from '../mixer/mix-limits.ts';
import type { Room } from '../room/room.ts';
import type { LobbyMember } from './lobby-member.ts';
import type { SlotTable } from './slot-table.ts';

type Row<Type extends 'scene' | 'quality'> = Extract<ClientboundChannelMessage, { type: Type }>['rows'][number];

/** Pictures of the lobby per second for up to `FULL_RATE_PARTICIPANTS`; beyond, fewer, so that the traffic stays bounded. */
const SCENE_RATE_HZ = 10;
const MIN_SCENE_RATE_HZ = 2;
const FULL_RATE_PARTICIPANTS = 40;
const QUALITY_INTERVAL_MS = 1_000;

export interface LobbyBroadcastOptions {
  readonly members: ReadonlyMap<ParticipantId, LobbyMember>;
  readonly slots: SlotTable;
  readonly room: () => Room;
  readonly nowMs: () => number;
}

/** How much one of the mixer's workers sheds, and what is left. */
export interface WorkerLoad {
  /** 0 = nothing is shed. */
  readonly shedStep: number;
  readonly limits: MixLimits;
}

/** Tells every member what the lobby looks like: roster on change, scene several times a second, quality once a second. */
export class LobbyBroadcast {
  readonly #options: LobbyBroadcastOptions;
  readonly #qualityTimer: NodeJS.Timeout;
  readonly #pose = new Float64Array(4);
  #sceneTimer: NodeJS.Timeout;
  #isRosterDue = false;
  #shedStep = 0;
  /** What members were told last; undefined while nothing was ever shed. */
  #limits: Extract<ClientboundChannelMessage, { type: 'limits' }> | undefined;

  constructor(options: LobbyBroadcastOptions) {
    this.#options = options;
    this.#sceneTimer = setTimeout(() => this.#sendScene(), 1_000 / SCENE_RATE_HZ);
    this.#qualityTimer = setInterval(() => this.#sendQuality(), QUALITY_INTERVAL_MS);
  }

  stop(): void {
    clearTimeout(this.#sceneTimer);
    clearInterval(this.#qualityTimer);
  }

  /** All that a member needs to know when its channel opens. */
  welcome(member: LobbyMember): void {
    member.send(this.#roster());
    if (this.#limits?.lowered === true) member.send(this.#limits);
    member.sendVolatile(JSON.stringify(this.#scene()));
    member.ping(this.#options.nowMs());
  }

  /** Sends the roster to everybody, once for all changes of the same moment. */
  sendRoster(): void {
    if (this.#isRosterDue) return;
    this.#isRosterDue = true;
    setImmediate(() => {
      this.#isRosterDue = false;
      const roster = this.#roster();
      for (const member of this.#options.members.values()) member.send(roster);
    });
  }

  /** Tells everybody what the busiest of the mixer's workers gives each listener, where that changed. */
  sendLimits(workers: readonly WorkerLoad[]): void {
    const busiest = workers.toSorted((a, b) => b.shedStep - a.shedStep)[0];
    if (busiest === undefined || busiest.shedStep === this.#shedStep) return;
    this.#shedStep = busiest.shedStep;
    const { maxHeardSpeakers, complexity, framesPerPacket } = busiest.limits;
    const limits = { type: 'limits', lowered: busiest.shedStep > 0, voices: maxHeardSpeakers, complexity, packetMs: framesPerPacket * FRAME_MS } as const;
    this.#limits = limits;
    for (const member of this.#options.members.values()) member.send(limits);
  }

  #roster(): ClientboundChannelMessage {
    const participants = [...this.#options.room().participants.values()];
    return { type: 'roster', participants: participants.map(({ id, name, isMuted, isDeafened }) => ({ id, name, muted: isMuted, deafened: isDeafened })) };
  }

  #scene(): ClientboundChannelMessage {
    const rows: Row<'scene'>[] = [];
    const { slots, members } = this.#options;
    for (const { id, slot } of members.values()) {
      if (!slots.readPose(slot, this.#pose)) continue;
      const [x = 0, y = 0, z = 0, yaw = 0] = this.#pose;
      rows.push([id, round(x, 100), round(y, 100), round(z, 100), round(yaw, 1_000), round(slots.levelDb(slot), 1), slots.isTalking(slot) ? 1 : 0]);
    }
    return { type: 'scene', rows };
  }

  #sendScene(): void {
    const { members } = this.#options;
    if (members.size > 0) {
      const text = JSON.stringify(this.#scene());
      for (const member of members.values()) member.sendVolatile(text);
    }
    const rateHz = Math.max(MIN_SCENE_RATE_HZ, Math.min(SCENE_RATE_HZ, (SCENE_RATE_HZ * FULL_RATE_PARTICIPANTS) / Math.max(1, members.size)));
    this.#sceneTimer = setTimeout(() => this.#sendScene(), 1_000 / rateHz);
  }

  #sendQuality(): void {
    const { members, nowMs } = this.#options;
    const rows: Row<'quality'>[] = [];
    for (const member of members.values()) {
      const { roundTripMs, lossToHostPercent, lossFromHostPercent } = member.peer.quality();
      rows.push([member.id, round(roundTripMs ?? member.roundTripMs, 10), round(lossToHostPercent, 10), round(lossFromHostPercent, 10)]);
      member.ping(nowMs());
    }
    const text = JSON.stringify({ type: 'quality', rows } satisfies ClientboundChannelMessage);
    for (const member of members.values()) member.sendVolatile(text);
  }
}

function round(value: number, steps: number): number {
  return Math.round(value * steps) / steps;
}
