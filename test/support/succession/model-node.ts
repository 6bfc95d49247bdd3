import type { Claim, SignedSuccession, Succession } from '../../../shared/protocol/succession-messages.ts';
import {
  createCandidacy,
  stepCandidacy,
  voteBase,
  type CandidacyEvent,
  type CandidacyState,
} from '../../../shared/succession/candidacy.ts';
import { extendChain, isOfKnownHost } from '../../../shared/succession/chain.ts';
import {
  createElectorate,
  stepElectorate,
  type ElectorateEvent,
  type ElectorateState,
} from '../../../shared/succession/electorate.ts';
import { stepElector } from '../../../shared/succession/elector.ts';
import {
  createElector,
  trustOf,
  type ElectorAction,
  type ElectorEvent,
  type ElectorState,
} from '../../../shared/succession/elector-state.ts';
import type { AuthenticAsk } from '../../../shared/succession/authenticate.ts';
import { isTimeToAsk } from '../../../shared/succession/old-host.ts';
import { NOW_MS, shiftTimes } from './model-time.ts';
import type { VoteMemory } from '../../../shared/model/vote-memory.ts';
import {
  authenticClaim,
  authenticSuccession,
  invitationOf,
  pinOf,
  signSuccession,
  signVote,
  type Envelope,
  type ModelMessage,
} from './model-messages.ts';

const LOBBY_ID = 'lobby';
/** The network of the model closes a connection when it drops packets. */
const NOBODY: ReadonlySet<string> = new Set();

/** The host's part of a machine. */
interface HostPart {
  readonly electorate: ElectorateState;
  readonly issued: SignedSuccession | null;
  /** They lead to this host. */
  readonly claims: readonly Claim[];
  readonly askedAtMs: number;
}

/** A machine: a member, perhaps its standby host, perhaps the host. All times are relative to `NOW_MS`. */
export interface ModelNode {
  readonly identity: string;
  readonly elector: ElectorState;
  readonly candidacy: CandidacyState | null;
  readonly host: HostPart | null;
}

/** What can happen to one machine. */
export type ModelInput =
  /** Time passes, and it hears its host all the while, or not. */
  | { readonly kind: 'tick'; readonly stepMs: number; readonly isHeard: boolean }
  | { readonly kind: 'signalling-closed' }
  /** Its link with the host is open again. */
  | { readonly kind: 'connected' }
  | { readonly kind: 'deliver'; readonly envelope: Envelope }
  /** Something changes at the host. */
  | { readonly kind: 'electorate'; readonly event: ElectorateEvent }
  | { readonly kind: 'hand-over'; readonly to: string }
  | { readonly kind: 'leave' }
  /** Its program starts again. `memory`: what it finds stored. */
  | { readonly kind: 'reload'; readonly hasMemory: boolean };

/** Rules that a test replaces by wrong ones, to see that the model notices. */
export interface ModelRules {
  readonly stepElector: typeof stepElector;
  readonly stepElectorate: typeof stepElectorate;
  readonly stepCandidacy: typeof stepCandidacy;
  /** Every elector is always ready, so a candidate may ask for votes whenever it likes. */
  readonly isEverybodyReady: boolean;
}
export const REAL_RULES: ModelRules = { stepElector, stepElectorate, stepCandidacy, isEverybodyReady: false };

export interface ModelReaction {
  readonly node: ModelNode;
  readonly sent: readonly Envelope[];
}

export function createNode(
  identity: string,
  hostIdentity: string,
  { isStandby, memory }: { readonly isStandby: boolean; readonly memory: VoteMemory | null },
): ModelNode {
  const elector = createElector({ identity, memory, host: { epoch: 0, pin: pinOf(hostIdentity) } }, NOW_MS);
  const electorate = createElectorate({ lobbyId: LOBBY_ID, epoch: 0, host: identity }, null, NOW_MS);
  return {
    identity,
    elector,
    candidacy: isStandby ? createCandidacy(identity, 0) : null,
    host: identity === hostIdentity ? { electorate, issued: null, claims: [], askedAtMs: -Infinity } : null,
  };
}

/** One reaction of a machine, driven by the program's own rules. */
class Reaction {
  readonly #rules: ModelRules;
  readonly sent: Envelope[] = [];
  node: ModelNode;

  constructor(node: ModelNode, rules: ModelRules) {
    this.node = node;
    this.#rules = rules;
  }

  run(input: ModelInput): void {
    switch (input.kind) {
      case 'tick':
        this.#tick(input.stepMs, input.isHeard);
        break;
      case 'signalling-closed':
      case 'connected':
        this.#elect({ type: input.kind });
        break;
      case 'deliver':
        this.#receive(input.envelope);
        break;
      case 'electorate':
        this.#hostChange(input.event);
        break;
      case 'hand-over':
        this.#handOver(input.to);
        break;
      case 'leave':
        this.#elect({ type: 'leaving' });
        break;
      case 'reload':
        this.#reload(input.hasMemory);
        break;
    }
  }

  #tick(stepMs: number, isHeard: boolean): void {
    this.node = shiftTimes(this.node, stepMs);
    const hearsItself = this.node.host !== null;
    const { lastPacketMs } = this.node.elector.life;
    this.#elect({ type: 'time', lastPacketMs: isHeard || hearsItself ? NOW_MS : lastPacketMs });
    this.#stand({ type: 'time' });
    this.#hostChange({ type: 'time' });
    this.#askForRivals();
  }

  #askForRivals(): void {
    const { host, elector } = this.node;
    if (host === null || !isTimeToAsk(host.electorate, { silent: NOBODY, askedAtMs: host.askedAtMs }, NOW_MS)) return;
    this.node = { ...this.node, host: { ...host, askedAtMs: NOW_MS } };
    const former = elector.formerHosts.map(({ pin }) => pin.slice('pin-'.length));
    const targets = new Set([...host.electorate.named.map(({ identity }) => identity), ...former]);
    for (const target of targets) if (target !== this.node.identity) this.#send(target, { kind: 'join' });
  }

  /** `to` '*': everybody, where it makes no difference who else hears it. */
  #send(to: string, message: ModelMessage): void {
    const { identity } = this.node;
    const isPublic = message.kind === 'succession' || message.kind === 'moved' || message.kind === 'ask';
    if (to !== identity) this.sent.push({ from: identity, to: isPublic ? '*' : to, message });
    if (to === identity || (to === '*' && message.kind === 'ask')) this.#receive({ from: identity, to, message });
  }

  #elect(event: ElectorEvent): void {
    const before = this.node.elector.life.lostAtMs;
    const { state, actions } = this.#rules.stepElector(this.node.elector, event, NOW_MS);
    this.node = { ...this.node, elector: state };
    if (state.life.lostAtMs !== before) this.#stand({ type: 'own-host', lostAtMs: state.life.lostAtMs });
    for (const action of actions) this.#act(action);
  }

  #act(action: ElectorAction): void {
    switch (action.do) {
      case 'remember':
        return;
      case 'acknowledge':
        return this.#send(hostOf(this.node), { kind: 'ack', ...pickNumbers(action) });
      case 'ready':
        return this.#send(action.candidate, { kind: 'ready', epoch: action.epoch, votedEpoch: action.votedEpoch });
      case 'vote': {
        const { candidate, epoch, base } = action;
        const ballot = signVote(this.node.identity, epoch, candidate, base);
        return this.#send(candidate, { kind: 'vote', epoch, candidate, base, ballot });
      }
      case 'update':
        return this.#send(action.candidate, { kind: 'succession', base: action.base });
      case 'contact':
        return this.#send(action.successor.identity, { kind: 'join' });
      case 'follow':
        if (action.host.identity === this.node.identity) return;
        this.node = { ...this.node, host: null };
        this.#stand({ type: 'followed', epoch: action.host.epoch });
        this.#send(action.host.identity, { kind: 'join' });
    }
  }

  #stand(event: CandidacyEvent): void {
    const { candidacy, host } = this.node;
    if (candidacy === null || host !== null) return;
    const { state, actions } = this.#rules.stepCandidacy(candidacy, event, NOW_MS);
    this.node = { ...this.node, candidacy: state };
    for (const action of actions) {
      if (action.do === 'ask' && this.#rules.isEverybodyReady && !action.ask.isBinding) this.#takeForReady(action.ask);
      else if (action.do === 'ask') this.#send(action.to, { kind: 'ask', ask: action.ask });
      else this.#becomeHost(action.claim);
    }
  }

  #takeForReady({ epoch, base }: AuthenticAsk): void {
    for (const identity of base.succession.electors) this.#stand({ type: 'ready', identity, epoch, votedEpoch: 0 });
  }

  #becomeHost(claim: Claim): void {
    const { identity, elector } = this.node;
    const claims = extendChain(elector.claims, [claim]);
    const base = claim.succession;
    const host = { lobbyId: LOBBY_ID, epoch: claim.epoch, host: identity };
    const electorate = createElectorate(host, base, NOW_MS);
    this.node = { ...this.node, host: { electorate, issued: null, claims, askedAtMs: NOW_MS } };
    this.#send('*', { kind: 'moved', claims });
    this.#elect({ type: 'moved', claims: claims.map(authenticClaim), isFromHost: true });
    this.#hostChange({ type: 'time' });
  }

  #hostChange(event: ElectorateEvent): void {
    const { host } = this.node;
    if (host === null) return;
    const { state, succession } = this.#rules.stepElectorate(host.electorate, event, NOW_MS);
    this.node = { ...this.node, host: { ...host, electorate: state } };
    if (succession !== null) this.#issue(succession);
  }

  #issue(succession: Succession): void {
    const { host, identity } = this.node;
    if (host === null) return;
    const issued = signSuccession(succession, identity);
    this.node = { ...this.node, host: { ...host, issued } };
    this.#send('*', { kind: 'succession', base: issued });
    this.#elect({ type: 'succession', base: authenticSuccession(issued) });
  }

  #handOver(to: string): void {
    const { host, identity } = this.node;
    if (host?.issued?.successors.some((successor) => successor.identity === to) !== true) return;
    const grant = { candidate: to, signature: `${identity} grants ${to} ${host.issued.signature}` };
    this.#send(to, { kind: 'grant', grant });
  }

  #reload(hasMemory: boolean): void {
    const { identity, elector, candidacy } = this.node;
    const memory = hasMemory || elector.memory === null ? elector.memory : { ...NOTHING };
    const host = { epoch: null, pin: elector.host.pin };
    this.node = {
      ...this.node,
      elector: createElector({ identity, memory, host }, NOW_MS),
      candidacy: candidacy === null ? null : createCandidacy(identity, elector.host.epoch ?? 0),
    };
    this.#send(hostOf(this.node), { kind: 'join' });
  }

  #receive({ from, message }: Envelope): void {
    switch (message.kind) {
      case 'succession':
        return this.#receiveSuccession(message.base);
      case 'join':
        return this.#welcome(from);
      case 'ack':
        return this.#hostChange({ type: 'acknowledged', identity: from, ...pickNumbers(message) });
      case 'ask': {
        const { grant, base } = message.ask;
        const isRight = grant === null || grant.signature.endsWith(` ${base.succession.signature}`);
        return isRight ? this.#elect({ type: 'ask', candidate: from, ask: message.ask }) : undefined;
      }
      case 'ready':
        return this.#stand({ type: 'ready', identity: from, epoch: message.epoch, votedEpoch: message.votedEpoch });
      case 'vote':
        return this.#receiveVote(from, message);
      case 'moved':
        return this.#elect({
          type: 'moved',
          claims: message.claims.map(authenticClaim),
          // The sender of what anybody may pass on is not known.
          isFromHost: from === '' || from === hostOf(this.node),
        });
      case 'grant':
        return this.#stand({ type: 'grant', grant: message.grant });
    }
  }

  #receiveSuccession(succession: SignedSuccession): void {
    const base = authenticSuccession(succession);
    this.#elect({ type: 'succession', base });
    if (isOfKnownHost(base, trustOf(this.node.elector))) this.#stand({ type: 'succession', base });
  }

  #receiveVote(from: string, { epoch, candidate, ballot }: Extract<ModelMessage, { kind: 'vote' }>): void {
    const { identity, candidacy } = this.node;
    const base = candidacy === null ? null : voteBase(candidacy);
    if (base === null || candidate !== identity) return;
    if (ballot.signature !== signVote(from, epoch, identity, base.succession).signature) return;
    this.#stand({ type: 'vote', identity: from, epoch, ballot });
  }

  /** A member opens a link with this machine: with its host, or with its standby host. */
  #welcome(from: string): void {
    const { host, elector } = this.node;
    const claims = host?.claims ?? elector.claims;
    if (claims.length > 0) this.#send(from, { kind: 'moved', claims });
    if (host === null) return this.#stand({ type: 'linked', identity: from });
    const known = host.electorate.members[from];
    const order = known?.order ?? from.charCodeAt(0);
    this.#hostChange({ type: 'member', identity: from, order, votes: known?.votes ?? true, isPresent: true });
    const { issued } = this.node.host ?? host;
    if (issued !== null) this.#send(from, { kind: 'succession', base: issued });
  }
}

const NOTHING: VoteMemory = { votedEpoch: 0, epoch: 0, version: 0, isReleased: false };

function pickNumbers({ epoch, version, votedEpoch }: { epoch: number; version: number; votedEpoch: number }) {
  return { epoch, version, votedEpoch };
}

export function hostOf({ elector }: ModelNode): string {
  return elector.host.pin.slice('pin-'.length);
}

export function successorOf(identity: string) {
  return { identity, invitation: invitationOf(identity) };
}

/** Returns what one machine makes of one input. */
export function react(node: ModelNode, input: ModelInput, rules: ModelRules): ModelReaction {
  const reaction = new Reaction(node, rules);
  reaction.run(input);
  return { node: reaction.node, sent: reaction.sent };
}
