import type { ParticipantId } from '../../../../shared/model/participant.ts';
import { TALK_TARGETS } from '../../../../shared/model/presence.ts';
import type { GamePhase, HearingRules } from '../../../../shared/spatial/hearing-rules.ts';
import { AudibilityIndex } from '../../../mixer/plan/audibility-index.ts';
import { PLACEMENT, PLACEMENT_FIELDS } from '../../../mixer/placement.ts';
import type { SlotTable } from '../../mixing/slot-table.ts';
import type { LobbyMember } from '../lobby-member.ts';

const TO_NEARBY = TALK_TARGETS.indexOf('nearby');

export interface NearbyReadersOptions {
  readonly members: ReadonlyMap<ParticipantId, Pick<LobbyMember, 'id' | 'slot'>>;
  readonly slots: Pick<SlotTable, 'highestSlot' | 'readPlacement'>;
}

/**
 * Finds those who would hear a participant if it spoke now, as the mixer decides it: by position, state, group, wall
 * and strength of voice. Somebody who is deafened or far down in a crowd counts, too.
 */
export class NearbyReaders {
  readonly #options: NearbyReadersOptions;
  readonly #fields = new Float64Array(PLACEMENT_FIELDS);
  #audibility: AudibilityIndex | undefined;
  #known: readonly [HearingRules, GamePhase] | undefined;

  constructor(options: NearbyReadersOptions) {
    this.#options = options;
  }

  /** Returns the connected participants who would hear `writer`, by the given rules; without the writer. */
  find(writer: Pick<LobbyMember, 'id' | 'slot'>, rules: HearingRules, phase: GamePhase): ParticipantId[] {
    const { members } = this.#options;
    const audibility = this.#indexFor(rules, phase);
    if (!this.#place(audibility, writer.slot, true)) return [];
    const found: ParticipantId[] = [];
    for (const { id, slot } of members.values()) {
      if (id === writer.id || !this.#place(audibility, slot, false)) continue;
      if (audibility.gain(slot, writer.slot) > 0) found.push(id);
    }
    return found;
  }

  #indexFor(rules: HearingRules, phase: GamePhase): AudibilityIndex {
    this.#audibility ??= new AudibilityIndex(this.#options.slots.highestSlot, rules, phase);
    const [knownRules, knownPhase] = this.#known ?? [];
    if (knownRules !== rules || knownPhase !== phase) this.#audibility.setRules(rules, phase);
    this.#known = [rules, phase];
    return this.#audibility;
  }

  /** Places a slot as it is now; `isWriter`: as if it spoke to those nearby and on no channel. */
  #place(audibility: AudibilityIndex, slot: number, isWriter: boolean): boolean {
    if (!this.#options.slots.readPlacement(slot, this.#fields)) return false;
    if (isWriter) this.#fields[PLACEMENT.talkTo] = TO_NEARBY;
    audibility.place(slot, this.#fields);
    return true;
  }
}
