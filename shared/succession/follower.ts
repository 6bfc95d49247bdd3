import type { ClientboundSuccession, ServerboundSuccession, Successor } from '../protocol/succession-messages.ts';
import type { ResumeRequest } from '../protocol/signalling.ts';
import { scheduleEvery } from '../schedule.ts';
import { authenticateAsk, authenticateChain, authenticateSuccession, pinOfInvitation } from './authenticate.ts';
import type { NewHost } from './chain.ts';
import { CheckBudget } from './check-budget.ts';
import { stepElector } from './elector.ts';
import { createElector, knowsPath, type ElectorAction, type ElectorEvent, type ElectorState } from './elector-state.ts';
import type { FollowerLink, FollowerOptions } from './follower-options.ts';
import { readStandbyInvitation } from './standby-invitation.ts';
import { voteStatement } from './statements.ts';

const TICK_MS = 50;

/** A warm link that could not be opened, or has ended, is tried again after this pause. */
const WARM_PAUSE_MS = 5_000;

/** The same for the link with a host that the others have elected already. */
const FOLLOW_PAUSE_MS = 1_000;

/** The longest round trip that a member reports. */
const MAX_REPORTED_MS = 60_000;

/** Hosts of the lobby with which a member keeps links, or about which it knows how far they are. */
const MAX_KNOWN_HOSTS = 12;

/**
 * A member that stays in its lobby when the host changes: it votes, keeps a warm link with the first successor, and
 * goes to the host that the others elect.
 */
export class Follower<Link extends FollowerLink> {
  readonly #options: FollowerOptions<Link>;
  /** By pin; undefined = one is being opened. */
  readonly #links = new Map<string, Link | undefined>();
  readonly #failedAtMs = new Map<string, number>();
  /** By pin. */
  readonly #resumes = new Map<string, ResumeRequest>();
  /** Milliseconds that a link took to open, by pin. */
  readonly #reached = new Map<string, number>();
  readonly #stopTicking: () => void;
  #state: ElectorState;
  #current: Link;
  #following: NewHost | undefined;
  #wasLost = false;
  #shownHost = '';
  readonly #budget = new CheckBudget();
  /** Whether a look at the clock waits for the checks before it. */
  #isTickDue = false;
  #work: Promise<void> = Promise.resolve();
  #isStopped = false;

  constructor(options: FollowerOptions<Link>) {
    const { first, identity, nowMs, schedule } = options;
    this.#options = options;
    this.#current = first;
    this.#links.set(first.pin, first);
    this.#state = createElector({ identity, memory: null, host: { epoch: null, pin: first.pin } }, nowMs());
    this.#stopTicking = scheduleEvery(schedule, () => this.#tick(), TICK_MS);
    this.#greet();
  }

  /** The member's knowledge of its host. */
  get state(): ElectorState {
    return this.#state;
  }

  /** Takes a message of any of its links. */
  receive(link: Link, message: ClientboundSuccession): void {
    if (message.type === 'appoint' || message.type === 'lobby-state') {
      if (link === this.#current) this.#options.toStandby(message);
      return;
    }
    if (message.type === 'moved' && knowsPath(this.#state, message.claims)) return;
    if (!this.#budget.take(link.pin, message, this.#options.nowMs())) return;
    if (message.type === 'grant') {
      // It belongs to the succession before it.
      if (link === this.#current) this.#inOrder(async () => this.#options.toStandby(message));
    } else if (message.type === 'moved') {
      this.#inOrder(async () => {
        const claims = await authenticateChain(message.claims);
        if (claims !== undefined) await this.#step({ type: 'moved', claims, isFromHost: link === this.#current });
      });
    } else if (message.type === 'succession') {
      this.#inOrder(async () => {
        const base = await authenticateSuccession(message.succession);
        if (base === undefined || link !== this.#current) return;
        await this.#step({ type: 'succession', base });
        this.#options.toStandby(message);
      });
    } else {
      this.#inOrder(async () => {
        const ask = await authenticateAsk(message);
        const candidate = ask === undefined ? undefined : this.#candidateOf(link.pin, message.succession.successors);
        if (ask !== undefined && candidate !== undefined) await this.#step({ type: 'ask', candidate, ask });
      });
    }
  }

  /** The host's machine has closed the signalling connection of a link, without a reason. */
  signallingClosed(link: Link): void {
    if (link === this.#current) this.#inOrder(() => this.#step({ type: 'signalling-closed' }));
  }

  /** A link has ended. */
  ended(link: Link): void {
    if (this.#links.get(link.pin) !== link) return;
    this.#links.delete(link.pin);
    keepNewest(this.#failedAtMs, link.pin, this.#options.nowMs());
  }

  /**
   * Another link is in use from now on. One to another host counts when that host has proved that it has the lobby,
   * with the first thing that it says.
   */
  replace(link: Link): void {
    this.#links.set(link.pin, link);
    if (link.pin !== this.#current.pin) return;
    this.#current = link;
    this.#greet();
  }

  /** Sends what the standby host on this machine has to say. */
  sendToHost(report: ServerboundSuccession): void {
    this.#current.send(report);
  }

  /** The player leaves the lobby. Resolves when the member may send `leave`. */
  async leaving(): Promise<void> {
    this.#inOrder(() => this.#step({ type: 'leaving' }));
    await this.#work;
    this.stop();
  }

  /** Ends all links but the current one. */
  stop(): void {
    this.#isStopped = true;
    this.#stopTicking();
    for (const link of this.#links.values()) if (link !== this.#current) link?.drop();
    this.#links.clear();
  }

  #greet(): void {
    const { ability, votes } = this.#options;
    this.#inOrder(() => this.#step({ type: 'connected' }));
    this.#current.send({ type: 'can-host', votes, ...ability });
  }

  #tick(): void {
    this.#keepWarmLink();
    if (this.#isTickDue) return;
    this.#isTickDue = true;
    this.#inOrder(async () => {
      this.#isTickDue = false;
      await this.#step({ type: 'time', lastPacketMs: this.#current.lastPacketMs });
      const isLost = this.#state.life.lostAtMs !== null;
      if (isLost !== this.#wasLost) this.#options.onHostLost(isLost);
      this.#wasLost = isLost;
    });
  }

  /** Signatures take a moment to check. Messages keep their order meanwhile. */
  #inOrder(task: () => Promise<void>): void {
    if (this.#isStopped) return;
    // A promise that cannot be stored ends its own task: the vote behind it is not sent.
    this.#work = this.#work.then(task).catch(() => undefined);
  }

  async #step(event: ElectorEvent): Promise<void> {
    if (this.#isStopped) return;
    const before = this.#state;
    const { state, actions } = stepElector(before, event, this.#options.nowMs());
    this.#state = state;
    for (const action of actions) await this.#act(action);
    if (state.lobbyId !== before.lobbyId && this.#options.votes)
      await this.#step({ type: 'recalled', memory: await this.#options.recall(state.lobbyId) });
    const { epoch, pin } = state.host;
    const isNews = epoch !== before.host.epoch || pin !== before.host.pin || state.claims !== before.claims;
    if (isNews && epoch !== null && epoch > 0) this.#options.onHostKnown({ epoch, pin }, state.claims);
    if (state.hostIdentity === this.#shownHost) return;
    this.#shownHost = state.hostIdentity;
    this.#options.onHostChanged(state.hostIdentity);
  }

  async #act(action: ElectorAction): Promise<void> {
    if (action.do === 'remember') await this.#options.remember(this.#state.lobbyId, action.memory);
    else if (action.do === 'acknowledge') {
      const { epoch, version, votedEpoch } = action;
      this.#current.send({ type: 'succession-ack', epoch, version, votedEpoch });
    } else if (action.do === 'contact') this.#open(action.successor.invitation);
    else if (action.do === 'follow') this.#follow(action.host);
    else if (action.do === 'ready') {
      const { epoch, votedEpoch } = action;
      this.#linkOf(action.candidate)?.send({ type: 'ready', epoch, votedEpoch });
    } else if (action.do === 'update') {
      this.#linkOf(action.candidate)?.send({ type: 'succession', succession: action.base });
    } else {
      const { candidate, epoch, base } = action;
      const signature = await this.#options.sign(voteStatement({ epoch, candidate }, base));
      this.#linkOf(candidate)?.send({ type: 'vote', epoch, publicKey: this.#options.publicKey, signature });
    }
  }

  #follow(host: NewHost): void {
    this.#following = host;
    const link = this.#links.get(host.pin);
    if (link?.isOpen === true) return this.#moveTo(link, host);
    // A program that has stood still finds the end of a link behind the last messages on it.
    if (link !== undefined) this.#links.delete(link.pin);
    this.#open(host.invitation);
  }

  #moveTo(link: Link, host: NewHost): void {
    this.#following = undefined;
    const former = this.#current;
    if (link === former) return;
    this.#current = link;
    this.#options.onFollow(link, host);
    this.#links.delete(former.pin);
    this.#greet();
  }

  /** Keeps a link with the first successor, and with the host that it follows. */
  #keepWarmLink(): void {
    if (this.#following !== undefined) return this.#openAfter(this.#following.invitation, FOLLOW_PAUSE_MS);
    const [first] = this.#state.held?.successors ?? [];
    if (first !== undefined) this.#openAfter(first.invitation, WARM_PAUSE_MS);
  }

  #openAfter(invitation: string, pauseMs: number): void {
    const failedAtMs = this.#failedAtMs.get(pinOfInvitation(invitation)) ?? -Infinity;
    if (this.#options.nowMs() - failedAtMs >= pauseMs) this.#open(invitation);
  }

  #open(link: string): void {
    const pin = pinOfInvitation(link);
    const invitation = readStandbyInvitation(link, this.#options.secret());
    if (invitation === undefined || this.#links.has(pin)) return;
    this.#dropStrayLink();
    this.#links.set(pin, undefined);
    const startMs = this.#options.nowMs();
    const wishes = { resume: this.#resumes.get(pin), mayBeNew: () => this.#following?.pin === pin };
    void this.#options.openLink(invitation, wishes).then((opened) => this.#noteOpened(pin, opened, startMs));
  }

  /** Makes room for a link: a host may name other successors all the time. */
  #dropStrayLink(): void {
    if (this.#links.size < MAX_KNOWN_HOSTS) return;
    const { successors } = this.#state.held ?? { successors: [] };
    const isNeeded = (pin: string): boolean =>
      pin === this.#current.pin || pin === this.#following?.pin || this.#candidateOf(pin, successors) !== undefined;
    const stray = [...this.#links].find(([pin, link]) => link !== undefined && !isNeeded(pin));
    if (stray === undefined) return;
    this.#links.delete(stray[0]);
    stray[1]?.drop();
  }

  #noteOpened(pin: string, link: Link | undefined, startMs: number): void {
    if (link === undefined) return this.#noteFailed(pin);
    if (this.#isStopped) return link.drop();
    this.#keep(link);
    this.#report(pin, Math.min(this.#options.nowMs() - startMs, MAX_REPORTED_MS));
    const host = this.#following;
    if (host?.pin === pin) this.#moveTo(link, host);
  }

  /** A standby host that is asked early does not know a newcomer yet: a first failure says nothing about its reach. */
  #noteFailed(pin: string): void {
    const hasFailedBefore = this.#failedAtMs.has(pin);
    this.#links.delete(pin);
    keepNewest(this.#failedAtMs, pin, this.#options.nowMs());
    if (hasFailedBefore) this.#report(pin, -1);
  }

  #keep(link: Link): void {
    this.#links.set(link.pin, link);
    this.#failedAtMs.delete(link.pin);
    if (link.resume !== undefined) keepNewest(this.#resumes, link.pin, link.resume);
  }

  /** Tells the host how this member reaches the successors: `openedMs` to open a link; -1 = not at all. */
  #report(pin: string, openedMs: number): void {
    const { successors } = this.#state.held ?? { successors: [] };
    keepNewest(this.#reached, pin, openedMs);
    const rows = successors.flatMap(({ identity, invitation }): [string, number][] => {
      const knownMs = this.#reached.get(pinOfInvitation(invitation));
      return knownMs === undefined ? [] : [[identity, knownMs]];
    });
    if (rows.length > 0) this.#current.send({ type: 'reached', rows });
  }

  /** The successor whose standby host has this certificate. */
  #candidateOf(pin: string, successors: readonly Successor[]): string | undefined {
    return successors.find(({ invitation }) => pinOfInvitation(invitation) === pin)?.identity;
  }

  #linkOf(candidate: string): Link | undefined {
    const successor = this.#state.held?.successors.find(({ identity }) => identity === candidate);
    return successor === undefined ? undefined : this.#links.get(pinOfInvitation(successor.invitation));
  }
}

function keepNewest<Value>(values: Map<string, Value>, key: string, value: Value): void {
  values.delete(key);
  values.set(key, value);
  const [oldest] = values.keys();
  if (values.size > MAX_KNOWN_HOSTS && oldest !== undefined) values.delete(oldest);
}
