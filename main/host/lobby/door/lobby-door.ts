import type { DoorAction, DoorPassword } from '../../../../shared/model/people/door.ts';
import type { Participant, ParticipantId } from '../../../../shared/model/participant.ts';
import type { DoorChange, ServerboundDoor } from '../../../../shared/protocol/people/door-messages.ts';
import type { ModerationRefusal } from '../../../../shared/protocol/people/moderation-messages.ts';
import type { JoinRequest, SignallingErrorCode } from '../../../../shared/protocol/signalling.ts';
import { failure, success, type Result } from '../../../../shared/result.ts';
import type { Schedule } from '../../../../shared/schedule.ts';
import { TokenBucket } from '../../../../shared/token-bucket.ts';
import { keyOf, may, withAudit } from '../../../room/authority.ts';
import { actionsOf, doorAfter, isKnown, withLetIn, withListening, type Door } from '../../../room/door.ts';
import type { DoorOptions } from '../../host-options.ts';
import { Knocks } from '../../listen/knocks.ts';
import { PasswordGuesses } from '../../reach/strangers/password-guesses.ts';
import type { LobbyBroadcast } from '../lobby-broadcast.ts';
import type { LobbyMember } from '../lobby-member.ts';
import { hashDoorPassword, hashFirstDoorPassword, isDoorPassword } from './door-password.ts';
import type { LobbyBook } from '../members/lobby-book.ts';
import { NewcomerCount } from './newcomer-count.ts';

/** A moderator who cleans up after a raid is not slowed down. */
const ACTIONS_AT_ONCE = 60;
const ACTIONS_PER_SECOND = 2;

/** After this, a moderator learns that nobody has come for a minute. */
const CALM_CHECK_MS = 61_000;

export interface LobbyDoorOptions {
  readonly book: LobbyBook;
  readonly members: ReadonlyMap<ParticipantId, LobbyMember>;
  /** People at the door; not given = only those with an invitation come there. */
  readonly knocks?: Knocks | undefined;
  readonly broadcast: Pick<LobbyBroadcast, 'noteChange'>;
  /** Applies what a member, its headset, moderators and the door have turned off. */
  readonly applyStatus: (member: LobbyMember) => void;
  /** Earlier invitations should let nobody in any longer. */
  readonly onClosed: () => void;
  readonly uptimeMs: () => number;
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
  'not-permitted': 'Your role in this lobby does not allow this. Ask its owner.',
  'not-here': 'This player has left.',
  'too-many-actions': 'You did too much in a short time. Wait a moment, then try again.',
  'too-many-places': 'The host has fewer places. Choose a smaller number.',
  'moderation-refused': 'The host refused this.',
} as const satisfies Partial<Record<ModerationRefusal, string>>;
type DoorRefusal = keyof typeof REFUSALS;

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

  /** Returns why a newcomer with an invitation may not come in; a success = they may. It takes time for a password. */
  check(newcomer: Newcomer, { password: typed }: JoinRequest): Checked | Promise<Checked> {
    const { authority } = this.#options.book;
    const { identity, isReturning, addressGroup } = newcomer;
    if (may(authority, identity, 'lock') || this.#isHost(identity)) return success(undefined);
    if (authority.isLocked)
      return failure('lobby-locked', 'The lobby is locked: nobody new may join now. Ask its host to open it.');
    if (isReturning) return success(undefined);
    const { password, entry } = this.#door;
    // Someone whose identity waits has typed it before: the slow hash is for guesses.
    const hasTyped = identity !== '' && entry === 'knock' && this.#knocks.hasAsked(identity);
    if (password === null || hasTyped) return this.#checkUnknown(newcomer);
    return this.#checkPassword(typed, password, addressGroup).then((checked) =>
      checked.ok ? this.#checkUnknown(newcomer) : checked,
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

  /** Lets somebody in who waits, and remembers those with an identity, or turns them away. */
  answer(id: number, isWelcome: boolean): void {
    const key = this.#knocks.keyOf(id);
    if (isWelcome && isIdentity(key)) this.#write(withLetIn(this.#door, key));
    this.#knocks.answer(id, isWelcome);
  }

  /** Carries out a request of a member, and answers it. */
  handle(member: LobbyMember, message: ServerboundDoor): void {
    const actor = this.#options.book.room.participants.get(member.id);
    if (actor === undefined) return;
    const answer = (code: DoorRefusal | undefined): void => {
      const text = code === undefined ? '' : REFUSALS[code];
      member.send({ type: 'moderated', request: message.request, code: code ?? '', message: text });
    };
    if (!may(this.#options.book.authority, actor.identity, 'lock')) return answer('not-permitted');
    if (this.#isTooFast(member)) return answer('too-many-actions');
    if (message.type === 'let-in') answer(this.#letIn(actor, message.id));
    else if (message.type === 'answer-knock') answer(this.#answerFor(actor, message));
    // The hash of a password takes a moment.
    else void this.#change(actor, message).then(answer, () => answer('moderation-refused'));
  }

  /** Sends a member who may lock the lobby what the door is like. */
  welcome(member: LobbyMember): void {
    const { book } = this.#options;
    const identity = book.room.participants.get(member.id)?.identity ?? '';
    if (!may(book.authority, identity, 'lock')) return;
    const { entry, isForKnownOnly, password, places, perMinute } = this.#door;
    member.send({
      type: 'door',
      ...{ entry, places, perMinute },
      known: isForKnownOnly,
      hasPassword: password !== null,
      maxPlaces: book.room.capacity,
      newcomers: this.#newcomers.raid,
      knocks: this.#knocks.list,
    });
  }

  /** Applies what the door says about everyone who is here. */
  #apply(): void {
    const { members, broadcast, applyStatus } = this.#options;
    for (const member of members.values()) {
      applyStatus(member);
      broadcast.noteChange(member.id);
      this.#staff?.welcome(member);
    }
  }

  /** Begins as the host says, before anybody comes. What moderators of a restored lobby have set stays. */
  begin({ entry, password = '' }: DoorOptions, isRestored: boolean): void {
    if (entry !== undefined && !isRestored) this.#write({ ...this.#door, entry });
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
  #checkUnknown(newcomer: Newcomer): Checked {
    const { identity } = newcomer;
    if (isKnown(this.#options.book.authority, identity, identity)) return success(undefined);
    if (this.#newcomers.inLastMinute >= (this.#door.perMinute ?? Infinity))
      return failure('too-many-newcomers', 'Many players are joining this lobby. Try again in a minute.');
    return this.#door.entry === 'knock' ? this.#askIn(newcomer) : success(undefined);
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
        return failure('refused', "A moderator didn't let you in.");
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

  async #change(actor: Participant, change: DoorChange): Promise<DoorRefusal | undefined> {
    if ((change.places ?? 0) > this.#options.book.room.capacity) return 'too-many-places';
    const typed = change.password;
    const password = typed === undefined ? undefined : await hashDoorPassword(typed);
    const before = this.#door;
    const after = doorAfter(before, change, password);
    this.#write(after);
    for (const action of actionsOf(before, after)) this.#record(actor, action);
    if (after.entry === 'invited' && before.entry !== 'invited') this.#options.onClosed();
    if (after.isForKnownOnly !== before.isForKnownOnly || after.listening !== before.listening) this.#apply();
    this.#tellStaff();
    return undefined;
  }

  #answerFor(actor: Participant, { id, isWelcome }: Extract<ServerboundDoor, { type: 'answer-knock' }>) {
    const knock = this.#knocks.list.find((one) => one.id === id);
    if (knock === undefined) return 'not-here' as const;
    this.#record(actor, isWelcome ? 'let-in' : 'turn-away', knock.name);
    this.answer(id, isWelcome);
    return undefined;
  }

  #letIn(actor: Participant, id: ParticipantId): DoorRefusal | undefined {
    const { book, members, broadcast, applyStatus } = this.#options;
    const newcomer = book.room.participants.get(id);
    if (newcomer === undefined) return 'not-here';
    this.#write(withLetIn(this.#door, keyOf(newcomer)));
    this.#record(actor, 'let-in', newcomer.name);
    const member = members.get(id);
    if (member !== undefined) {
      applyStatus(member);
      this.#staff?.welcome(member);
    }
    broadcast.noteChange(id);
    return undefined;
  }

  #record({ name: by }: Participant, action: DoorAction, target = ''): void {
    const { book, uptimeMs } = this.#options;
    const entry = { atMs: uptimeMs(), by, action, target, rank: '', reason: '' } as const;
    book.write({ authority: withAudit(book.authority, entry) });
    this.#staff?.sendRecords();
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

function isIdentity(key: string): boolean {
  return /^[\w-]{22}$/.test(key);
}
