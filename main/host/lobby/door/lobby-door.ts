import type { DoorPassword } from '../../../../shared/model/people/door.ts';
import type { Participant } from '../../../../shared/model/participant.ts';
import type { DoorMessage, ServerboundDoor } from '../../../../shared/protocol/people/door-messages.ts';
import type { ModerationRefusal } from '../../../../shared/protocol/people/moderation-messages.ts';
import type { JoinRequest, SignallingErrorCode } from '../../../../shared/protocol/signalling.ts';
import { failure, success, type Result } from '../../../../shared/result.ts';
import type { Schedule } from '../../../../shared/schedule.ts';
import { TokenBucket } from '../../../../shared/token-bucket.ts';
import { keyOf, may } from '../../../room/authority.ts';
import { isKnown, withLetIn, withListening, type Door } from '../../../room/door.ts';
import { findByIdentity } from '../../../room/room.ts';
import type { DoorOptions } from '../../host-options.ts';
import { Knocks } from '../../listen/knocks.ts';
import { PasswordGuesses } from '../../listen/password-guesses.ts';
import type { LobbyMember } from '../lobby-member.ts';
import { DoorDecisions, type DoorDecisionOptions, type DoorRefusal } from './door-decisions.ts';
import { hashFirstDoorPassword, isDoorPassword } from './door-password.ts';
import { NewcomerCount } from './newcomer-count.ts';

/** A moderator who cleans up after a raid is not slowed down. */
const ACTIONS_AT_ONCE = 60;
const ACTIONS_PER_SECOND = 2;

/** After this, a moderator learns that nobody has come for a minute. */
const CALM_CHECK_MS = 61_000;

export interface LobbyDoorOptions extends DoorDecisionOptions {
  /** People at the door; not given = only those with an invitation come there. */
  readonly knocks?: Knocks | undefined;
  readonly schedule: Schedule;
}

/** What the door needs of those who run the lobby. */
interface DoorStaff {
  /** Sends bans and decisions to those who may read them. */
  sendRecords(): void;
  /** Sends a member what it is and may do. */
  welcome(member: LobbyMember): void;
}

const REFUSALS = {
  'rank-too-high': 'This player has a role, so the lobby knows them.',
  'not-permitted': 'Your role in this lobby does not allow this. Ask its owner.',
  'not-here': 'This player has left.',
  'too-many-actions': 'You did too much in a short time. Wait a moment, then try again.',
  'too-many-places': 'The host has fewer places. Choose a smaller number.',
  'moderation-refused': 'The host refused this.',
} as const satisfies Partial<Record<ModerationRefusal, string>>;

type Checked = Result<void, SignallingErrorCode>;

/** Someone who would be new in the lobby. */
export interface Newcomer {
  readonly name: string;
  readonly identity: string;
  readonly addressGroup: string;
  /** The host still remembers them, with their token. */
  readonly isReturning: boolean;
}

/** Decides who comes into a lobby, and who of those is heard. */
export class LobbyDoor {
  /** What moderators and the host decide about the door. */
  readonly decisions: DoorDecisions;
  readonly #options: LobbyDoorOptions;
  readonly #knocks: Knocks;
  readonly #guesses: PasswordGuesses;
  readonly #newcomers: NewcomerCount;
  readonly #rates = new WeakMap<LobbyMember, TokenBucket>();
  #staff: DoorStaff | undefined;
  #cancelCalm: (() => void) | undefined;

  constructor(options: LobbyDoorOptions) {
    this.#options = options;
    const { uptimeMs, schedule } = options;
    this.#knocks = options.knocks ?? knocksOfInvited(uptimeMs, schedule);
    this.decisions = new DoorDecisions(options, this.#knocks, {
      welcome: (member) => this.#staff?.welcome(member),
      onRecord: () => this.#staff?.sendRecords(),
      onDoor: () => this.#tellStaff(),
    });
    this.#guesses = new PasswordGuesses(options.uptimeMs());
    this.#newcomers = new NewcomerCount(options.uptimeMs);
    this.#knocks.serve({
      onChange: () => this.#tellStaff(),
      isClosed: () => this.#door.entry === 'invited',
    });
  }

  /** Connects those who run the lobby, who need the door themselves. */
  serve(staff: DoorStaff): void {
    this.#staff = staff;
  }

  /** The most participants at present. */
  get places(): number {
    const { capacity } = this.#options.book.room;
    return Math.min(capacity, this.#door.places ?? capacity);
  }

  /** Returns whether a person needs no current invitation: the lobby is for people it knows. */
  isInvitedAlready(identity: string): boolean {
    const { authority } = this.#options.book;
    return this.#door.entry === 'invited' && identity !== '' && isKnown(authority, identity, identity);
  }

  /**
   * Returns why a newcomer with an invitation may not come in; a success = they may. It takes time for a password.
   * `entering`: returns the number of those who come in right now.
   */
  check(newcomer: Newcomer, { password: typed }: JoinRequest, entering: () => number): Checked | Promise<Checked> {
    const { authority } = this.#options.book;
    const { identity, isReturning, addressGroup } = newcomer;
    if (may(authority, identity, 'lock') || this.#isHost(identity)) return success(undefined);
    if (authority.isLocked)
      return failure('lobby-locked', 'The lobby is locked: nobody new may join now. Ask its host to open it.');
    if (isReturning || isKnown(authority, identity, identity)) return success(undefined);
    const { password, entry } = this.#door;
    // Someone whose identity waits has typed it before: the slow hash is for guesses.
    const hasTyped = identity !== '' && entry === 'knock' && this.#knocks.hasAsked(identity);
    if (password === null || hasTyped) return this.#checkUnknown(newcomer, entering);
    return this.#checkPassword(typed, password, addressGroup).then((checked) =>
      checked.ok ? this.#checkUnknown(newcomer, entering) : checked,
    );
  }

  /** Notes that a newcomer has a place now. What the door says about them holds before they are heard. */
  entered(participant: Participant, newcomer: Newcomer): void {
    const { book } = this.#options;
    const { authority } = book;
    const key = keyOf(participant);
    const wasLetIn = this.#knocks.takeWelcome(knockKeyOf(newcomer));
    if (wasLetIn) book.write({ authority: { ...authority, door: withLetIn(this.#door, key) } });
    if (newcomer.isReturning || isKnown(book.authority, key, participant.identity)) return;
    this.#count();
    if (this.#door.entry !== 'listen' || this.#isHost(participant.identity)) return;
    const present = new Set([...book.room.participants.values()].map(keyOf));
    this.#write(withListening(this.#door, key, present));
  }

  /** Lets somebody in who waits, or turns them away, for the host. */
  answer(id: number, isWelcome: boolean): DoorRefusal | undefined {
    const { room, hostIdentity } = this.#options.book;
    return this.decisions.answer(findByIdentity(room, hostIdentity)?.name ?? 'console', id, isWelcome);
  }

  /** Carries out a request of a member, and answers it. */
  handle(member: LobbyMember, message: ServerboundDoor): void {
    const actor = this.#options.book.room.participants.get(member.id);
    if (actor === undefined) return;
    const answer = (code: keyof typeof REFUSALS | undefined): void => {
      const text = code === undefined ? '' : REFUSALS[code];
      member.send({ type: 'moderated', request: message.request, code: code ?? '', message: text });
    };
    if (!may(this.#options.book.authority, actor.identity, 'lock')) return answer('not-permitted');
    if (this.#isTooFast(member)) return answer('too-many-actions');
    const { name } = actor;
    if (message.type === 'let-in') answer(this.decisions.letIn(name, message.id, message.isWelcome));
    else if (message.type === 'answer-knock') answer(this.decisions.answer(name, message.id, message.isWelcome));
    // The hash of a password takes a moment.
    else void this.decisions.change(name, message).then(answer, () => answer('moderation-refused'));
  }

  /** Describes who comes in, and who waits. */
  describe(): Omit<DoorMessage, 'type'> {
    const { room } = this.#options.book;
    const { entry, isForKnownOnly, password, places, perMinute } = this.#door;
    return {
      ...{ entry, known: isForKnownOnly, hasPassword: password !== null, perMinute },
      // The host may have fewer places than the one before.
      places: places === null ? null : Math.min(places, room.capacity),
      maxPlaces: room.capacity,
      newcomers: this.#newcomers.raid,
      knocks: this.#knocks.list,
    };
  }

  /** Sends a member who may lock the lobby what the door is like. */
  welcome(member: LobbyMember): void {
    const { book } = this.#options;
    const identity = book.room.participants.get(member.id)?.identity ?? '';
    if (may(book.authority, identity, 'lock')) member.send({ type: 'door', ...this.describe() });
  }

  /** Begins a new lobby as the host says, before anybody comes. */
  begin({ entry, password = '' }: DoorOptions): void {
    if (entry !== undefined) this.#write({ ...this.#door, entry });
    if (password !== '') this.#write({ ...this.#door, password: hashFirstDoorPassword(password) });
  }

  stop(): void {
    this.#cancelCalm?.();
  }

  get #door(): Door {
    return this.#options.book.authority.door;
  }

  /** The player on the host's machine is at home. */
  #isHost(identity: string): boolean {
    return identity !== '' && identity === this.#options.book.hostIdentity;
  }

  #write(door: Door): void {
    const { book } = this.#options;
    book.write({ authority: { ...book.authority, door } });
  }

  /** Checks what those pass whom the lobby knows. */
  #checkUnknown(newcomer: Newcomer, entering: () => number): Checked {
    // Moderators let them in one by one.
    if (this.#door.entry === 'knock') return this.#askIn(newcomer);
    if (this.#newcomers.inLastMinute + entering() < (this.#door.perMinute ?? Infinity)) return success(undefined);
    return failure('too-many-newcomers', 'Many players are joining this lobby. Try again in a minute.');
  }

  async #checkPassword(typed: string | undefined, password: DoorPassword, group: string): Promise<Checked> {
    if (typed === undefined || typed === '')
      return failure('password-needed', 'This lobby has a password. Ask its host for it.');
    if (!this.#guesses.take(group, this.#options.uptimeMs()))
      return failure('too-many-tries', 'Too many wrong passwords. Wait a few minutes, then try again.');
    if (!(await isDoorPassword(typed, password)))
      return failure('wrong-lobby-password', 'The password is wrong. Ask the host for it.');
    this.#guesses.forgive(group);
    return success(undefined);
  }

  #askIn(newcomer: Newcomer): Checked {
    const { name, addressGroup: group } = newcomer;
    const { lobbyName } = this.#options.book;
    switch (this.#knocks.ask({ key: knockKeyOf(newcomer), name, group })) {
      case 'welcome':
        return success(undefined);
      case 'refused':
        return failure('turned-away', "A moderator didn't let you in. You can ask again in a minute.");
      case 'too-many':
        return failure('too-many-newcomers', 'Many players are waiting to be let in. Try again in a minute.');
      case 'asked':
        return failure(
          'waiting-for-answer',
          `The moderators of '${lobbyName}' were asked to let you in. Ask again.`,
          lobbyName,
        );
    }
  }

  #isTooFast(member: LobbyMember): boolean {
    const nowMs = this.#options.uptimeMs();
    const rate = this.#rates.get(member) ?? new TokenBucket(ACTIONS_AT_ONCE, ACTIONS_PER_SECOND, nowMs);
    this.#rates.set(member, rate);
    return !rate.take(1, nowMs);
  }

  #count(): void {
    const { schedule } = this.#options;
    this.#newcomers.add();
    if (this.#newcomers.raid === 0) return;
    this.#tellStaff();
    this.#cancelCalm?.();
    this.#cancelCalm = schedule(() => this.#tellStaff(), CALM_CHECK_MS);
  }

  #tellStaff(): void {
    for (const member of this.#options.members.values()) if (member.isChannelOpen) this.welcome(member);
  }
}

function knocksOfInvited(nowMs: () => number, schedule: Schedule): Knocks {
  const nobody = { onKnock: () => undefined, onGone: () => undefined };
  return new Knocks({ ...nobody, lan: undefined, invite: async () => '', nowMs, schedule });
}

/** Returns the key by which someone asks to be let in: by their identity, else by address and name. */
function knockKeyOf({ identity, addressGroup, name }: Newcomer): string {
  return identity === '' ? `${addressGroup} ${name}` : identity;
}
