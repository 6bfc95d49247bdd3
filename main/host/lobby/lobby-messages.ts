import type { ParticipantId } from '../../../shared/model/participant.ts';
import type { ServerboundChannelMessage } from '../../../shared/protocol/channel.ts';
import { isDoorMessage } from '../../../shared/protocol/people/door-messages.ts';
import { isModerationMessage } from '../../../shared/protocol/people/moderation-messages.ts';
import { isRoomMessage, type ServerboundRoomMessage } from '../../../shared/protocol/people/room-messages.ts';
import type { WhisperTo } from '../../../shared/protocol/people/whisper-messages.ts';
import { isProfileMessage, type ServerboundProfile } from '../../../shared/protocol/people/profile-messages.ts';
import { isReportMessage, type ServerboundReport } from '../../../shared/protocol/people/report-messages.ts';
import { isTextMessage } from '../../../shared/protocol/text/text-messages.ts';
import { isSuccessionMessage, type ServerboundSuccession } from '../../../shared/protocol/succession-messages.ts';
import type { Schedule } from '../../../shared/schedule.ts';
import { heldOf } from '../../room/authority.ts';
import { withColor, withStatus } from '../../room/room.ts';
import { isHeadsetMessage, type Headsets } from '../headset/headsets.ts';
import type { MixerPool } from '../mixing/mixer-pool.ts';
import type { LobbyReports } from './reports/lobby-reports.ts';
import type { LobbyFiles } from './files/lobby-files.ts';
import type { LobbyBroadcast } from './lobby-broadcast.ts';
import type { LobbyMember } from './lobby-member.ts';
import type { LobbyPlaces } from './lobby-places.ts';
import type { LobbyBook } from './book/lobby-book.ts';
import type { LobbyDoor } from './door/lobby-door.ts';
import type { Moderation } from './members/moderation.ts';
import type { MemberRoles } from './members/member-roles.ts';
import type { MemberRooms } from './circles/member-rooms.ts';
import type { Whispers } from './circles/whispers.ts';
import type { PersonalHearing } from './personal-hearing.ts';
import type { LobbySuccession } from './members/lobby-succession.ts';
import { Profiles } from './profiles/profiles.ts';
import { Renames } from './renames.ts';
import type { LobbyText } from './text/lobby-text.ts';

export interface LobbyMessagesOptions {
  readonly book: LobbyBook;
  readonly mixer: Pick<MixerPool, 'setStatus' | 'setOutput'>;
  readonly places: LobbyPlaces;
  readonly roles: MemberRoles;
  readonly rooms: Pick<MemberRooms, 'handle'>;
  readonly whispers: Pick<Whispers, 'handle'>;
  readonly moderation: Pick<Moderation, 'handle'>;
  readonly files: Pick<LobbyFiles, 'refreshSoon'>;
  readonly text: Pick<LobbyText, 'handle'>;
  readonly door: Pick<LobbyDoor, 'handle'>;
  /** Not given = the host takes none. */
  readonly reports?: Pick<LobbyReports, 'handle'> | undefined;
  readonly personal: PersonalHearing;
  readonly headsets: Headsets<LobbyMember>;
  readonly broadcast: LobbyBroadcast;
  /** Not given = the lobby ends with this host. */
  readonly succession?: LobbySuccession | undefined;
  readonly members: ReadonlyMap<ParticipantId, LobbyMember>;
  readonly nowMs: () => number;
  readonly schedule: Schedule;
}

/** What a member says about where it is, and to whom it talks. */
type Placing = Parameters<LobbyPlaces['handle']>[1] | WhisperTo;

/** Handles what members send on their data channels. */
export class LobbyMessages {
  readonly #options: LobbyMessagesOptions;
  readonly #renames = new Renames();
  readonly #profiles: Profiles;

  constructor(options: LobbyMessagesOptions) {
    this.#options = options;
    this.#profiles = new Profiles(options);
  }

  stop(): void {
    this.#profiles.stop();
  }

  get findableIdentities(): readonly string[] {
    return this.#profiles.findableIdentities;
  }

  handle(member: LobbyMember, message: ServerboundChannelMessage): void {
    const { mixer, personal, headsets, nowMs } = this.#options;
    if (message.type === 'pong') {
      member.handlePong(message.id, nowMs());
    } else if (message.type === 'status') {
      member.ownStatus = { isMuted: message.muted, isDeafened: message.deafened };
      headsets.statusChanged(member);
      this.applyStatus(member);
      // While a moderator holds it, nothing changes but what the next host has to know.
      this.#options.book.noteChange();
    } else if (message.type === 'follow') {
      member.followedId = message.id;
    } else if (message.type === 'capture') {
      member.ownStages = { captureMs: message.captureMs, encodeMs: message.encodeMs };
    } else if (message.type === 'personal') {
      personal.update(member.id, message);
      this.#options.files.refreshSoon();
    } else if (message.type === 'output') {
      mixer.setOutput(member.slot, { mode: message.mode, widthPercent: message.width });
    } else if (isProfileMessage(message)) {
      this.#changeProfile(member, message);
    } else if (message.type === 'leave') {
      member.isLeaving = true;
      void member.peer.close();
    } else if (isModerationMessage(message)) {
      this.#options.moderation.handle(member, message);
    } else if (isTextMessage(message)) {
      this.#options.text.handle(member, message);
    } else if (isDoorMessage(message)) {
      this.#options.door.handle(member, message);
    } else if (isHeadsetMessage(message)) {
      headsets.handle(member, message);
    } else this.#passOn(member, message);
  }

  #passOn(
    member: LobbyMember,
    message: ServerboundReport | ServerboundSuccession | ServerboundRoomMessage | Placing,
  ): void {
    if (isReportMessage(message)) this.#options.reports?.handle(member, message);
    else if (isSuccessionMessage(message)) this.#options.succession?.handle(member, message);
    else if (isRoomMessage(message)) this.#options.rooms.handle(member, message);
    else this.#place(member, message);
  }

  #place(member: LobbyMember, message: Placing): void {
    if (message.type === 'whisper-to') return this.#options.whispers.handle(member, message);
    this.#options.places.handle(member, message);
    if (message.type === 'group') this.#options.book.noteChange();
  }

  /** Applies what a member, its headset and moderators have turned off. */
  applyStatus(member: LobbyMember): void {
    const { book, mixer, headsets, broadcast } = this.#options;
    const own = headsets.statusOf(member);
    const held = heldOf(book.authority, book.room.participants.get(member.id) ?? { id: member.id, identity: '' });
    const status = {
      isMuted: own.isMuted || held.includes('mute'),
      isDeafened: own.isDeafened || held.includes('deafen'),
    };
    if (!book.write({ room: withStatus(book.room, member.id, status) })) return;
    mixer.setStatus(member.slot, status.isMuted, status.isDeafened);
    broadcast.noteChange(member.id);
  }

  /** Changes what others see of a member, or what it says to be. */
  #changeProfile(member: LobbyMember, message: ServerboundProfile): void {
    const { book, roles, broadcast } = this.#options;
    if (message.type === 'rename') return this.#rename(member, message.name);
    if (message.type === 'life') return roles.changeOwnState(member.id, message.state);
    if (message.type === 'profile') return this.#profiles.change(member, message);
    if (message.type !== 'color') return this.#profiles.handle(member, message);
    if (book.write({ room: withColor(book.room, member.id, message.color) })) broadcast.noteChange(member.id);
  }

  #rename(member: LobbyMember, input: string): void {
    const { book, places, broadcast, nowMs } = this.#options;
    const room = this.#renames.apply(book.room, member, input, nowMs());
    if (!book.write({ room })) return;
    places.rename(member.id, room.participants.get(member.id)?.name ?? '');
    broadcast.noteChange(member.id);
  }
}
