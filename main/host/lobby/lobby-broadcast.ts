import { FRAME_MS } from '../../../shared/audio-format.ts';
import { OPEN_SPACE } from '../../../shared/model/people/lobby-room.ts';
import type { Participant, ParticipantId } from '../../../shared/model/participant.ts';
import { isSameProfile, NO_PROFILE } from '../../../shared/model/profile/profile.ts';
import type { ClientboundChannelMessage } from '../../../shared/protocol/channel.ts';
import { scheduleEvery, type Schedule } from '../../../shared/schedule.ts';
import type { GamePhase, HearingRules } from '../../../shared/spatial/hearing-rules.ts';
import type { AudienceTable } from '../../mixer/plan/audience-table.ts';
import type { OwnPlacementReport } from '../../room/placements.ts';
import { heldOf, keyOf, rankOf, type Authority } from '../../room/authority.ts';
import { unheardOf } from '../../room/door.ts';
import { colorOf, type Room } from '../../room/room.ts';
import { roomOf, type LobbyRooms } from '../../room/lobby-rooms.ts';
import { Audience } from './audience.ts';
import { Journeys, type WorkerReport } from './journeys.ts';
import type { LobbyMember } from './lobby-member.ts';
import { LobbyPicture } from './lobby-picture.ts';
import { RosterLog } from './roster-log.ts';
import type { SlotTable } from '../mixing/slot-table.ts';

/** Members are served a few at a time: one message to all five hundred would delay their packets by 50 ms. */
const TURN_MS = 25;

/** Scenes per second for up to `FULL_RATE_PARTICIPANTS`; fewer beyond, which bounds the traffic. */
const SCENE_RATE_HZ = 10;
const MIN_SCENE_RATE_HZ = 1;
const FULL_RATE_PARTICIPANTS = 40;

const PING_INTERVAL_MS = 1_000;

/** One second between two reports of connection statistics for up to 100 members, and proportionally more beyond. */
const QUALITY_INTERVAL_MS_PER_MEMBER = 10;
const MIN_QUALITY_INTERVAL_MS = 1_000;

/** How often members who follow a voice get a `journey` message. */
const JOURNEY_INTERVAL_MS = 1_000;

/** A roster is sent in parts of this size: all clients accept messages of 64 KiB, but a long one delays pings. */
const MAX_ROSTER_PART_LENGTH = 16_384;

export interface LobbyBroadcastOptions {
  readonly members: ReadonlyMap<ParticipantId, LobbyMember>;
  readonly slots: SlotTable;
  /** One table per mixer worker. */
  readonly audiences: readonly AudienceTable[];
  /** Returns the mixer worker of a slot. */
  readonly workerOf: (slot: number) => number | undefined;
  /** Initial rules and phase; `setRules` replaces them. */
  readonly rules: HearingRules;
  readonly phase: GamePhase;
  /** Returns what a member receives about its own position; the same object until it changes. */
  readonly ownPlacementOf: (id: ParticipantId) => OwnPlacementReport;
  readonly room: () => Room;
  readonly authority: () => Authority;
  readonly rooms: () => LobbyRooms;
  /** Whether messages to members are held back, as on a standby host. */
  readonly isPaused: () => boolean;
  readonly nowMs: () => number;
  readonly schedule: Schedule;
}

/** How much one mixer worker sheds, its remaining limits, and how long its frames take. */
export interface WorkerLoad extends WorkerReport {
  /** 0 = no load is shed. */
  readonly shedStep: number;
}

/**
 * Sends every member, one after the other, the changes of the lobby: roster, rules, its own placement, scene, audience,
 * connections, load and journeys of voices.
 */
export class LobbyBroadcast {
  readonly #options: LobbyBroadcastOptions;
  readonly #picture: LobbyPicture;
  readonly #audience: Audience;
  readonly #journeys: Journeys;
  readonly #roster = new RosterLog();
  readonly #stopTurns: () => void;
  #rotation: Iterator<LobbyMember>;
  /** Members that are due to be served; the fraction of one is kept for the next turn. */
  #dueMembers = 0;
  /** Oldest change that a member of the current round still has to receive. */
  #oldestPosition = Infinity;
  #busiest: WorkerLoad | undefined;
  /** The `rules` message. */
  #rulesText: string;

  constructor(options: LobbyBroadcastOptions) {
    this.#options = options;
    this.#picture = new LobbyPicture(options.members, options.slots, options.rules, options.phase);
    this.#audience = new Audience(options.members, options.audiences);
    this.#audience.hide(options.rules.mapShows === 'nobody');
    const { members, slots, workerOf } = options;
    this.#journeys = new Journeys({
      members,
      isKnown: (id) => options.room().participants.has(id),
      slots,
      workerOf,
      mayFollow: (follower, speaker) => this.#picture.mayFollow(follower, speaker),
    });
    this.#rulesText = rulesOf(options.rules, options.phase);
    this.#rotation = options.members.values();
    this.#stopTurns = scheduleEvery(options.schedule, () => this.#takeTurn(), TURN_MS);
  }

  stop(): void {
    this.#stopTurns();
  }

  /** Sends all that a member needs when its channel opens. */
  welcome(member: LobbyMember): void {
    const nowMs = this.#options.nowMs();
    this.#sendRoster(member);
    this.#sendRules(member);
    this.#sendOwnPlacement(member);
    this.#sendLimits(member);
    member.sendText(this.#picture.scene(member, nowMs));
    member.ping(nowMs);
    this.#keepChangesFor(member);
  }

  /** Records that a member has joined, left or changed its status; everybody is notified in turn. */
  noteChange(id: ParticipantId): void {
    this.#roster.add(id);
    this.#picture.invalidate();
    this.#audience.noteChange();
  }

  /** Records the load of the mixer's workers; if the busiest one's limits changed, everybody is notified in turn. */
  noteLoad(workers: readonly WorkerLoad[]): void {
    this.#journeys.noteWorkers(workers);
    this.#busiest = workers.toSorted((a, b) => b.shedStep - a.shedStep)[0] ?? this.#busiest;
  }

  /** Replaces the rules and notifies everybody in turn. `by`: the name of the player who did that; '' = the host. */
  setRules(rules: HearingRules, phase: GamePhase, by = ''): void {
    this.#rulesText = rulesOf(rules, phase, by);
    this.#picture.setRules(rules, phase);
    this.#audience.hide(rules.mapShows === 'nobody');
  }

  #takeTurn(): void {
    if (this.#options.isPaused()) return;
    const count = this.#options.members.size;
    const rateHz = Math.max(
      MIN_SCENE_RATE_HZ,
      Math.min(SCENE_RATE_HZ, (SCENE_RATE_HZ * FULL_RATE_PARTICIPANTS) / Math.max(1, count)),
    );
    this.#dueMembers = Math.min(count, this.#dueMembers + (count * rateHz * TURN_MS) / 1_000);
    for (; this.#dueMembers >= 1; this.#dueMembers--) this.#serve(this.#next());
  }

  /** Returns the next member; those who join in between come at the end of the round. */
  #next(): LobbyMember | undefined {
    const next = this.#rotation.next();
    if (next.done !== true) return next.value;
    this.#roster.forgetBefore(Math.min(this.#oldestPosition, this.#roster.end));
    this.#oldestPosition = Infinity;
    this.#rotation = this.#options.members.values();
    const first = this.#rotation.next();
    return first.done === true ? undefined : first.value;
  }

  /** Skips a member whose channel is behind: its next messages replace those it misses. */
  #serve(member: LobbyMember | undefined): void {
    if (member === undefined || !member.isChannelOpen) return;
    if (!member.isBehind) {
      const nowMs = this.#options.nowMs();
      this.#sendRosterChanges(member);
      this.#sendRules(member);
      this.#sendOwnPlacement(member);
      this.#sendLimits(member);
      member.sendText(this.#picture.scene(member, nowMs));
      const audience = this.#audience.news(member, nowMs);
      if (audience !== undefined) member.sendText(audience);
      // Half a turn early, because a member's turns are not exact to the millisecond.
      if (nowMs - member.pingSentMs >= PING_INTERVAL_MS - TURN_MS / 2) member.ping(nowMs);
      if (nowMs - member.qualitySentMs >= this.#qualityIntervalMs() - TURN_MS / 2) {
        member.qualitySentMs = nowMs;
        member.sendText(this.#picture.quality(member, nowMs));
      }
      this.#sendJourney(member, nowMs);
    }
    this.#keepChangesFor(member);
  }

  #keepChangesFor(member: LobbyMember): void {
    this.#oldestPosition = Math.min(this.#oldestPosition, member.rosterPosition);
  }

  #qualityIntervalMs(): number {
    return Math.max(MIN_QUALITY_INTERVAL_MS, this.#options.members.size * QUALITY_INTERVAL_MS_PER_MEMBER);
  }

  #sendRules(member: LobbyMember): void {
    if (member.shownRules === this.#rulesText) return;
    member.shownRules = this.#rulesText;
    member.sendText(this.#rulesText);
  }

  #sendOwnPlacement(member: LobbyMember): void {
    const ownPlacement = this.#options.ownPlacementOf(member.id);
    if (member.sentOwnPlacement === ownPlacement) return;
    member.sentOwnPlacement = ownPlacement;
    member.send(ownPlacement);
  }

  #sendLimits(member: LobbyMember): void {
    if (this.#busiest === undefined || this.#busiest.shedStep === member.shownShedStep) return;
    const { shedStep, limits } = this.#busiest;
    member.shownShedStep = shedStep;
    const { maxHeardSpeakers, complexity, framesPerPacket, isMono } = limits;
    member.send({
      type: 'limits',
      lowered: shedStep > 0,
      voices: maxHeardSpeakers,
      complexity,
      packetMs: framesPerPacket * FRAME_MS,
      mono: isMono,
    });
  }

  #sendJourney(member: LobbyMember, nowMs: number): void {
    if (member.followedId === 0 || nowMs - member.journeySentMs < JOURNEY_INTERVAL_MS - TURN_MS / 2) return;
    const journey = this.#journeys.messageFor(member);
    if (journey === undefined) return;
    member.journeySentMs = nowMs;
    member.send(journey);
  }

  #sendRosterChanges(member: LobbyMember): void {
    if (member.rosterPosition === this.#roster.end) return;
    const ids = this.#roster.since(member.rosterPosition);
    if (ids === undefined) return this.#sendRoster(member);
    const room = this.#options.room();
    const { participants } = room;
    const changed = [...ids].map((id) => participants.get(id)).filter((participant) => participant !== undefined);
    const left = [...ids].filter((id) => !participants.has(id));
    const parts = this.#partsOf(changed);
    for (const [index, part] of (parts.length === 0 ? [''] : parts).entries())
      member.sendText(changesOf(part, index === 0 ? left : []));
    member.rosterPosition = this.#roster.end;
  }

  #sendRoster(member: LobbyMember): void {
    const [first = '', ...others] = this.#partsOf([...this.#options.room().participants.values()]);
    member.sendText(`{"type":"roster","participants":[${first}]}`);
    for (const part of others) member.sendText(changesOf(part, []));
    member.rosterPosition = this.#roster.end;
  }

  #partsOf(participants: readonly Participant[]): string[] {
    const { room, authority, rooms } = this.#options;
    return partsOf(participants, room(), authority(), rooms());
  }
}

function rulesOf(rules: HearingRules, phase: GamePhase, by = ''): string {
  return JSON.stringify({
    type: 'rules',
    rules,
    phase,
    ...(by === '' ? {} : { by }),
  } satisfies ClientboundChannelMessage);
}

function changesOf(rows: string, left: readonly ParticipantId[]): string {
  return `{"type":"changes","participants":[${rows}],"left":${JSON.stringify(left)}}`;
}

/** Joins rows of the roster with commas, in parts that a client accepts. */
function partsOf(participants: readonly Participant[], room: Room, authority: Authority, rooms: LobbyRooms): string[] {
  const parts: string[] = [];
  for (const participant of participants) {
    const { id, name, isMuted, isDeafened, identity, isAway, profile } = participant;
    const color = colorOf(room, id);
    const rank = rankOf(authority, identity);
    const held = heldOf(authority, participant);
    const unheard = unheardOf(authority, keyOf(participant), identity);
    const inRoom = roomOf(rooms, id);
    const row = JSON.stringify({
      id,
      name,
      muted: isMuted,
      deafened: isDeafened,
      ...(identity === '' ? {} : { identity }),
      ...(color === null ? {} : { color }),
      ...(profile === undefined || isSameProfile(profile, NO_PROFILE) ? {} : { profile }),
      ...(isAway ? { away: true } : {}),
      ...(rank === 'member' ? {} : { rank }),
      ...(held.length === 0 ? {} : { held }),
      ...(unheard === '' ? {} : { unheard }),
      ...(inRoom === OPEN_SPACE ? {} : { room: inRoom }),
    });
    const last = parts.at(-1);
    if (last === undefined || last.length + row.length > MAX_ROSTER_PART_LENGTH) parts.push(row);
    else parts[parts.length - 1] = `${last},${row}`;
  }
  return parts;
}
