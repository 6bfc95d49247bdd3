import type { Participant, ParticipantId } from '../../../shared/model/participant.ts';
import type { ReportedPerson } from '../../../shared/model/people/report.ts';
import { scheduleEvery, type Schedule } from '../../../shared/schedule.ts';
import { gainToDb } from '../../../shared/units.ts';
import { MAX_AUDIENCE, type AudienceTable } from '../../mixer/plan/audience-table.ts';
import type { SlotTable } from '../mixing/slot-table.ts';
import { STEP_MS } from './audible-log.ts';
import { KEPT_MS, type MixRecorder } from './mix-recorder.ts';

/** A voice that arrives more quietly than this is not audible, dBFS. */
const AUDIBLE_DB = -60;

interface WatchOptions {
  readonly recorder: MixRecorder;
  readonly members: ReadonlyMap<ParticipantId, { readonly slot: number }>;
  readonly participants: () => ReadonlyMap<ParticipantId, Participant>;
  readonly slots: Pick<SlotTable, 'isTalking' | 'levelDb'>;
  /** One table per mixer worker. */
  readonly audiences: readonly AudienceTable[];
  readonly nowMs: () => number;
  readonly schedule: Schedule;
}

/**
 * Notes five times a second who talks, and who hears them how loud, by the audience that the mixer finds: that is
 * before ducking. Also remembers for 30 s who they were, because they may leave.
 */
export class AudibilityWatch {
  readonly #options: WatchOptions;
  readonly #people = new Map<ParticipantId, { readonly person: ReportedPerson; readonly atMs: number }>();
  readonly #listeners = new Int32Array(MAX_AUDIENCE);
  readonly #gains = new Float64Array(MAX_AUDIENCE);
  #stop: (() => void) | undefined;

  constructor(options: WatchOptions) {
    this.#options = options;
  }

  /** Starts or stops, which forgets everything. */
  setOn(isOn: boolean): void {
    if (isOn === (this.#stop !== undefined)) return;
    this.#stop?.();
    this.#stop = isOn ? scheduleEvery(this.#options.schedule, () => this.#step(), STEP_MS) : undefined;
    this.#people.clear();
  }

  /** Returns a person who is here, or who talked in the last 30 s; undefined = nobody is known by this number. */
  personOf(id: ParticipantId): ReportedPerson | undefined {
    const participant = this.#options.participants().get(id);
    return participant === undefined ? this.#people.get(id)?.person : personOf(participant);
  }

  #step(): void {
    const { recorder, members, participants, slots, nowMs } = this.#options;
    const timeMs = nowMs();
    recorder.beginStep(timeMs);
    for (const [id, { slot }] of members) {
      const participant = slots.isTalking(slot) ? participants().get(id) : undefined;
      if (participant === undefined) continue;
      this.#people.set(id, { person: personOf(participant), atMs: timeMs });
      this.#noteListeners(id, slot);
    }
    for (const [id, { atMs }] of this.#people) if (timeMs - atMs > KEPT_MS) this.#people.delete(id);
  }

  #noteListeners(id: ParticipantId, slot: number): void {
    const { recorder, slots, audiences } = this.#options;
    const spokenDb = slots.levelDb(slot);
    for (const table of audiences) {
      const count = table.read(slot, this.#listeners, this.#gains, 0);
      for (let index = 0; index < count; index++) {
        const levelDb = spokenDb + gainToDb(this.#gains[index]!);
        if (levelDb >= AUDIBLE_DB) recorder.logOf(this.#listeners[index]!)?.add(id, levelDb);
      }
    }
  }
}

function personOf({ id, name, identity }: Participant): ReportedPerson {
  return { id, name, identity };
}
