import { ReturnEffort } from '../../../shared/join/return-effort.ts';
import { OWN_RACE_MS } from '../../../shared/protocol/returning.ts';
import { returnApproaches, type FoundWay, type JoinApproach } from '../../../shared/rendezvous/join-plan.ts';
import { parseInvitation } from '../../../shared/protocol/invitation/parse-invitation.ts';
import type { Schedule } from '../../../shared/schedule.ts';
import type { ShownError } from '../../i18n/error-text.ts';
import type { HostLinkHandlers, JoinedLobby, LinkEnd, OpeningFailureCode } from '../../link/host-link.ts';
import type { LinkWish, OpeningLink, OpenLink } from '../../link/link-set.ts';
import type { NetworkHint } from '../../link/network-hints.ts';
import { changeOfMessage } from './lobby-message.ts';
import type { Connection, LobbyStore } from './lobby-store.ts';
import { reasonOf } from './reason-of.ts';
import type { ResumeMemory } from './resume-memory.ts';
import type { LobbyEvents } from './lobby-events.ts';
import { untilSettled } from '../../link/until-settled.ts';

/** An interruption shorter than this is over before anybody has read about it. */
const CARD_AFTER_MS = 2_500;

/** The old link sends and plays nothing any longer, but the sound of its last packets is still fading out. */
const OLD_LINK_MS = 300;

/** The same while a former host mixes: others, who still listen to it, move within 2 s of this window's ear. */
const FORMER_HOST_LINK_MS = 2_000;

/** A host of an earlier version may still count the lost connection for a moment. */
const EARLIER_HOST_PAUSE_MS = 1_000;

export interface StayOptions {
  readonly store: LobbyStore;
  readonly events: LobbyEvents;
  readonly memory: ResumeMemory;
  readonly openLink: (wish: LinkWish) => OpeningLink;
  /** Returns the name to join with now. */
  readonly nameToJoin: () => string;
  readonly schedule: Schedule;
  /** Milliseconds of a clock that nobody sets. */
  readonly nowMs: () => number;
  /** Milliseconds of the wall clock. */
  readonly wallMs: () => number;
  /** Returns a number from 0 to 1. */
  readonly random: () => number;
  /** Returns the invitations to return by, in turn; [] or not given = that of the link in use. */
  readonly hosts?: () => readonly string[];
  /** Says what an end means to this window; not given = what it says. */
  readonly readEnd?: (end: LinkEnd) => LinkEnd;
  /** Called when another link takes the place of the one before. */
  readonly onMoved?: (open: OpenLink) => void;
  /** Called once when the stay is over without anybody having left. */
  readonly onEnded: (reason: LinkEnd['reason'], error: ShownError, removal?: LinkEnd['removal']) => void;
}

/**
 * A stay in a lobby, from the first open link until somebody leaves or the lobby ends. When the link is troubled, it
 * opens another one beside it and then moves there: microphone, ear and messages change over at once, and to everybody
 * else this is still the same participant.
 */
export class LobbyStay {
  readonly #options: StayOptions;
  #open: OpenLink;
  /** The invitation that the host has put in the place of the one by which this window came. */
  #renewed: string | undefined;
  #way: FoundWay | undefined;
  #effort: ReturnEffort<OpenLink, OpeningFailureCode> | undefined;
  /** Whether the link that was used last is closed. */
  #isLost = false;
  /** When sound stopped; undefined = it has not. */
  #lost: { readonly atMs: number; readonly wallMs: number } | undefined;
  #lostError: ShownError = { code: 'host-lost' };
  #isOver = false;
  /** When an attempt of its own took the place of another link. */
  #returnedAtMs = -Infinity;
  #cancelCard = (): void => {};

  /** Begins to use the link. `way`: how it was found. */
  constructor(options: StayOptions, open: OpenLink, way: FoundWay | undefined) {
    this.#options = options;
    this.#open = open;
    this.#way = way;
    this.#use(open, false);
  }

  /** Whether it tries to return after a loss. */
  get isReturning(): boolean {
    return this.#effort !== undefined && this.#isLost;
  }

  /** The link that is used, or was last. */
  get current(): OpenLink {
    return this.#open;
  }

  /** The events around the link. */
  note(hint: NetworkHint): void {
    if (this.#effort !== undefined) this.#effort.startOver();
    else if (hint === 'woke' && this.#open.lobby.resume !== undefined) this.#return();
    else this.#open.link.suspect();
  }

  /** Tries to return now, instead of after a pause. */
  hurry(): void {
    this.#effort?.startOver();
  }

  /**
   * Moves to a link that is open and waits, for example one to the host that takes over. Whoever returned meanwhile
   * gives that up.
   */
  moveTo(open: OpenLink): void {
    if (open === this.#open) return;
    if (this.#isOver) return void open.link.drop();
    this.#effort?.stop();
    this.#effort = undefined;
    const isSame = open.wish.resume !== undefined && open.lobby.participantId === this.#open.lobby.participantId;
    const { link: oldLink } = this.#open;
    const isOtherHost = isSame && !this.#isLost && open.wish.invitation !== this.#open.wish.invitation;
    const settled = isOtherHost ? untilSettled(oldLink, this.#options) : undefined;
    if (!isSame && !this.#isLost) this.#options.events.onLinkGone();
    this.#open = open;
    this.#renewed = undefined;
    this.#options.store.setState({ invitation: open.wish.invitation, ...stateOf(open.lobby) });
    if (!isSame) this.#options.events.onJoined(open.lobby);
    this.#use(open, isSame, settled);
    this.#options.onMoved?.(open);
    const dropOld = (pauseMs: number): void => void this.#options.schedule(() => oldLink.drop(), pauseMs);
    if (settled === undefined) dropOld(OLD_LINK_MS);
    else void settled.then((isMixing) => dropOld(isMixing ? FORMER_HOST_LINK_MS : OLD_LINK_MS));
  }

  /** Ends the stay for a reason from outside. */
  end(reason: LinkEnd['reason'], error: ShownError): void {
    if (this.#isOver) return;
    this.drop();
    this.#options.onEnded(reason, error);
  }

  /** Gives the connection up without leaving the lobby. */
  drop(): void {
    if (this.#isOver) return;
    this.#stop();
    if (!this.#isLost) this.#options.events.onLinkGone();
    this.#open.link.drop();
  }

  /** Leaves the lobby. */
  async leave(): Promise<void> {
    if (this.#isOver) return;
    this.#stop();
    if (!this.#isLost) this.#options.events.onLinkGone();
    await this.#open.link.close();
  }

  /** Takes the new link into use. `isSame`: to everybody else this is the participant that was there before. */
  #use(open: OpenLink, isSame: boolean, settled?: Promise<unknown>): void {
    const { store, events, memory } = this.#options;
    const { link, lobby, wish } = open;
    if (lobby.resume !== undefined)
      memory.remember(wish.invitation, { participantId: lobby.participantId, token: lobby.resume.token });
    this.#isLost = false;
    this.#lost = undefined;
    this.#cancelCard();
    store.setState({ approach: wish.approach, connection: { status: 'connected' } });
    events.onConnected(link, isSame, settled);
    link.serve(this.#handlers(open));
  }

  #handlers(open: OpenLink): HostLinkHandlers {
    const { store, events } = this.#options;
    const whileUsed =
      <Values extends readonly unknown[]>(act: (...values: Values) => void) =>
      (...values: Values): void => {
        if (this.#open === open && !this.#isOver) act(...values);
      };
    return {
      onMessage: whileUsed((message) => {
        const change = changeOfMessage(message, store.getState());
        if (change !== null) store.setState(change);
        if (message.type === 'invitation') this.#renew(message.invitation);
        events.onMessage(message);
      }),
      onInterrupted: whileUsed((isInterrupted) => (isInterrupted ? this.#interrupt() : this.#recover())),
      onTrouble: whileUsed(() => {
        if (open.lobby.resume !== undefined) this.#return();
      }),
      onQuality: whileUsed((ownQuality) => store.setState({ ownQuality })),
      onPath: whileUsed((mediaPath) => store.setState({ mediaPath })),
      onEnded: whileUsed((end) => this.#lose(end)),
    };
  }

  /** The lobby has another invitation: the way back is by it from now on. */
  #renew(invitation: string): void {
    const parsed = parseInvitation(invitation);
    if (!parsed.ok) return;
    const { store, memory } = this.#options;
    const { lobby } = this.#open;
    this.#renewed = invitation;
    if (lobby.resume !== undefined)
      memory.remember(invitation, { participantId: lobby.participantId, token: lobby.resume.token });
    store.setState({ invitation });
  }

  /** The invitation that leads back. */
  get #invitation(): string {
    return this.#renewed ?? this.#open.wish.invitation;
  }

  #interrupt(): void {
    this.#lost ??= { atMs: this.#options.nowMs(), wallMs: this.#options.wallMs() };
    this.#show({ status: 'interrupted' });
  }

  /** Packets arrive again. */
  #recover(): void {
    this.#lost = undefined;
    this.#show({ status: 'connected' });
    // A link that the host has answered is about to open, and may be the better one.
    if (this.#effort?.isAnswered !== false) return;
    this.#effort.stop();
    this.#effort = undefined;
  }

  #lose(end: LinkEnd): void {
    const { reason, code, removal } = this.#options.readEnd?.(end) ?? end;
    const isOwnRace = this.#options.nowMs() - this.#returnedAtMs < OWN_RACE_MS;
    const isReplaced = reason === 'replaced' && (isOwnRace || this.#effort?.isAnswered === true);
    const mayComeBack = isReplaced || reason === 'host-lost';
    this.#isLost = true;
    this.#options.events.onLinkGone();
    if (!mayComeBack) {
      this.#stop();
      return this.#options.onEnded(reason, { code }, removal);
    }
    this.#lostError = { code };
    this.#lost ??= { atMs: this.#options.nowMs(), wallMs: this.#options.wallMs() };
    this.#return();
    const shownAfterMs = this.#open.lobby.resume === undefined ? 0 : CARD_AFTER_MS;
    const pauseMs = this.#lost.atMs + shownAfterMs - this.#options.nowMs();
    if (pauseMs <= 0) return this.#showCard();
    this.#show({ status: 'interrupted' });
    this.#cancelCard = this.#options.schedule(() => this.#showCard(), pauseMs);
  }

  /** Says that the window keeps trying to return, once it is lost for a moment. */
  #showCard(): void {
    this.#cancelCard();
    if (this.#lost === undefined || !this.#isLost) return;
    this.#show({ status: 'reconnecting', sinceMs: this.#lost.wallMs, error: this.#lostError });
  }

  #return(): void {
    if (this.#effort !== undefined || this.#isOver) return;
    const { memory, nameToJoin, openLink, hosts, schedule, nowMs, random } = this.#options;
    let begun = 0;
    const nextInvitation = (): string => {
      const invitations = hosts?.() ?? [];
      return invitations[begun++ % invitations.length] ?? this.#invitation;
    };
    const wish = {
      ...this.#open.wish,
      resume: memory.read(this.#invitation),
      onWelcome: () => undefined,
      onWay: (way: FoundWay) => void (this.#way = way),
    };
    this.#effort = new ReturnEffort({
      approaches: this.#approaches(),
      begin: (approach) => openLink({ ...wish, invitation: nextInvitation(), name: nameToJoin(), approach }),
      canOverlap: wish.resume !== undefined,
      firstPauseMs: wish.resume === undefined ? EARLIER_HOST_PAUSE_MS : 0,
      schedule,
      nowMs,
      random,
      onReturned: (open) => {
        this.#returnedAtMs = nowMs();
        this.moveTo(open);
      },
      onFailed: (error) => this.#noteFailure(error),
      onRefused: (error) => this.#refuse(error),
    });
  }

  #approaches(): readonly JoinApproach[] {
    const worked = workedBefore(this.#open);
    const invitation = parseInvitation(this.#invitation);
    // An approach that asks for relays alone says nothing about what the settings allow.
    const isRelayOnly = this.#way?.isRelayOnly === true && worked !== 'relay';
    return invitation.ok ? returnApproaches(invitation.value, worked, { canRelay: true, isRelayOnly }) : [worked];
  }

  #noteFailure(error: ShownError): void {
    // UDP alone was tried for a reason, which says more than its silence.
    const cause = error.code === 'unreachable' ? this.#way?.cause : null;
    this.#lostError = cause === null || cause === undefined ? error : { code: cause as ShownError['code'] };
    if (this.#options.store.getState().connection.status === 'reconnecting') this.#showCard();
  }

  /** The host does not want this participant back. A link that still carries sound stays. */
  #refuse(error: ShownError): void {
    this.#effort = undefined;
    if (!this.#isLost) return;
    this.#stop();
    this.#options.onEnded(reasonOf(error.code), error);
  }

  #stop(): void {
    this.#isOver = true;
    this.#effort?.stop();
    this.#effort = undefined;
    this.#cancelCard();
  }

  #show(connection: Connection): void {
    if (!this.#isOver) this.#options.store.setState({ connection, ...(this.#isLost ? { lowered: null } : {}) });
  }
}

/** Returns how to take the same path again. */
function workedBefore({ wish: { approach }, lobby: { path } }: OpenLink): JoinApproach {
  if (approach === 'relay') return 'relay';
  return path === 'direct' ? 'fastest' : path;
}

/** What a host's welcome changes in the lobby's state. */
export function stateOf({ lobbyName, participantId, path, rules }: JoinedLobby) {
  return { lobbyName, ownId: participantId, signOnPath: path, mediaPath: null, rules } as const;
}
