import { NO_AUTHORITY } from '../../../shared/model/people/moderation.ts';
import { openAuthority } from '../../../main/room/authority.ts';
import { NO_ROOMS } from '../../../main/room/lobby-rooms.ts';
import { LobbyBroadcast } from '../../../main/host/lobby/lobby-broadcast.ts';
import { LobbyMember } from '../../../main/host/lobby/lobby-member.ts';
import { SlotTable } from '../../../main/host/mixing/slot-table.ts';
import type { HostPeer } from '../../../main/media/media-endpoint.ts';
import type { OwnPlacementReport } from '../../../main/room/placements.ts';
import { createRoom, withJoined, withLeft, type Room } from '../../../main/room/room.ts';
import { applyRosterChanges } from '../../../shared/model/people/roster-changes.ts';
import { clientboundChannelSchema, type ClientboundChannelMessage } from '../../../shared/protocol/channel.ts';
import { parseMessage } from '../../../shared/protocol/parse.ts';
import { scheduleTimer } from '../../../shared/schedule.ts';
import { DEFAULT_HEARING_RULES, type DistanceLaw } from '../../../shared/spatial/hearing-rules.ts';
import { placementAt } from './placement.ts';

const CAPACITY = 600;

/** Default placement of members. */
export const OWN_PLACEMENT: OwnPlacementReport = {
  type: 'standing',
  from: 'own',
  isStale: false,
  world: '',
  team: '',
  state: 'alive',
  group: '',
  isPriority: false,
  byHand: [],
};

/** Members that record what they are sent, in a lobby without media. */
export class BroadcastLobby {
  readonly members = new Map<number, LobbyMember>();
  readonly slots = new SlotTable(SlotTable.allocate(CAPACITY + 1), CAPACITY + 1);
  readonly received = new Map<number, string[]>();
  readonly ownPlacements = new Map<number, OwnPlacementReport>();
  readonly backlogBytes = new Map<number, number>();
  readonly broadcast: LobbyBroadcast;
  /** How many members were sent something at each moment. */
  readonly servedAtMs = new Map<number, Set<number>>();
  room: Room = createRoom(CAPACITY);

  constructor(law: DistanceLaw = 'linear') {
    const rules = { ...DEFAULT_HEARING_RULES, mapShows: 'everybody', law } as const;
    this.broadcast = new LobbyBroadcast({
      members: this.members,
      slots: this.slots,
      audiences: [],
      workerOf: () => 0,
      rules,
      phase: 'playing',
      ownPlacementOf: (id) => this.ownPlacements.get(id) ?? OWN_PLACEMENT,
      room: () => this.room,
      authority: () => openAuthority(NO_AUTHORITY, 0),
      rooms: () => NO_ROOMS,
      isPaused: () => false,
      nowMs: () => performance.now(),
      schedule: scheduleTimer,
    });
  }

  /** Adds a member at x = id metres. Ids are 1, 2, 3 ... */
  join(name: string): LobbyMember {
    const joined = withJoined(this.room, name, '');
    this.room = joined.room;
    const { id } = joined.participant;
    const texts: string[] = [];
    this.received.set(id, texts);
    const peer = {
      sendMessage: (text: string) => {
        texts.push(text);
        const served = this.servedAtMs.get(performance.now()) ?? new Set();
        this.servedAtMs.set(performance.now(), served.add(id));
        return true;
      },
      silentMs: 0,
      bufferedBytes: () => this.backlogBytes.get(id) ?? 0,
      quality: () => ({ roundTripMs: 5, lossToHostPercent: 0, lossFromHostPercent: 0 }),
    };
    const member = new LobbyMember(id, id, peer as unknown as HostPeer, undefined as never);
    this.members.set(id, member);
    this.slots.writePlacement(id, placementAt(id, 0, 0));
    this.broadcast.noteChange(id);
    member.isChannelOpen = true;
    this.broadcast.welcome(member);
    return member;
  }

  leave(id: number): void {
    this.members.delete(id);
    this.room = withLeft(this.room, id);
    this.broadcast.noteChange(id);
  }

  joinMany(count: number): void {
    for (let index = 0; index < count; index++) this.join('Player');
  }

  messagesOf(id: number): ClientboundChannelMessage[] {
    return (this.received.get(id) ?? []).map((text) => {
      const parsed = parseMessage(text, clientboundChannelSchema, 65_536);
      if (!parsed.ok) throw new Error(parsed.error.message);
      return parsed.value;
    });
  }

  ofType<Type extends ClientboundChannelMessage['type']>(
    id: number,
    type: Type,
  ): Extract<ClientboundChannelMessage, { type: Type }>[] {
    return this.messagesOf(id).filter(
      (message): message is Extract<ClientboundChannelMessage, { type: Type }> => message.type === type,
    );
  }

  forgetMessages(): void {
    for (const texts of this.received.values()) texts.length = 0;
    this.servedAtMs.clear();
  }

  /** The roster as a client sees it. */
  rosterOf(id: number): string[] {
    let rows: readonly { readonly id: number; readonly name: string; readonly muted: boolean }[] = [];
    for (const message of this.messagesOf(id)) {
      if (message.type === 'roster') rows = message.participants;
      else if (message.type === 'changes') rows = applyRosterChanges(rows, message.participants, message.left);
    }
    return rows.map((row) => `${row.name}${row.muted ? ' (muted)' : ''}`);
  }
}
