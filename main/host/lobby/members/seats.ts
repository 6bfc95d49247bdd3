import type { ParticipantId } from '../../../../shared/model/participant.ts';
import type { MixerPool } from '../../mixing/mixer-pool.ts';
import type { MixRecorder } from '../../reports/mix-recorder.ts';
import { SlotPool } from '../slot-pool.ts';
import type { OwnStatus } from './absences.ts';

export type SeatMixer = Pick<MixerPool, 'slots' | 'join' | 'leave' | 'setStatus'>;

/** Forgets what was sent to a slot. */
type SeatRecorder = Pick<MixRecorder, 'clear'>;

/** The slots of the mixer, and whose they are. A participant who is away has none, unless it is about to return. */
export class Seats {
  readonly #mixer: SeatMixer;
  readonly #slots: SlotPool;
  readonly #recorder: SeatRecorder | undefined;
  readonly #taken = new Map<ParticipantId, number>();

  constructor(capacity: number, mixer: SeatMixer, recorder?: SeatRecorder) {
    this.#slots = new SlotPool(capacity);
    this.#mixer = mixer;
    this.#recorder = recorder;
  }

  /** Returns a slot for a connection that is being answered; undefined = all are in use. */
  acquire(): number | undefined {
    return this.#slots.acquire();
  }

  /** Frees a slot that nobody took. */
  giveBack(slot: number): void {
    this.#slots.release(slot);
  }

  slotOf(id: ParticipantId): number | undefined {
    return this.#taken.get(id);
  }

  /** Gives an acquired slot to a participant, who is mixed from now on. */
  take(id: ParticipantId, slot: number, { isMuted, isDeafened }: OwnStatus): void {
    this.#taken.set(id, slot);
    this.#mixer.slots.clear(slot);
    this.#recorder?.clear(slot);
    this.#mixer.join(slot);
    if (isMuted || isDeafened) this.#mixer.setStatus(slot, isMuted, isDeafened);
  }

  /** Frees the slot of a participant, if it has one. */
  leave(id: ParticipantId): void {
    const slot = this.#taken.get(id);
    if (slot === undefined) return;
    this.#taken.delete(id);
    this.#mixer.leave(slot);
    this.#mixer.slots.clear(slot);
    this.#recorder?.clear(slot);
    this.#slots.release(slot);
  }
}
