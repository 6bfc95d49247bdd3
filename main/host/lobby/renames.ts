import { parseParticipantName } from '../../../shared/model/name.ts';
import type { RenameRefusalCode } from '../../../shared/protocol/people/profile-messages.ts';
import { TokenBucket } from '../../../shared/token-bucket.ts';
import { withName, type Room } from '../../room/room.ts';
import type { LobbyMember } from './lobby-member.ts';

/** Every new name goes to everybody. A person who corrects a typing error is not slowed down. */
const MAX_NAMES_AT_ONCE = 5;
const NAMES_PER_SECOND = 0.2;

const REFUSALS = {
  'bad-name': "This name can't be used. Choose one with 1 to 32 visible characters.",
  'too-many-renames': 'You changed your name too often. Wait a moment, then try again.',
} as const satisfies Partial<Record<RenameRefusalCode, string>>;

/** Gives participants other names, by the rules of a join and at a limited rate. */
export class Renames {
  readonly #rates = new WeakMap<LobbyMember, TokenBucket>();

  /** Handles `rename` and answers it. Returns the room with the new name, or the same room if the name stays. */
  apply(room: Room, member: LobbyMember, input: string, nowMs: number): Room {
    const rate = this.#rates.get(member) ?? new TokenBucket(MAX_NAMES_AT_ONCE, NAMES_PER_SECOND, nowMs);
    this.#rates.set(member, rate);
    const name = parseParticipantName(input);
    if (name === undefined) return refuse(room, member, 'bad-name');
    if (!rate.take(1, nowMs)) return refuse(room, member, 'too-many-renames');
    const renamed = withName(room, member.id, name);
    answer(renamed, member, '', '');
    return renamed;
  }
}

function refuse(room: Room, member: LobbyMember, code: keyof typeof REFUSALS): Room {
  answer(room, member, code, REFUSALS[code]);
  return room;
}

function answer(room: Room, member: LobbyMember, code: RenameRefusalCode | '', message: string): void {
  member.send({ type: 'renamed', name: room.participants.get(member.id)?.name ?? '', code, message });
}
