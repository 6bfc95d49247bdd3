import type { SignedSuccession } from '../../../shared/protocol/succession-messages.ts';
import type { CandidacyState } from '../../../shared/succession/candidacy.ts';
import { candidateOf, isElectedBy } from '../../../shared/succession/quorum.ts';
import { NOW_MS } from './model-time.ts';
import { signVote, type Envelope, type ModelMessage } from './model-messages.ts';
import { react, type ModelInput, type ModelNode, type ModelRules } from './model-node.ts';

/** More than any exploration has. */
const MAX_INPUTS = 1_048_576;

/** Longer than everything that a rule waits for. */
export const LONG_MS = 6_000;

/** Longer than one step of time: the successors of the host before stay. */
const INHERITED_MS = 15_000;

/** Machines, and every message that was ever sent: each may arrive at any time, any number of times, or never. */
export interface World {
  /** Numbers of `ModelSpace`. */
  readonly nodes: readonly number[];
  /** Numbers of their deliveries. */
  readonly messages: readonly number[];
  /** How many events of the script have happened. */
  readonly scriptPosition: number;
}

/** Something that happens once to a machine, at any time after what stands before it in the script. */
export interface ScriptEvent {
  readonly node: number;
  readonly input: ModelInput;
}

interface Reaction {
  readonly node: number;
  readonly sent: readonly number[];
}

interface SpaceOptions {
  readonly rules: ModelRules;
  readonly liars?: readonly string[] | undefined;
  /** Every message may arrive again at any time, so that nobody has to wait for anything. */
  readonly isTimeless?: boolean;
  /** Kinds of messages that never arrive. Without `join`, whatever is sent on a new link may reach anybody anyway. */
  readonly lost?: readonly ModelMessage['kind'][] | undefined;
}

/** Numbers for machines and messages, so that worlds are short lists; and what machines do, computed once. */
export class ModelSpace {
  readonly #rules: ModelRules;
  readonly #liars: ReadonlySet<string>;
  readonly #nodes: ModelNode[] = [];
  readonly #nodeNumbers = new Map<string, number>();
  readonly #inputs: ModelInput[] = [];
  readonly #inputNumbers = new Map<string, number>();
  readonly #reactions = new Map<number, Reaction>();

  readonly #lost: ReadonlySet<string>;
  readonly #isTimeless: boolean;

  constructor({ rules, liars = [], lost = [], isTimeless = false }: SpaceOptions) {
    this.#rules = rules;
    this.#liars = new Set(liars);
    this.#lost = new Set(lost);
    this.#isTimeless = isTimeless;
  }

  node(number: number): ModelNode {
    return this.#nodes[number] as ModelNode;
  }

  input(number: number): ModelInput {
    return this.#inputs[number] as ModelInput;
  }

  /** The message of a delivery. */
  envelope(number: number): Envelope {
    const input = this.input(number);
    if (input.kind !== 'deliver') throw new Error('not a delivery');
    return input.envelope;
  }

  numberOf(node: ModelNode): number {
    return intern(node, this.#nodes, this.#nodeNumbers);
  }

  numberOfInput(input: ModelInput): number {
    return intern(input, this.#inputs, this.#inputNumbers);
  }

  /** Returns what a machine makes of an input. `input`: its number, so that it is computed once. */
  react(node: number, input: number): Reaction {
    const key = node * MAX_INPUTS + input;
    const known = this.#reactions.get(key);
    if (known !== undefined) return known;
    const before = this.node(node);
    const { node: after, sent } = react(before, this.input(input), this.#rules);
    const all = this.#liars.has(before.identity) ? [...sent, ...liesAbout(before.identity, this.input(input))] : sent;
    const seen = all.filter(({ message }) => !this.#lost.has(message.kind));
    const reaction = {
      node: this.numberOf(this.#isTimeless ? withoutDelays(after) : after),
      sent: seen.map((envelope) => this.numberOfInput({ kind: 'deliver', envelope: withoutSender(envelope) })),
    };
    this.#reactions.set(key, reaction);
    return reaction;
  }

  /** Returns the world after an input to one of its machines: the same one if nothing has changed. */
  apply(world: World, place: number, input: number): World {
    const { node, sent } = this.react(world.nodes[place] ?? -1, input);
    const isNew = sent.some((number) => !world.messages.includes(number));
    if (node === world.nodes[place] && !isNew) return world;
    return {
      ...world,
      nodes: node === world.nodes[place] ? world.nodes : world.nodes.with(place, node),
      messages: isNew ? [...new Set([...world.messages, ...sent])].sort((a, b) => a - b) : world.messages,
    };
  }
}

/**
 * Forgets what only delays: a question that waits for its answer arrives again anyway, and a member without patience or
 * grace does no less than one with them.
 */
function withoutDelays({ identity, elector, candidacy, host }: ModelNode): ModelNode {
  const { life } = elector;
  const isLost = life.lostAtMs !== null;
  const lostAtMs = isLost ? NOW_MS - LONG_MS : null;
  return {
    identity,
    elector: {
      ...elector,
      contacts: { count: 0, atMs: NOW_MS },
      asks: {},
      turn: null,
      life: { ...life, lastPacketMs: isLost ? NOW_MS - LONG_MS : NOW_MS, lostAtMs },
    },
    candidacy: candidacy === null ? null : withoutRoundTime({ ...candidacy, lostAtMs: candidacy.lostAtMs && lostAtMs }),
    host:
      host === null
        ? null
        : { ...host, askedAtMs: 0, electorate: { ...host.electorate, inheritedUntilMs: NOW_MS + INHERITED_MS } },
  };
}

function withoutRoundTime(candidacy: CandidacyState): CandidacyState {
  const { round } = candidacy;
  return { ...candidacy, round: round === null ? null : { ...round, startedAtMs: NOW_MS } };
}

/** Anybody may pass on what is signed as a whole. */
function withoutSender(envelope: Envelope): Envelope {
  const { kind } = envelope.message;
  return kind === 'succession' || kind === 'moved' ? { ...envelope, from: '' } : envelope;
}

/** A liar votes for everybody who asks, as often as it likes, and is always ready. */
function liesAbout(identity: string, input: ModelInput): readonly Envelope[] {
  if (input.kind !== 'deliver' || input.envelope.message.kind !== 'ask') return [];
  const { from, message } = input.envelope;
  const { epoch, base } = message.ask;
  const ballot = signVote(identity, epoch, from, base.succession);
  return [
    { from: identity, to: from, message: { kind: 'ready', epoch, votedEpoch: 0 } },
    { from: identity, to: from, message: { kind: 'vote', epoch, candidate: from, base: base.succession, ballot } },
  ];
}

function intern<Value>(value: Value, values: Value[], numbers: Map<string, number>): number {
  const key = JSON.stringify(value);
  const known = numbers.get(key);
  if (known !== undefined) return known;
  values.push(value);
  numbers.set(key, values.length - 1);
  return values.length - 1;
}

/** A claim that somebody can put together from the votes that were sent. */
export interface PossibleClaim {
  readonly epoch: number;
  readonly candidate: string;
  readonly base: SignedSuccession;
  readonly voters: ReadonlySet<string>;
}

/** Returns all claims that anyone could put together from the votes in a world. */
export function possibleClaims(envelopes: readonly Envelope[]): PossibleClaim[] {
  const groups = new Map<string, { epoch: number; candidate: string; base: SignedSuccession; voters: Set<string> }>();
  for (const { message } of envelopes) {
    if (message.kind !== 'vote') continue;
    const { epoch, candidate, base, ballot } = message;
    const key = `${epoch} ${candidate} ${base.signature}`;
    const group = groups.get(key) ?? { epoch, candidate, base, voters: new Set<string>() };
    groups.set(key, group);
    group.voters.add(ballot.publicKey);
  }
  return [...groups.values()].filter(
    ({ epoch, candidate, base, voters }) => candidateOf(epoch, base) === candidate && isElectedBy(voters, base),
  );
}
