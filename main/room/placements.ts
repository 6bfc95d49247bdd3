import { invariant } from '../../shared/invariant.ts';
import { NO_HAND_ROLE, type HandRole } from '../../shared/model/people/hand-role.ts';
import { OPEN_SPACE, type RoomHearing, type RoomId } from '../../shared/model/people/lobby-room.ts';
import type { Participant, ParticipantId } from '../../shared/model/participant.ts';
import type { ClientboundChannelMessage } from '../../shared/protocol/channel.ts';
import type { PlayerKey, ServerGameMessage, ServerPlayer } from '../../shared/protocol/server-game.ts';
import type { HearingRules } from '../../shared/spatial/hearing-rules.ts';
import { effectiveAccount, type EffectiveAccount, type TalkRights } from './effective-account.ts';
import { handFieldsOf } from './hand-roles.ts';
import { LabelNumbers } from './label-numbers.ts';
import { NO_OWN_ACCOUNT, withOwnMessage, type OwnAccount, type OwnMessage } from './own-account.ts';
import { ParticipantDirectory } from './participant-directory.ts';
import { PlacementFields, type Circle } from './placement-fields.ts';
import { ServerAccounts } from './server-accounts.ts';

/** The message to a participant about its own position and state. */
export type OwnPlacementReport = Extract<ClientboundChannelMessage, { type: 'standing' }>;

/** The result of one message from a game server. */
export interface ServerMessageOutcome {
  /** Number of the lobby's participants whose entries were applied. */
  readonly applied: number;
  /** The message's players who are not in the lobby: by name, as `#id`, or by identity. */
  readonly unknown: readonly string[];
}

interface Place {
  /** '' = it has proven none. */
  readonly identity: string;
  rights: TalkRights;
  readonly fields: PlacementFields;
  /** Its participant has lost its connection. The mixer learns at its return what has changed meanwhile. */
  isAway: boolean;
  own: OwnAccount;
  hand: HandRole;
  group: string;
  room: RoomPlace;
  whispersTo: readonly ParticipantId[] | null;
  ownPlacement: OwnPlacementReport;
}

/** The room of a participant, and how people hear in it. */
export interface RoomPlace {
  readonly id: RoomId;
  /** undefined = it is the open space. */
  readonly hearing: RoomHearing | undefined;
}

const IN_OPEN_SPACE: RoomPlace = { id: OPEN_SPACE, hearing: undefined };

export interface PlacementsOptions {
  readonly rules: HearingRules;
  /** Returns how the rank of an identity lets people speak; '' = none. */
  readonly rightsOf: (identity: string) => TalkRights;
  /** Receives a placement that has changed; `fields` is only valid during the call. */
  readonly onPlacement: (id: ParticipantId, fields: Float64Array) => void;
  /** The message to a participant about its own position and state has changed. */
  readonly onOwnPlacement: () => void;
}

/**
 * The effective positions of everybody in a lobby, and how they speak, derived from their own programs, the game server
 * and the lobby's rules. Time is passed in, on any single clock.
 */
export class Placements {
  readonly #options: PlacementsOptions;
  readonly #places = new Map<ParticipantId, Place>();
  readonly #directory = new ParticipantDirectory();
  readonly #server = new ServerAccounts();
  readonly #labels = new LabelNumbers();
  #rules: HearingRules;

  constructor(options: PlacementsOptions) {
    this.#options = options;
    this.#rules = options.rules;
  }

  /**
   * Adds a participant under a unique name. All that is known of it is what a game server has reported about everybody.
   * `isAway`: it is placed when it is back (`setBack`).
   */
  join(id: ParticipantId, participant: Pick<Participant, 'name' | 'identity'>, nowMs: number, isAway = false): void {
    this.#directory.add(id, participant);
    const { identity } = participant;
    const rights = this.#options.rightsOf(identity);
    const account = this.#accountOf(id, { rights, own: NO_OWN_ACCOUNT, hand: NO_HAND_ROLE }, nowMs);
    const place: Place = {
      identity,
      rights,
      fields: new PlacementFields(this.#labels),
      isAway,
      own: NO_OWN_ACCOUNT,
      hand: NO_HAND_ROLE,
      group: '',
      room: IN_OPEN_SPACE,
      whispersTo: null,
      ownPlacement: ownPlacementOf(account, NO_HAND_ROLE, ''),
    };
    this.#places.set(id, place);
    this.#refresh(id, place, nowMs);
  }

  /** Keeps everything about a participant who has lost its connection. Its own position is not updated any longer. */
  setAway(id: ParticipantId, nowMs: number): void {
    const place = this.#placeOf(id);
    place.own = withOwnMessage(place.own, { type: 'nowhere', reason: 'lost' }, nowMs);
    place.whispersTo = null;
    place.isAway = true;
  }

  /** Places a participant who is back, perhaps in another slot. */
  setBack(id: ParticipantId, nowMs: number): void {
    const place = this.#placeOf(id);
    place.isAway = false;
    this.#refresh(id, place, nowMs);
    this.#options.onPlacement(id, place.fields.values);
  }

  leave(id: ParticipantId): void {
    this.#places.get(id)?.fields.free();
    this.#places.delete(id);
    this.#directory.remove(id);
    this.#server.forget(id);
  }

  /** Gives a participant another unique name. A running game still finds it by the name that the game has used. */
  rename(id: ParticipantId, name: string): void {
    this.#directory.rename(id, name);
  }

  /** Applies a participant's message about itself. */
  applyOwnMessage(id: ParticipantId, message: OwnMessage, nowMs: number): void {
    const place = this.#placeOf(id);
    place.own = withOwnMessage(place.own, message, nowMs);
    this.#refresh(id, place, nowMs);
  }

  /** Moves a participant into a group; '' = none. */
  setGroup(id: ParticipantId, group: string, nowMs: number): void {
    const place = this.#placeOf(id);
    place.group = group;
    this.#refresh(id, place, nowMs);
  }

  /** Moves a participant into a room. Its group counts again when it is back in the open space. */
  setRoom(id: ParticipantId, room: RoomPlace, nowMs: number): void {
    const place = this.#placeOf(id);
    place.room = room;
    this.#refresh(id, place, nowMs);
  }

  /** Lets only these participants hear one; null = it no longer whispers. */
  setWhisper(id: ParticipantId, whispersTo: readonly ParticipantId[] | null, nowMs: number): void {
    const place = this.#placeOf(id);
    place.whispersTo = whispersTo;
    this.#refresh(id, place, nowMs);
  }

  /** Sets the team and state of a participant by hand. */
  setHandRole(id: ParticipantId, hand: HandRole, nowMs: number): void {
    const place = this.#placeOf(id);
    place.hand = hand;
    this.#refresh(id, place, nowMs);
  }

  /** Returns whether the game server decides about a participant. */
  isFromServer(id: ParticipantId): boolean {
    return this.#server.of(id) !== undefined;
  }

  /**
   * Applies a message from the game server. If a player occurs twice, the last entry counts, field by field in a
   * partial message. A refused player keeps what was known of it, as lost. Ignores the message's phase.
   */
  applyServerMessage({ complete, players, refused }: ServerGameMessage, nowMs: number): ServerMessageOutcome {
    const found = this.#directory.findAll([...players, ...refused.map(({ key }) => key)]);
    const known = new Map<ParticipantId, ServerPlayer>();
    const lost = new Set<ParticipantId>();
    const unknown: string[] = [];
    for (const [index, player] of players.entries()) {
      const id = found[index];
      if (id === undefined) unknown.push(describeKey(player));
      else known.set(id, complete ? player : { ...known.get(id), ...player });
    }
    for (const id of found.slice(players.length)) if (id !== undefined && !known.has(id)) lost.add(id);
    // If the server was stale, everybody is fresh again.
    const mayConcernAll = complete || this.#isServerStale(nowMs);
    this.#server.apply(known, lost, complete, nowMs);
    for (const id of mayConcernAll ? this.#places.keys() : known.keys()) this.#refresh(id, this.#placeOf(id), nowMs);
    return { applied: known.size, unknown };
  }

  setRules(rules: HearingRules, nowMs: number): void {
    this.#rules = rules;
    this.#refreshAll(nowMs);
  }

  /** Applies what ranks let people do now. */
  refreshRights(nowMs: number): void {
    for (const place of this.#places.values()) place.rights = this.#options.rightsOf(place.identity);
    this.#refreshAll(nowMs);
  }

  /** Applies the rules for stale positions; call it about 20 times a second. */
  review(nowMs: number): void {
    const isGone = this.#server.review(nowMs);
    if (isGone) this.#directory.forgetGame();
    if (isGone || this.#isServerStale(nowMs)) return this.#refreshAll(nowMs);
    for (const [id, place] of this.#places)
      if (place.own.lostAtMs !== null || this.#server.of(id)?.lostAtMs != null) this.#refresh(id, place, nowMs);
  }

  /** Returns the same object until something in it changes. */
  ownPlacementOf(id: ParticipantId): OwnPlacementReport {
    return this.#placeOf(id).ownPlacement;
  }

  #isServerStale(nowMs: number): boolean {
    const { lastMessageAtMs } = this.#server;
    return lastMessageAtMs !== -Infinity && nowMs - lastMessageAtMs > this.#rules.stale.afterSeconds * 1_000;
  }

  #refreshAll(nowMs: number): void {
    for (const [id, place] of this.#places) this.#refresh(id, place, nowMs);
  }

  #refresh(id: ParticipantId, place: Place, nowMs: number): void {
    const account = this.#accountOf(id, place, nowMs);
    const ownPlacement = ownPlacementOf(account, place.hand, place.group);
    if (!isSameOwnPlacement(ownPlacement, place.ownPlacement)) {
      place.ownPlacement = ownPlacement;
      this.#options.onOwnPlacement();
    }
    if (place.isAway) return;
    if (place.fields.write(account, circleOf(id, place))) this.#options.onPlacement(id, place.fields.values);
  }

  #accountOf(
    id: ParticipantId,
    { rights, own, hand }: Pick<Place, 'rights' | 'own' | 'hand'>,
    nowMs: number,
  ): EffectiveAccount {
    const accounts = { own, hand, server: this.#server.of(id), rights };
    return effectiveAccount(accounts, this.#server.lastMessageAtMs, this.#rules, nowMs);
  }

  #placeOf(id: ParticipantId): Place {
    const place = this.#places.get(id);
    invariant(place !== undefined, 'only a joined participant has a place');
    return place;
  }
}

/** Names of groups are anyone's choice, so their first letter keeps them from being a room's label. */
function circleOf(id: ParticipantId, { group, room, whispersTo }: Place): Circle {
  const label = room.id !== OPEN_SPACE ? `r${room.id}` : group === '' ? '' : `g${group}`;
  return { id, label, hearing: room.hearing, whispersTo };
}

function describeKey({ name, id, identity }: PlayerKey): string {
  return name ?? (id === undefined ? (identity ?? '') : `#${id}`);
}

function ownPlacementOf(
  { from, isStale, presence, isPriority }: EffectiveAccount,
  hand: HandRole,
  group: string,
): OwnPlacementReport {
  return {
    type: 'standing',
    from,
    isStale,
    world: presence.world,
    team: presence.team,
    state: presence.state,
    group,
    isPriority,
    byHand: from === 'server' ? [] : handFieldsOf(hand),
  };
}

function isSameOwnPlacement(a: OwnPlacementReport, b: OwnPlacementReport): boolean {
  return (
    a.from === b.from &&
    a.isStale === b.isStale &&
    a.world === b.world &&
    a.team === b.team &&
    a.state === b.state &&
    a.group === b.group &&
    a.isPriority === b.isPriority &&
    a.byHand.length === b.byHand.length &&
    a.byHand.every((field) => b.byHand.includes(field))
  );
}
