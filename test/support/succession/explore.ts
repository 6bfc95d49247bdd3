import { REAL_RULES, type ModelNode, type ModelRules } from './model-node.ts';
import type { Envelope, ModelMessage } from './model-messages.ts';
import {
  LONG_MS,
  ModelSpace,
  possibleClaims,
  type PossibleClaim,
  type ScriptEvent,
  type World,
} from './model-world.ts';

export interface Exploration {
  readonly rules: ModelRules;
  readonly nodes: readonly ModelNode[];
  /** Happens first, and every message arrives. */
  readonly preparation: readonly ScriptEvent[];
  /** Happens in this order, at any time. */
  readonly script: readonly ScriptEvent[];
  /** Machines that may lose their host, and hear it again. */
  readonly losers: readonly number[];
  readonly mayHearAgain: boolean;
  /** Machines that nothing reaches after the preparation. */
  readonly dead?: readonly number[];
  readonly liars?: readonly string[];
  readonly lost: readonly ModelMessage['kind'][];
  /** A member that neither votes nor hosts once the first host's succession without it is held. */
  readonly banned?: string;
  /** Worlds with a higher epoch are not looked into. */
  readonly maxEpoch: number;
  readonly maxWorlds: number;
}

export interface ExplorationResult {
  readonly worldCount: number;
  readonly transitionCount: number;
  /** Whether every reachable world within the bounds was looked into. */
  readonly isComplete: boolean;
  /** What was violated first, and how it came to that; '' = nothing. */
  readonly violation: string;
  readonly trace: readonly string[];
  readonly hostEpochs: ReadonlySet<number>;
  readonly space: ModelSpace;
  readonly worlds: readonly World[];
}

/** Looks into every world that can come about, breadth first, until one violates a rule. */
export function explore(options: Exploration): ExplorationResult {
  return new Explorer(options).run();
}

class Explorer {
  readonly #options: Exploration;
  readonly #space: ModelSpace;
  readonly #worlds: World[] = [];
  /** For each world, the one it came from, and by what. */
  readonly #origins: { readonly parent: number; readonly place: number; readonly input: number }[] = [];
  readonly #receivers = new Map<number, readonly number[]>();
  readonly #ticks: readonly number[];
  readonly #seen = new Set<string>();
  readonly #claims = new Map<string, readonly PossibleClaim[]>();
  readonly #hostEpochs = new Set<number>();
  #transitionCount = 0;
  #isCut = false;
  #violation = '';

  constructor(options: Exploration) {
    this.#options = options;
    this.#space = new ModelSpace({ ...options, isTimeless: true });
    const heard = options.mayHearAgain ? [false, true] : [false];
    this.#ticks = heard.map((isHeard) => this.#space.numberOfInput({ kind: 'tick', stepMs: LONG_MS, isHeard }));
  }

  run(): ExplorationResult {
    this.#add(this.#prepare(), -1, -1, -1);
    let next = 0;
    while (next < this.#worlds.length && this.#violation === '') {
      if (this.#worlds.length >= this.#options.maxWorlds) {
        this.#isCut = true;
        break;
      }
      this.#expand(next++);
    }
    return {
      worldCount: this.#worlds.length,
      transitionCount: this.#transitionCount,
      isComplete: !this.#isCut && this.#violation === '',
      violation: this.#violation,
      trace: this.#violation === '' ? [] : this.#traceOf(this.#worlds.length - 1),
      hostEpochs: this.#hostEpochs,
      space: this.#space,
      worlds: this.#worlds,
    };
  }

  /** Returns the world after the preparation, with the last two successions: the older one for replays. */
  #prepare(): World {
    const { nodes, preparation } = this.#options;
    const space = new ModelSpace({ rules: REAL_RULES });
    let world: World = { nodes: nodes.map((node) => space.numberOf(node)), messages: [], scriptPosition: 0 };
    for (const { node, input } of preparation)
      world = deliverAll(space, space.apply(world, node, space.numberOfInput(input)));
    const successions = world.messages
      .map((number) => space.envelope(number))
      .filter(({ message }) => message.kind === 'succession')
      .slice(-2);
    return {
      nodes: world.nodes.map((number) => this.#space.numberOf(space.node(number))),
      messages: successions.map((envelope) => this.#space.numberOfInput({ kind: 'deliver', envelope })),
      scriptPosition: 0,
    };
  }

  #expand(index: number): void {
    const world = this.#worlds[index] as World;
    for (const [place, input, scriptStep] of this.#choices(world)) {
      this.#transitionCount++;
      const applied = this.#space.apply(world, place, input);
      if (applied === world && scriptStep === 0) continue;
      const next = scriptStep === 0 ? applied : { ...applied, scriptPosition: world.scriptPosition + scriptStep };
      this.#add(next, index, place, input);
      if (this.#violation !== '') return;
    }
  }

  *#choices(world: World): Generator<readonly [place: number, input: number, scriptStep: number]> {
    const { losers, script } = this.#options;
    for (const place of losers) for (const tick of this.#ticks) yield [place, tick, 0];
    for (const number of world.messages) for (const place of this.#placesOf(number)) yield [place, number, 0];
    const event = script[world.scriptPosition];
    if (event !== undefined) yield [event.node, this.#space.numberOfInput(event.input), 1];
  }

  #placesOf(message: number): readonly number[] {
    const known = this.#receivers.get(message);
    if (known !== undefined) return known;
    const envelope = this.#space.envelope(message);
    const { nodes, dead = [] } = this.#options;
    const places = [...nodes.keys()].filter(
      (place) => !dead.includes(place) && isFor(envelope, nodes[place]?.identity ?? ''),
    );
    this.#receivers.set(message, places);
    return places;
  }

  /** A banned member has a part in a claim that became possible after the ban was held. */
  #checkBans(world: World, parent: World | undefined): string {
    const { banned } = this.#options;
    if (banned === undefined || parent === undefined || !this.#isBanHeld(parent, banned)) return '';
    const before = new Set(this.#claimsOf(parent).map(nameOf));
    const isTainted = ({ base, candidate }: PossibleClaim): boolean =>
      base.electors.includes(banned) || candidate === banned;
    return this.#claimsOf(world).some((claim) => isTainted(claim) && !before.has(nameOf(claim)))
      ? `${banned} has a part in a claim after its ban`
      : '';
  }

  #isBanHeld({ nodes }: World, banned: string): boolean {
    const { issued } = this.#space.node(nodes[0] ?? -1).host?.electorate ?? {};
    return issued?.formerElectors.length === 0 && !issued.electors.includes(banned);
  }

  #add(world: World, parent: number, place: number, input: number): void {
    const key = `${world.nodes.join()}|${world.messages.join()}|${world.scriptPosition}`;
    if (this.#seen.has(key) || this.#isBeyond(world)) return;
    this.#seen.add(key);
    this.#worlds.push(world);
    this.#origins.push({ parent, place, input });
    this.#violation =
      this.#checkVotes(world) || this.#checkHosts(world) || this.#checkBans(world, this.#worlds[parent]);
  }

  #isBeyond(world: World): boolean {
    return world.nodes.some((number) => {
      const { candidacy, elector } = this.#space.node(number);
      return Math.max(candidacy?.round?.epoch ?? 0, elector.host.epoch ?? 0) > this.#options.maxEpoch;
    });
  }

  /** Whoever puts the votes together, there is one host of an epoch. */
  #checkVotes(world: World): string {
    const claims = this.#claimsOf(world);
    const twice = claims.find(({ epoch, candidate }) =>
      claims.some((other) => other.epoch === epoch && other.candidate !== candidate),
    );
    return twice === undefined ? '' : `two hosts of epoch ${twice.epoch}`;
  }

  #claimsOf({ messages }: World): readonly PossibleClaim[] {
    const votes = messages.filter((number) => this.#space.envelope(number).message.kind === 'vote');
    const key = votes.join();
    const known = this.#claims.get(key) ?? possibleClaims(votes.map((number) => this.#space.envelope(number)));
    this.#claims.set(key, known);
    return known;
  }

  #checkHosts(world: World): string {
    const hostOfEpoch = new Map<number, string>();
    for (const number of world.nodes) {
      const { identity, host, elector } = this.#space.node(number);
      if (host !== null) {
        const { epoch } = host.electorate;
        this.#hostEpochs.add(epoch);
        if (hostOfEpoch.has(epoch)) return `two hosts of epoch ${epoch}`;
        hostOfEpoch.set(epoch, identity);
        if (elector.host.epoch !== epoch) return `${identity} hosts and follows another host`;
      }
    }
    return '';
  }

  #traceOf(index: number): string[] {
    const lines: string[] = [];
    for (let at = index; at >= 0; at = this.#origins[at]?.parent ?? -1) lines.unshift(this.#describe(at));
    return lines;
  }

  #describe(index: number): string {
    const { place, input } = this.#origins[index] ?? { place: -1, input: -1 };
    if (input < 0) return 'start';
    return `${this.#options.nodes[place]?.identity}: ${JSON.stringify(this.#space.input(input)).slice(0, 500)}`;
  }
}

function nameOf({ epoch, candidate, base }: PossibleClaim): string {
  return `${epoch} ${candidate} ${base.signature}`;
}

function isFor({ from, to }: Envelope, identity: string): boolean {
  return to === identity || (to === '*' && from !== identity);
}

/** Lets every message arrive once, in order, until there are no new ones. */
function deliverAll(space: ModelSpace, start: World): World {
  let world = start;
  const delivered = new Set<number>();
  for (;;) {
    const pending = world.messages.filter((number) => !delivered.has(number));
    if (pending.length === 0) return world;
    for (const number of pending) {
      delivered.add(number);
      const envelope = space.envelope(number);
      for (const place of world.nodes.keys())
        if (isFor(envelope, space.node(world.nodes[place] ?? -1).identity)) world = space.apply(world, place, number);
    }
  }
}
