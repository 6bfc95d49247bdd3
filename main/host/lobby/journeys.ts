import { FRAME_MS, MIX_LOOK_AHEAD_MS } from '../../../shared/audio-format.ts';
import { MAX_STAGE_MS } from '../../../shared/model/journey.ts';
import type { ParticipantId } from '../../../shared/model/participant.ts';
import type { ClientboundChannelMessage } from '../../../shared/protocol/channel.ts';
import type { MixLimits } from '../../mixer/mix-limits.ts';
import type { LobbyMember } from './lobby-member.ts';
import type { WorkerDelays } from '../mixing/mixer-statistics.ts';
import type { SlotTable } from '../mixing/slot-table.ts';

type JourneyMessage = Extract<ClientboundChannelMessage, { type: 'journey' }>;

export interface WorkerReport {
  readonly worker: number;
  readonly limits: MixLimits;
  readonly delays: WorkerDelays;
}

export interface JourneysOptions {
  readonly members: ReadonlyMap<ParticipantId, LobbyMember>;
  /** Whether somebody is in the lobby, connected or away. */
  readonly isKnown: (id: ParticipantId) => boolean;
  readonly slots: Pick<SlotTable, 'waitMs'>;
  /** Returns the mixer worker of a slot. */
  readonly workerOf: (slot: number) => number | undefined;
  /** Whether a member may learn that another one talks; it learns nothing about anybody else. */
  readonly mayFollow: (follower: LobbyMember, speaker: LobbyMember) => boolean;
}

/** Reports how long a member's voice takes through the host to another member, stage by stage. */
export class Journeys {
  readonly #options: JourneysOptions;
  #reports: ReadonlyMap<number, WorkerReport> = new Map();

  constructor(options: JourneysOptions) {
    this.#options = options;
  }

  /** Records the workers' delays; call it with each report of the mixer's workers. */
  noteWorkers(workers: readonly WorkerReport[]): void {
    this.#reports = new Map(workers.map((report) => [report.worker, report]));
  }

  /**
   * Returns a member's message about the member it follows; undefined = it follows nobody, or somebody who is away or
   * has left.
   */
  messageFor(follower: LobbyMember): JourneyMessage | undefined {
    const speaker = this.#options.members.get(follower.followedId);
    if (speaker === undefined) {
      if (!this.#options.isKnown(follower.followedId)) follower.followedId = 0;
      return undefined;
    }
    const unknown = {
      captureMs: null,
      encodeMs: null,
      uplinkMs: null,
      playoutMs: null,
      mixMs: null,
      mixEncodeMs: null,
    };
    const known = speaker !== follower && this.#options.mayFollow(follower, speaker);
    return { type: 'journey', id: speaker.id, ...(known ? this.#stages(follower, speaker) : unknown) };
  }

  #stages(follower: LobbyMember, speaker: LobbyMember): Omit<JourneyMessage, 'type' | 'id'> {
    const { captureMs, encodeMs } = speaker.ownStages;
    const roundTripMs = speaker.soundQuality().roundTripMs ?? speaker.roundTripMs;
    return {
      captureMs,
      encodeMs,
      uplinkMs: stageMs(roundTripMs < 0 ? null : roundTripMs / 2),
      playoutMs: stageMs(this.#options.slots.waitMs(speaker.slot)),
      ...this.#mixStages(follower, speaker),
    };
  }

  /**
   * Returns the mixer's stages. The frame waits for the others of its tick, and leaves with them; the time of its own
   * encoding counts for the encoding stage.
   */
  #mixStages(follower: LobbyMember, speaker: LobbyMember): Pick<JourneyMessage, 'mixMs' | 'mixEncodeMs'> {
    const report = this.#reports.get(this.#options.workerOf(follower.slot) ?? -1);
    const speakersWorker = this.#options.workerOf(speaker.slot);
    if (report === undefined || speakersWorker === undefined) return { mixMs: null, mixEncodeMs: null };
    const { handoverMs, encodeMs, lagTicks } = report.delays;
    const lagMs = (lagTicks[speakersWorker] ?? 0) * FRAME_MS;
    const waitForPacketMs = (report.limits.framesPerPacket - 1) * FRAME_MS;
    return {
      mixMs: stageMs(handoverMs === null ? null : Math.max(0, handoverMs - encodeMs) + lagMs),
      mixEncodeMs: stageMs(encodeMs + MIX_LOOK_AHEAD_MS + waitForPacketMs),
    };
  }
}

/** Returns the time as sent: tenths of a millisecond, within the limit for a stage. */
function stageMs(milliseconds: number | null): number | null {
  if (milliseconds === null || !Number.isFinite(milliseconds)) return null;
  return Math.min(MAX_STAGE_MS, Math.max(0, Math.round(milliseconds * 10) / 10));
}
