import { randomBytes } from 'node:crypto';
import { invariant } from '../../../shared/invariant.ts';
import type { HandRole } from '../../../shared/model/people/hand-role.ts';
import type { Participant, ParticipantId } from '../../../shared/model/participant.ts';
import type { ServerboundChannelMessage } from '../../../shared/protocol/channel.ts';
import type { ServerGameMessage } from '../../../shared/protocol/server-game.ts';
import { scheduleEvery, type Schedule } from '../../../shared/schedule.ts';
import type { HearingRules } from '../../../shared/spatial/hearing-rules.ts';
import { withoutHidden } from '../../../shared/model/visible-text.ts';
import type { TalkRights } from '../../room/effective-account.ts';
import { Groups, type GroupDescription } from '../../room/groups.ts';
import type { OwnMessage } from '../../room/own-account.ts';
import {
  Placements,
  type OwnPlacementReport,
  type RoomPlace,
  type ServerMessageOutcome,
} from '../../room/placements.ts';
import type { LobbyMember } from './lobby-member.ts';
import type { SlotTable } from '../mixing/slot-table.ts';

/** How often stale positions are reviewed: a fading voice changes in steps of this length, which the mixer ramps. */
const REVIEW_INTERVAL_MS = 50;

const SALT_BYTES = 16;

const NO_REFUSAL = { code: '', message: '' } as const;

export interface LobbyPlacesOptions {
  readonly rules: HearingRules;
  /** Returns how the rank of an identity lets people speak; '' = none. */
  readonly rightsOf: (identity: string) => TalkRights;
  readonly slots: Pick<SlotTable, 'writePlacement'>;
  /**
   * The placements that members receive about themselves have changed, or one has left; not given = nobody needs to
   * know.
   */
  readonly onOwnPlacement?: (() => void) | undefined;
  readonly nowMs: () => number;
  readonly schedule: Schedule;
}

/** Messages about a member's position, way of speaking and group. */
type PlaceMessage = OwnMessage | Extract<ServerboundChannelMessage, { type: 'group' }>;

/** Passes members' positions and ways of speaking to the mixer, through the slot table. */
export class LobbyPlaces {
  readonly #nowMs: () => number;
  readonly #placements: Placements;
  readonly #groups = new Groups(() => randomBytes(SALT_BYTES));
  readonly #slotOf = new Map<ParticipantId, number>();
  readonly #onOwnPlacement: () => void;
  readonly #stopReviews: () => void;

  constructor({ rules, rightsOf, slots, onOwnPlacement = () => undefined, nowMs, schedule }: LobbyPlacesOptions) {
    this.#nowMs = nowMs;
    this.#onOwnPlacement = onOwnPlacement;
    this.#placements = new Placements({
      rules,
      rightsOf,
      onPlacement: (id, fields) => {
        const slot = this.#slotOf.get(id);
        invariant(slot !== undefined, 'only a participant with a slot has a place');
        slots.writePlacement(slot, fields);
      },
      onOwnPlacement,
    });
    this.#stopReviews = scheduleEvery(schedule, () => this.#placements.review(nowMs()), REVIEW_INTERVAL_MS);
  }

  join(member: Pick<LobbyMember, 'id' | 'slot'>, participant: Pick<Participant, 'name' | 'identity'>): void {
    this.#slotOf.set(member.id, member.slot);
    this.#placements.join(member.id, participant, this.#nowMs());
  }

  /** Adds a participant who has lost its connection to another host. */
  joinAway(id: ParticipantId, participant: Pick<Participant, 'name' | 'identity'>): void {
    this.#placements.join(id, participant, this.#nowMs(), true);
  }

  /** Keeps the place of a member who has lost its connection, without a slot. */
  setAway(id: ParticipantId): void {
    this.#placements.setAway(id, this.#nowMs());
    this.#slotOf.delete(id);
  }

  /** Gives a member who is back its place, in its slot of now. */
  setBack({ id, slot }: Pick<LobbyMember, 'id' | 'slot'>): void {
    this.#slotOf.set(id, slot);
    this.#placements.setBack(id, this.#nowMs());
  }

  /** Returns the group of a member; '' = none. */
  groupOf(id: ParticipantId): string {
    return this.#groups.of(id);
  }

  /** Returns the group of a member as it is now; undefined = none. */
  describeGroupOf(id: ParticipantId): GroupDescription | undefined {
    return this.#groups.describeOf(id);
  }

  /** Moves a member who is back from memory into its former group, unless another one has the name by now. */
  returnToGroup(id: ParticipantId, group: GroupDescription): void {
    if (this.#groups.returnTo(id, group)) this.#placements.setGroup(id, group.name, this.#nowMs());
  }

  describeGroups(): GroupDescription[] {
    return this.#groups.describe();
  }

  /** Replaces all groups; `names` holds the group of every member, '' = none. */
  restoreGroups(groups: readonly GroupDescription[], names: ReadonlyMap<ParticipantId, string>): void {
    const changed = [...names].filter(([id, name]) => this.#groups.of(id) !== name).map(([id]) => id);
    this.#groups.restore(groups, names);
    for (const id of changed) this.#placements.setGroup(id, this.#groups.of(id), this.#nowMs());
  }

  /** Moves a participant into a room, or into the open space. */
  setRoom(id: ParticipantId, room: RoomPlace): void {
    this.#placements.setRoom(id, room, this.#nowMs());
  }

  /** Lets only these participants hear one; null = it no longer whispers. */
  setWhisper(id: ParticipantId, whispersTo: readonly ParticipantId[] | null): void {
    this.#placements.setWhisper(id, whispersTo, this.#nowMs());
  }

  /** Sets the team and state of a participant by hand. */
  setHandRole(id: ParticipantId, role: HandRole): void {
    this.#placements.setHandRole(id, role, this.#nowMs());
  }

  /** Returns whether the game server decides about a participant. */
  isFromServer(id: ParticipantId): boolean {
    return this.#placements.isFromServer(id);
  }

  leave(id: ParticipantId): void {
    this.#placements.leave(id);
    this.#groups.forget(id);
    this.#slotOf.delete(id);
    this.#onOwnPlacement();
  }

  rename(id: ParticipantId, name: string): void {
    this.#placements.rename(id, name);
  }

  handle(member: LobbyMember, message: PlaceMessage): void {
    if (message.type === 'group') this.#handleGroup(member, withoutHidden(message.name), message.password);
    else this.#placements.applyOwnMessage(member.id, message, this.#nowMs());
  }

  /** Returns what a member receives about its own position; the same object until it changes. */
  ownPlacementOf(id: ParticipantId): OwnPlacementReport {
    return this.#placements.ownPlacementOf(id);
  }

  applyServerMessage(message: ServerGameMessage): ServerMessageOutcome {
    return this.#placements.applyServerMessage(message, this.#nowMs());
  }

  setRules(rules: HearingRules): void {
    this.#placements.setRules(rules, this.#nowMs());
  }

  /** Applies what ranks let people do now. */
  refreshRights(): void {
    this.#placements.refreshRights(this.#nowMs());
  }

  stop(): void {
    this.#stopReviews();
  }

  #handleGroup(member: LobbyMember, name: string, password: string): void {
    const nowMs = this.#nowMs();
    const entered = this.#groups.enter(member.id, name, password, nowMs);
    if (entered.ok) this.#placements.setGroup(member.id, name, nowMs);
    const { code, message } = entered.ok ? NO_REFUSAL : entered.error;
    member.send({ type: 'group', name, isIn: entered.ok && name !== '', code, message });
  }
}
