import { isDeepStrictEqual } from 'node:util';
import { invariant } from '../../../shared/invariant.ts';
import type { RoleChange, RoleRow } from '../../../shared/model/people/hand-role.ts';
import type { Participant, ParticipantId } from '../../../shared/model/participant.ts';
import type { LobbyState, Meeting } from '../../../shared/protocol/lobby-state.ts';
import type { ServerGameMessage } from '../../../shared/protocol/server-game.ts';
import type { GamePhase, HearingRules } from '../../../shared/spatial/hearing-rules.ts';
import { mayAll, withFirstOwner } from '../../room/authority.ts';
import { talkRightsOf } from '../../room/effective-account.ts';
import type { ServerMessageOutcome } from '../../room/placements.ts';
import type { HostPeer } from '../../media/media-endpoint.ts';
import { checkSecret } from './admit.ts';
import type { ClientConnection } from '../listen/client-connection.ts';
import { createHeadsetTicket, Headsets } from '../headset/headsets.ts';
import { describeParticipants, type GameLobbyDescription } from '../game-api/game-lobby.ts';
import { LobbyFiles } from './files/lobby-files.ts';
import { LobbyBroadcast, type WorkerLoad } from './lobby-broadcast.ts';
import { LobbyEntrance } from './lobby-entrance.ts';
import { joinAnswer } from './members/join-answer.ts';
import type { LobbyMember } from './lobby-member.ts';
import { LobbyMessages } from './lobby-messages.ts';
import { LobbyPlaces } from './lobby-places.ts';
import { AWAY_SECONDS } from './members/absences.ts';
import { Admission } from './members/admission.ts';
import { beginLobby } from './members/begin-lobby.ts';
import { describePeople } from './members/describe-people.ts';
import { ClaimDesk } from './members/claim-desk.ts';
import { HostOrders } from './members/host-orders.ts';
import { openBook, type LobbyBook } from './book/lobby-book.ts';
import type { LobbyOptions } from './members/lobby-options.ts';
import { LobbyCopy } from './members/lobby-copy.ts';
import { LobbyDoor } from './door/lobby-door.ts';
import { MemberRoles } from './members/member-roles.ts';
import { MemberRooms } from './circles/member-rooms.ts';
import { Membership } from './members/membership.ts';
import { Moderation } from './members/moderation.ts';
import { createResumeToken, ResumeTokens } from './members/resume-tokens.ts';
import { Whispers } from './circles/whispers.ts';
import { PersonalHearing } from './personal-hearing.ts';
import type { SignallingConnection, SignallingHandler } from '../listen/signalling-connection.ts';
import { createLobbyReports, type LobbyReports } from './reports/lobby-reports.ts';
import { successorInvitations } from '../succession/successor-invitations.ts';
import { serveArrival } from './serve-arrival.ts';
import { LobbyText } from './text/lobby-text.ts';

/** A hosted lobby: it lets participants in and out, and keeps room, mixer and everybody's view of the lobby in sync. */
export class Lobby {
  readonly #options: LobbyOptions;
  readonly #members = new Map<ParticipantId, LobbyMember>();
  readonly #book: LobbyBook;
  readonly #entrance: LobbyEntrance;
  readonly #membership: Membership;
  readonly #copy: LobbyCopy;
  readonly #places: LobbyPlaces;
  readonly #roles: MemberRoles;
  readonly #whispers: Whispers;
  readonly #moderation: Moderation;
  /** What the host itself decides, on its console and for game servers. */
  readonly orders: HostOrders;
  readonly #files: LobbyFiles;
  readonly #text: LobbyText;
  readonly #door: LobbyDoor;
  readonly #reports: LobbyReports | undefined;
  readonly #personal: PersonalHearing;
  readonly #headsets: Headsets<LobbyMember>;
  readonly #broadcast: LobbyBroadcast;
  readonly #messages: LobbyMessages;

  constructor(options: LobbyOptions) {
    this.#options = options;
    const { endpoint, mixer, succession, nowMs, uptimeMs, schedule } = options;
    const book = (this.#book = openBook(options));
    const tokens = new ResumeTokens(createResumeToken);
    this.#headsets = this.#createHeadsets();
    this.#places = new LobbyPlaces({
      rightsOf: (identity) => talkRightsOf(mayAll(book.authority, identity)),
      ...{ rules: book.rules, slots: mixer.slots, onOwnPlacement: options.onRoleChange, nowMs, schedule },
    });
    const onChange = (): void => this.#moderation.tellTeams();
    const roles = (this.#roles = new MemberRoles({ book, places: this.#places, onChange }));
    this.#personal = this.#createPersonal();
    this.#broadcast = this.#createBroadcast();
    const [places, personal, headsets, broadcast] = [this.#places, this.#personal, this.#headsets, this.#broadcast];
    const members = this.#members;
    const files = (this.#files = this.#createFiles());
    const text = (this.#text = this.#createText());
    const note: Moderation['decisions']['note'] = (...decision) => this.#moderation.decisions.note(...decision);
    const rooms = new MemberRooms({ book, members, places, broadcast, note, nowMs });
    const whispers = (this.#whispers = new Whispers({ book, members, places, nowMs, schedule }));
    const reports = (this.#reports = createLobbyReports(options, book, members, note));
    const messages = (this.#messages = new LobbyMessages({
      ...{ book, members, mixer, places, roles, rooms, whispers, files, text, reports },
      ...{ personal, headsets, broadcast, succession, nowMs, schedule },
      moderation: { handle: (member, message) => this.#moderation.handle(member, message) },
      door: { handle: (member, message) => this.#door.handle(member, message) },
    }));
    const applyStatus = (member: LobbyMember): void => messages.applyStatus(member);
    const known = { book, members, tokens, places, roles, rooms, headsets, broadcast };
    const parts = { ...known, mixer, endpoint, uptimeMs, applyStatus };
    const membership = (this.#membership = new Membership({
      ...{ ...parts, personal, whispers, files, succession, schedule, recorder: options.reports?.recorder },
      onMessage: (member, message) => messages.handle(member, message),
      onWelcome: (member) => {
        this.#moderation.welcome(member);
        files.welcome(member);
      },
    }));
    const { onBanned, invitation, knocks, claimCode = '', onClaimed = () => undefined } = options;
    const door = (this.#door = new LobbyDoor({ ...parts, knocks, onClosed: onBanned, schedule }));
    this.#moderation = new Moderation({
      ...{ ...parts, membership, door, onBanned, invitation, onClaimed },
      setRules: (rules, phase, by) => this.setRules(rules, phase, by),
      claim: new ClaimDesk(claimCode, uptimeMs),
      onWelcome: (member) => reports?.welcome(member),
    });
    const { decisions } = this.#moderation;
    this.orders = new HostOrders({ book, decisions, door, uptimeMs, reports: options.reports });
    door.serve(this.#moderation);
    const admission = new Admission({
      ...{ ...parts, membership, door },
      answer: (member, token, connection) => this.#answer(member, member, connection, token),
    });
    this.#entrance = this.#createEntrance(admission);
    this.#copy = new LobbyCopy({ ...parts, membership });
    beginLobby(options, { book, rooms, door, membership, copy: this.#copy });
  }

  get participantCount(): number {
    return this.#members.size;
  }

  /** The identities of members who let those who know them find them in this lobby. */
  get findableIdentities(): readonly string[] {
    return this.#messages.findableIdentities;
  }

  /** Handles one signalling connection from now on. */
  accept(connection: SignallingConnection): SignallingHandler {
    return this.#entrance.accept(connection);
  }

  /** Handles a client that comes without signalling: it joins on its own data channel. */
  welcomeArrival(peer: HostPeer): void {
    serveArrival(peer, (connection) => this.accept(connection));
  }

  /**
   * Records the load of the mixer's workers, and notifies everybody if the load shedding changed. Call it with each of
   * their reports.
   */
  showLoad(workers: readonly WorkerLoad[]): void {
    this.#broadcast.noteLoad(workers);
    this.#files.setOverloaded(workers.some(({ shedStep }) => shedStep > 0));
  }

  /** Replaces the invitation's secret: an earlier invitation lets nobody in any longer. */
  setSecret(secret: Uint8Array): void {
    this.#book.write({ keys: { ...this.#book.keys, secret } });
    void this.#headsets.tellHosts();
    void this.#moderation.tellInvitation();
  }

  /** Sets the identity of the player on this machine; '' = none. A lobby without an owner belongs to it from now on. */
  setHostIdentity(hostIdentity: string): void {
    this.#book.write({ hostIdentity, authority: withFirstOwner(this.#book.authority, hostIdentity) });
    this.#places.refreshRights();
  }

  /** Lets somebody in who waits at the door, or not. */
  answerKnock(id: number, isWelcome: boolean): void {
    this.#door.answer(id, isWelcome);
  }

  /** Replaces the rules for everybody, and notifies them. `by`: the name of the player who did that; '' = the host. */
  setRules(rules: HearingRules, phase: GamePhase, by = ''): void {
    this.#book.write({ rules, phase });
    this.#options.mixer.setRules(rules, phase);
    this.#places.setRules(rules);
    this.#reports?.setRules(rules);
    this.#broadcast.setRules(rules, phase, by);
  }

  /** Sets teams and states by hand. They count while no game server says otherwise. */
  setRoles(changes: readonly RoleChange[]): void {
    this.#roles.change(changes);
  }

  /** Returns the known teams and states of participants. */
  describeRoles(): RoleRow[] {
    return this.#roles.describe();
  }

  /** Applies what a game server reports about its players and the game's phase. */
  applyServerMessage(message: ServerGameMessage): ServerMessageOutcome {
    if (message.phase !== undefined && message.phase !== this.#book.phase)
      this.setRules(this.#book.rules, message.phase);
    return this.#places.applyServerMessage(message);
  }

  /** Returns what a game server may know about the lobby. */
  describeForGames(): GameLobbyDescription {
    const { room, lobbyName, phase, rules } = this.#book;
    return { lobbyName, phase, rules, participants: describeParticipants(room) };
  }

  /** Describes everybody in the lobby at this moment. */
  describePeople(): ReturnType<typeof describePeople> {
    const { slots } = this.#options.mixer;
    return describePeople({ room: this.#book.room, members: this.#members, places: this.#places, slots });
  }

  /** Returns what another host, or the next start of this one, needs so that everybody can resume there. */
  snapshot(): LobbyState {
    return this.#copy.describe();
  }

  /** Notes where people find the lobby now. */
  setMeeting(meeting: Meeting): void {
    if (!isDeepStrictEqual(meeting, this.#book.meeting)) this.#book.write({ meeting });
  }

  /**
   * Follows the lobby on another host, while this one stands by: `state` replaces what was known. Participants who are
   * connected here stay, unless they have left the lobby.
   */
  apply(state: LobbyState): void {
    invariant(this.#book.isStandby, 'only a standby follows another host');
    const { rules, phase } = state;
    if (!isDeepStrictEqual([rules, phase], [this.#book.rules, this.#book.phase])) this.setRules(rules, phase);
    this.#copy.adopt(state);
  }

  /**
   * Makes a standby the host of the lobby: it welcomes everybody who is connected here, lets newcomers in, and holds
   * the places of all others for as long as if they had lost their connection now.
   */
  activate(): void {
    if (!this.#book.isStandby) return;
    this.#book.isStandby = false;
    this.#book.noteChange();
    this.#membership.absences.restart(AWAY_SECONDS);
    for (const member of this.#members.values()) this.#membership.welcome(member);
  }

  /** Says goodbye to everybody. */
  async close(reason: 'lobby-closed' | 'restarting' = 'lobby-closed'): Promise<void> {
    this.#places.stop();
    this.#personal.stop();
    this.#files.stop();
    this.#text.stop();
    this.#reports?.stop();
    this.#whispers.stop();
    this.#broadcast.stop();
    this.#messages.stop();
    this.#door.stop();
    await this.#headsets.close(reason);
    await this.#membership.close(reason);
  }

  #createPersonal(): PersonalHearing {
    const { mixer, schedule } = this.#options;
    return new PersonalHearing({
      members: this.#members,
      ...{ isKnown: (id) => this.#book.room.participants.has(id), schedule },
      setPersonal: (slot, rows) => mixer.setPersonal(slot, rows),
    });
  }

  #createHeadsets(): Headsets<LobbyMember> {
    const { endpoint, pageAddress, invitation, succession, nowMs, schedule } = this.#options;
    return new Headsets<LobbyMember>({
      owners: this.#members,
      nameOf: (id) => this.#nameOf(id),
      endpoint,
      welcome: (owner, device, connection) => this.#answer(owner, device, connection),
      onStatus: (owner) => this.#messages.applyStatus(owner),
      pageAddress: pageAddress ?? (() => ''),
      invitation: invitation ?? (async () => ''),
      successors: () => successorInvitations(succession?.successorLinks ?? [], this.#book.keys.secret),
      isStandby: () => this.#book.isStandby,
      onTickets: () => this.#book.noteChange(),
      createTicket: createHeadsetTicket,
      nowMs,
      schedule,
    });
  }

  #createFiles(): LobbyFiles {
    const { maxFileMegabytes } = this.#options;
    return new LobbyFiles({ ...this.#partsOfReaders(), maxFileMegabytes });
  }

  #createText(): LobbyText {
    return new LobbyText({ ...this.#partsOfReaders(), slots: this.#options.mixer.slots });
  }

  /** What tells which members can read something. */
  #partsOfReaders() {
    const { nowMs, schedule } = this.#options;
    const parts = { book: this.#book, members: this.#members, places: this.#places, personal: this.#personal };
    return { ...parts, nowMs, schedule };
  }

  #createBroadcast(): LobbyBroadcast {
    const { mixer, nowMs, schedule } = this.#options;
    const { rules, phase } = this.#book;
    return new LobbyBroadcast({
      members: this.#members,
      slots: mixer.slots,
      audiences: mixer.audiences,
      workerOf: (slot) => mixer.workerOf(slot),
      ...{ rules, phase },
      ownPlacementOf: (id) => this.#places.ownPlacementOf(id),
      room: () => this.#book.room,
      authority: () => this.#book.authority,
      rooms: () => this.#book.rooms,
      isPaused: () => this.#book.isStandby,
      nowMs,
      schedule,
    });
  }

  #createEntrance(admission: Admission): LobbyEntrance {
    const { knocks, nowMs, onError } = this.#options;
    return new LobbyEntrance({
      members: this.#members,
      knocks,
      checkSecret: (request) => checkSecret(request, this.#book.keys),
      mayReturn: (request) => admission.mayReturn(request),
      claims: () => this.#options.succession?.claims ?? [],
      join: (request, connection) => admission.join(request, connection),
      nowMs,
      onError,
    });
  }

  #answer(member: LobbyMember, client: ClientConnection, connection: SignallingConnection, token?: string): void {
    const hasSuccession = this.#options.succession !== undefined;
    const person = { id: member.id, name: this.#nameOf(member.id).name };
    const known = {
      ...{ book: this.#book, hasSuccession, hasFiles: this.#files.isOn, hasReports: this.#reports !== undefined },
      ...(token === undefined ? {} : { token }),
    };
    connection.send(joinAnswer(person, client, known));
  }

  #nameOf(id: ParticipantId): Pick<Participant, 'name' | 'identity'> {
    return this.#book.room.participants.get(id) ?? { name: '', identity: '' };
  }
}
