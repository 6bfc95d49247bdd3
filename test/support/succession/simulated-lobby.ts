import type { Envelope } from './model-messages.ts';
import { NO_VOTES } from '../../../shared/model/vote-memory.ts';
import { createNode, hostOf, react, REAL_RULES, successorOf, type ModelInput, type ModelNode } from './model-node.ts';

const STEP_MS = 250;

/** Returns a lobby of `a`, who hosts, and others, with an electorate that is settled. */
export function createSettledLobby(identities: string, successors: string): SimulatedLobby {
  const nodes = [...identities].map((identity) =>
    createNode(identity, 'a', { isStandby: successors.includes(identity), memory: NO_VOTES }),
  );
  const lobby = new SimulatedLobby(nodes);
  lobby.pass(500);
  lobby.input(0, {
    kind: 'electorate',
    event: { type: 'successors', successors: [...successors].map(successorOf) },
  });
  lobby.pass(3_000);
  return lobby;
}

/** A lobby of several machines on a network that a test cuts and heals. Everything waits for `pass`. */
export class SimulatedLobby {
  readonly nodes: ModelNode[];
  /** Machines on one side reach each other. */
  readonly sides: number[];
  readonly down = new Set<number>();
  /** Machines that refuse every member when they host, and send no packet. */
  readonly refusing = new Set<number>();
  /** Messages on their way. */
  readonly waiting: Envelope[] = [];
  /** Every message that was sent. */
  readonly sent: Envelope[] = [];

  constructor(nodes: readonly ModelNode[]) {
    this.nodes = [...nodes];
    this.sides = nodes.map(() => 0);
  }

  input(place: number, input: ModelInput): void {
    if (this.down.has(place)) return;
    const { node, sent } = react(this.#node(place), input, REAL_RULES);
    this.nodes[place] = node;
    this.waiting.push(...sent);
    this.sent.push(...sent);
  }

  /** Lets time pass for everybody, and messages arrive. */
  pass(durationMs: number): void {
    for (let passedMs = 0; passedMs < durationMs; passedMs += STEP_MS) {
      this.arrive(this.waiting.splice(0));
      for (const place of this.nodes.keys()) this.tick(place, STEP_MS);
    }
  }

  tick(place: number, stepMs: number): void {
    const host = this.#placeOf(hostOf(this.#node(place)));
    const isHeard = this.#isServedBy(place, host);
    this.input(place, { kind: 'tick', stepMs, isHeard });
    // A member that has lost its host tries to return to it, whatever becomes of the votes.
    const { identity } = this.#node(place);
    if (!isHeard && !this.down.has(place))
      this.waiting.push({ from: identity, to: hostOf(this.#node(place)), message: { kind: 'join' } });
    if (this.#node(place).host !== null) this.#meet(place);
  }

  arrive(envelopes: readonly Envelope[]): void {
    for (const envelope of envelopes) for (const place of this.nodes.keys()) this.#deliver(envelope, place);
  }

  /** The machines that host now. */
  hosts(): readonly string[] {
    return this.nodes
      .filter(({ host }, place) => host !== null && !this.down.has(place))
      .map(({ identity }) => identity);
  }

  /** The hosts that machines which are up follow. */
  followed(): ReadonlySet<string> {
    return new Set(this.nodes.filter((_, place) => !this.down.has(place)).map(hostOf));
  }

  /** Members of this host come and go with the network: they resume as soon as they reach it again. */
  #meet(host: number): void {
    const { electorate } = this.#node(host).host ?? {};
    if (electorate === undefined || this.down.has(host)) return;
    for (const place of this.nodes.keys()) {
      if (place === host) continue;
      const { identity } = this.#node(place);
      const isServed = !this.down.has(place) && this.#isServedBy(place, host);
      const isPresent = electorate.members[identity]?.isPresent === true;
      if (isServed && !isPresent) {
        this.input(place, { kind: 'connected' });
        this.arrive([{ from: identity, to: this.#node(host).identity, message: { kind: 'join' } }]);
      }
      if (!isServed && isPresent) this.input(host, { kind: 'electorate', event: { type: 'away', identity } });
    }
  }

  #deliver(envelope: Envelope, place: number): void {
    const { from, to } = envelope;
    const { identity } = this.#node(place);
    if (to !== identity && (to !== '*' || from === identity)) return;
    if (!this.#reaches(this.#placeOf(from), place)) return;
    this.input(place, { kind: 'deliver', envelope });
  }

  #reaches(from: number, to: number): boolean {
    return this.sides[from] === this.sides[to] && !this.down.has(from) && !this.down.has(to);
  }

  #isServedBy(place: number, host: number): boolean {
    const { elector } = this.#node(place);
    const part = this.#node(host).host;
    const isSameEpoch = elector.host.epoch === null || part?.electorate.epoch === elector.host.epoch;
    return (
      part !== null &&
      !this.refusing.has(host) &&
      isSameEpoch &&
      hostOf(this.#node(place)) === this.#node(host).identity &&
      this.#reaches(place, host)
    );
  }

  #placeOf(identity: string): number {
    return this.nodes.findIndex((node) => node.identity === identity);
  }

  #node(place: number): ModelNode {
    return this.nodes[place] as ModelNode;
  }
}
