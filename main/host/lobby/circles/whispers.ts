import type { Participant, ParticipantId } from '../../../../shared/model/participant.ts';
import type { WhisperRefusal, WhisperTo } from '../../../../shared/protocol/people/whisper-messages.ts';
import type { Schedule } from '../../../../shared/schedule.ts';
import { allowsWhispers } from '../../../../shared/spatial/hearing-rules.ts';
import { TokenBucket } from '../../../../shared/token-bucket.ts';
import { may } from '../../../room/authority.ts';
import { hearingOf, roomOf } from '../../../room/lobby-rooms.ts';
import type { LobbyMember } from '../lobby-member.ts';
import type { LobbyPlaces } from '../lobby-places.ts';
import type { LobbyBook } from '../book/lobby-book.ts';

/** The end of a word waits in buffers when the key goes up: until it is played, only the chosen players hear it. */
const TAIL_MS = 400;

/** Someone who talks by turns to several players is not slowed down. */
const WHISPERS_AT_ONCE = 20;
const WHISPERS_PER_SECOND = 2;

const REFUSALS: Readonly<Record<WhisperRefusal, string>> = {
  'whisper-off': 'Whispering to chosen players is off in this lobby.',
  'not-permitted': 'Your role in this lobby does not allow you to talk.',
  'kept-apart': 'The rules or a group keep this player from hearing you.',
  'silent-room': 'Nobody is heard in this room. Leave it to whisper.',
  'not-here': 'This player has left the lobby.',
  'too-many-actions': 'You whispered too often in a short time. Wait a moment, then try again.',
  'whisper-refused': 'The host refused this.',
};

export interface WhispersOptions {
  readonly book: LobbyBook;
  readonly members: ReadonlyMap<ParticipantId, LobbyMember>;
  readonly places: Pick<LobbyPlaces, 'setWhisper' | 'ownPlacementOf'>;
  readonly nowMs: () => number;
  readonly schedule: Schedule;
}

/** The whispers of a lobby. One that the host refuses is heard by nobody, rather than by everyone nearby. */
export class Whispers {
  readonly #options: WhispersOptions;
  /** By whisperer: those who hear it. */
  readonly #targets = new Map<ParticipantId, readonly ParticipantId[]>();
  readonly #cancelEnds = new Map<ParticipantId, () => void>();
  readonly #rates = new WeakMap<LobbyMember, TokenBucket>();

  constructor(options: WhispersOptions) {
    this.#options = options;
  }

  handle(member: LobbyMember, { request, ids }: WhisperTo): void {
    const { code, heard } = ids.length === 0 ? this.#endSoon(member.id) : this.#begin(member, ids);
    const message = code === '' ? '' : REFUSALS[code];
    member.send({ type: 'whisper-answer', request, ids: [...heard], code, message });
  }

  /** Tells a member whose channel has opened who whispers to it. */
  welcome(member: LobbyMember): void {
    if ([...this.#targets.values()].some((targets) => targets.includes(member.id))) this.#tell([member.id]);
  }

  /** Ends the whisper of a participant who has no connection or is gone; its place follows on its own. */
  gone(id: ParticipantId): void {
    this.#end(id, false);
  }

  stop(): void {
    for (const cancel of this.#cancelEnds.values()) cancel();
  }

  #begin(
    member: LobbyMember,
    ids: readonly ParticipantId[],
  ): { readonly code: WhisperRefusal | ''; readonly heard: readonly ParticipantId[] } {
    const { book, places, nowMs } = this.#options;
    const { id } = member;
    const rate = this.#rates.get(member) ?? new TokenBucket(WHISPERS_AT_ONCE, WHISPERS_PER_SECOND, nowMs());
    this.#rates.set(member, rate);
    const refused: WhisperRefusal[] = rate.take(1, nowMs()) ? [] : ['too-many-actions'];
    const actor = book.room.participants.get(id);
    const heard = ids.filter((target, index) => {
      if (refused[0] === 'too-many-actions' || ids.indexOf(target) !== index) return false;
      const refusal = actor === undefined ? 'not-here' : this.#findRefusal(actor, target);
      if (refusal !== undefined) refused.push(refusal);
      return refusal === undefined;
    });
    this.#cancelEnds.get(id)?.();
    this.#cancelEnds.delete(id);
    const before = this.#targets.get(id) ?? [];
    this.#targets.set(id, heard);
    places.setWhisper(id, heard);
    this.#tell([...before, ...heard]);
    return { code: refused[0] ?? '', heard };
  }

  #findRefusal(actor: Participant, target: ParticipantId): WhisperRefusal | undefined {
    const { rules, phase, authority, room, rooms } = this.#options.book;
    if (!allowsWhispers(rules)) return 'whisper-off';
    if (!may(authority, actor.identity, 'talk')) return 'not-permitted';
    if (target === actor.id || !room.participants.has(target)) return 'not-here';
    if (hearingOf(rooms, actor.id) === 'nobody') return 'silent-room';
    const [own, theirs] = [this.#options.places.ownPlacementOf(actor.id), this.#options.places.ownPlacementOf(target)];
    const mode = rules.phases[phase][theirs.state][own.state];
    const areTeamsApart = mode === 'nearby' && rules.teams === 'separate' && own.team !== theirs.team;
    return mode === 'silent' || areTeamsApart || this.#groupOf(actor.id) !== this.#groupOf(target)
      ? 'kept-apart'
      : undefined;
  }

  /** Groups count in the open space only. */
  #groupOf(id: ParticipantId): string {
    const { book, places } = this.#options;
    return roomOf(book.rooms, id) === 0 ? places.ownPlacementOf(id).group : '';
  }

  #endSoon(id: ParticipantId): { readonly code: ''; readonly heard: readonly ParticipantId[] } {
    if (this.#targets.has(id) && !this.#cancelEnds.has(id))
      this.#cancelEnds.set(
        id,
        this.#options.schedule(() => this.#end(id, true), TAIL_MS),
      );
    return { code: '', heard: [] };
  }

  #end(id: ParticipantId, isHere: boolean): void {
    this.#cancelEnds.get(id)?.();
    this.#cancelEnds.delete(id);
    const targets = this.#targets.get(id);
    if (targets === undefined) return;
    this.#targets.delete(id);
    if (isHere) this.#options.places.setWhisper(id, null);
    this.#tell(targets);
  }

  /** Tells participants who whispers to them now. */
  #tell(ids: readonly ParticipantId[]): void {
    for (const id of new Set(ids)) {
      const from = [...this.#targets].filter(([, targets]) => targets.includes(id)).map(([whisperer]) => whisperer);
      this.#options.members.get(id)?.send({ type: 'whispers', from });
    }
  }
}
