import type { ParticipantId } from '../../../../shared/model/participant.ts';
import { profileOf, type Profile } from '../../../../shared/model/profile/profile.ts';
import type { ServerboundPicture } from '../../../../shared/protocol/people/profile-messages.ts';
import { scheduleEvery, type Schedule } from '../../../../shared/schedule.ts';
import { TokenBucket } from '../../../../shared/token-bucket.ts';
import { withProfile } from '../../../room/room.ts';
import type { LobbyBroadcast } from '../lobby-broadcast.ts';
import type { LobbyMember } from '../lobby-member.ts';
import type { LobbyBook } from '../book/lobby-book.ts';
import { PictureQueue } from './picture-queue.ts';
import { PictureStore } from './picture-store.ts';

/** Every profile goes to everybody: a few changes at once, and then one every two seconds. */
const MAX_CHANGES_AT_ONCE = 5;
const CHANGES_PER_SECOND = 0.5;

/** Requests for pictures by one participant: as many as a long list has, and a few more each second. */
const MAX_REQUESTS_AT_ONCE = 100;
const REQUESTS_PER_SECOND = 20;

const TURN_MS = 50;

interface ProfilesOptions {
  readonly members: ReadonlyMap<ParticipantId, LobbyMember>;
  readonly book: Pick<LobbyBook, 'room' | 'write'>;
  readonly broadcast: Pick<LobbyBroadcast, 'noteChange'>;
  readonly nowMs: () => number;
  readonly schedule: Schedule;
}

interface Rates {
  readonly changes: TokenBucket;
  readonly requests: TokenBucket;
}

/** What participants show of themselves, and the pictures that they show. */
export class Profiles {
  readonly #options: ProfilesOptions;
  readonly #store = new PictureStore<LobbyMember>();
  readonly #queue: PictureQueue<LobbyMember>;
  readonly #rates = new WeakMap<LobbyMember, Rates>();
  /** Those who let others find them. It is no part of the lobby's state, so it ends with their connection. */
  readonly #findable = new WeakSet<LobbyMember>();
  #stopTurns: (() => void) | undefined;

  constructor(options: ProfilesOptions) {
    this.#options = options;
    this.#queue = new PictureQueue((hash) => this.#store.find(hash), options.nowMs());
  }

  /** Replaces what a member shows, and asks for its picture if that is new. Too many changes are ignored. */
  change(
    member: LobbyMember,
    { note, availability, picture, findable = false }: Profile & { readonly findable?: boolean | undefined },
  ): void {
    if (!this.#ratesOf(member).changes.take(1, this.#options.nowMs())) return;
    if (findable) this.#findable.add(member);
    else this.#findable.delete(member);
    this.#write(member.id, { note, availability, picture });
    this.#store.keep(this.#shownPictures());
    this.#ask(member, picture);
  }

  /** Handles a part of a member's picture, or its request for another's. */
  handle(member: LobbyMember, message: ServerboundPicture): void {
    if (message.type === 'get-picture') return this.#give(member, message.hash);
    const step = this.#store.take(message, member, this.#options.nowMs());
    if (step === 'refused') this.#refuse(member, message.hash);
  }

  /** The identities of members who let those who know them find them here. */
  get findableIdentities(): readonly string[] {
    const { members, book } = this.#options;
    const findable = [...members.values()].filter((member) => this.#findable.has(member));
    return findable
      .map(({ id }) => book.room.participants.get(id)?.identity ?? '')
      .filter((identity) => identity !== '');
  }

  stop(): void {
    this.#stopTurns?.();
    this.#stopTurns = undefined;
  }

  #ask(member: LobbyMember, hash: string): void {
    if (hash !== '' && this.#store.begin(hash, member, this.#options.nowMs()))
      member.send({ type: 'want-picture', hash });
  }

  #give(member: LobbyMember, hash: string): void {
    const { nowMs, schedule } = this.#options;
    const isAllowed = this.#ratesOf(member).requests.take(1, nowMs());
    if (!isAllowed || !this.#shownPictures().has(hash) || !this.#queue.add(member, hash, nowMs()))
      return member.send({ type: 'no-picture', hash });
    if (this.#store.find(hash) === undefined && !this.#store.isComing(hash, nowMs())) this.#askAnother(hash);
    this.#stopTurns ??= scheduleEvery(schedule, () => this.#takeTurn(), TURN_MS);
  }

  #takeTurn(): void {
    const { members, nowMs } = this.#options;
    this.#queue.send((member) => members.get(member.id) === member, nowMs());
    if (this.#queue.isEmpty) this.stop();
  }

  /** The member's picture is not what it said: nobody sees it, and somebody else with the same hash may have it. */
  #refuse(member: LobbyMember, hash: string): void {
    member.send({ type: 'no-picture', hash });
    const profile = profileOf(this.#options.book.room.participants.get(member.id) ?? {});
    if (profile.picture === hash) this.#write(member.id, { ...profile, picture: '' });
    this.#askAnother(hash);
  }

  /** Asks a connected member who shows a picture for it; if there is none, nobody waits for it any longer. */
  #askAnother(hash: string): void {
    const { members, book } = this.#options;
    const { participants } = book.room;
    const owner = [...members.values()].find(({ id }) => profileOf(participants.get(id) ?? {}).picture === hash);
    if (owner !== undefined) return this.#ask(owner, hash);
    for (const reader of this.#queue.drop(hash)) reader.send({ type: 'no-picture', hash });
  }

  #shownPictures(): ReadonlySet<string> {
    return new Set([...this.#options.book.room.participants.values()].map((one) => profileOf(one).picture));
  }

  #write(id: ParticipantId, profile: Profile): void {
    const { book, broadcast } = this.#options;
    if (book.write({ room: withProfile(book.room, id, profile) })) broadcast.noteChange(id);
  }

  #ratesOf(member: LobbyMember): Rates {
    const nowMs = this.#options.nowMs();
    const rates = this.#rates.get(member) ?? {
      changes: new TokenBucket(MAX_CHANGES_AT_ONCE, CHANGES_PER_SECOND, nowMs),
      requests: new TokenBucket(MAX_REQUESTS_AT_ONCE, REQUESTS_PER_SECOND, nowMs),
    };
    this.#rates.set(member, rates);
    return rates;
  }
}
