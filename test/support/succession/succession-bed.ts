import { NO_AUTHORITY } from '../../../shared/model/people/moderation.ts';
import type { FollowedHost } from '../../../main/host/succession/standby-succession.ts';
import type { SuccessionLink } from '../../../main/host/succession/succession-link.ts';
import { NO_MEETING, type LobbyState } from '../../../shared/protocol/lobby-state.ts';
import { pinOfInvitation } from '../../../shared/succession/authenticate.ts';
import { DEFAULT_HEARING_RULES } from '../../../shared/spatial/hearing-rules.ts';
import { ManualClock } from '../manual-clock.ts';
import { BedHost, createBedKeys, type BedKeys } from './bed-host.ts';
import { BedMember } from './bed-member.ts';
import { countChecks, untilChecked } from './pending-checks.ts';

const DELAY_MS = 5;
const STEP_MS = 10;
/** From the end of a process until the others hear of it. */
const CLOSED_AFTER_MS = 100;
/** When a host gives up a member that it does not hear. */
const PEER_SILENCE_TIMEOUT_MS = 6_000;

const ZEROS = 'AAAAAAAAAAAAAAAAAAAAAA';

/** Keys of hosts, kept for later beds of the same file. */
const spareKeys: BedKeys[] = [];

/** A lobby of hosts and members without media, with real signatures, on a clock of its own. */
export class SuccessionBed {
  readonly clock = new ManualClock();
  readonly members: BedMember[] = [];
  readonly hosts: BedHost[] = [];
  readonly founder: BedHost;
  readonly #keys: BedKeys[];
  /** Members that are cut off from hosts: `${member} ${pin}`. */
  readonly #cuts = new Set<string>();
  /** Hosts that are cut off from each other, by their pins. */
  readonly #apart = new Set<string>();

  private constructor(keys: BedKeys[], hostIdentity: string) {
    this.#keys = keys;
    this.founder = this.#open({ identity: hostIdentity, state: createState() });
  }

  /** Opens a lobby whose founder has no player on its machine. */
  static async open(hosts = 8): Promise<SuccessionBed> {
    countChecks();
    while (spareKeys.length < hosts) spareKeys.push(await createBedKeys());
    return new SuccessionBed(spareKeys.slice(0, hosts), '');
  }

  join(canHost = false, host = this.founder): BedMember {
    const member = new BedMember(this, this.members.length + 1, host, canHost);
    this.members.push(member);
    return member;
  }

  openStandby(options: { identity: string; state: LobbyState; standbyFor: FollowedHost }): BedHost {
    return this.#open(options);
  }

  /** Starts the founder's process again, with what it has kept. */
  restart(): BedHost {
    const { keys, identity, kept, state } = this.founder;
    const again = new BedHost({ ...{ clock: this.clock, keys, identity, state, kept }, doubts: this.#ask });
    this.hosts.unshift(again);
    return again;
  }

  hostOf(pin: string): BedHost | undefined {
    return this.hosts.find(({ keys }) => keys.pin === pin);
  }

  /** Ends a host's process: the kernel closes its connections. */
  kill(host: BedHost): void {
    host.kill();
    this.clock.schedule(() => {
      for (const member of this.members) if (member.isAlive) member.noteClosed(host);
    }, CLOSED_AFTER_MS);
  }

  /** A host ends every link with it and accepts none. It still takes part in the succession. */
  refuse(host: BedHost): void {
    host.refuses = true;
    for (const member of this.members) if (member.isAlive) member.noteClosed(host);
  }

  cut(member: BedMember, host: BedHost): void {
    this.#cuts.add(`${member.id} ${host.keys.pin}`);
  }

  /** Hosts do not reach each other. */
  part(one: BedHost, other: BedHost): void {
    this.#apart.add(`${one.keys.pin} ${other.keys.pin}`).add(`${other.keys.pin} ${one.keys.pin}`);
  }

  heal(): void {
    this.#apart.clear();
    this.#cuts.clear();
  }

  isJoined(member: BedMember, host: BedHost): boolean {
    return !this.#cuts.has(`${member.id} ${host.keys.pin}`);
  }

  toHost(member: BedMember, host: BedHost, deliver: () => void): void {
    this.clock.schedule(() => {
      if (host.isAlive && !host.isFrozen && this.isJoined(member, host)) deliver();
    }, DELAY_MS);
  }

  toMember(host: BedHost, member: BedMember, deliver: () => void): void {
    this.clock.schedule(() => {
      if (member.isAlive && host.isAlive && this.isJoined(member, host)) deliver();
    }, DELAY_MS);
  }

  disconnect(member: BedMember, host: BedHost, { id }: SuccessionLink, hasLeft: boolean): void {
    const isCut = !this.isJoined(member, host);
    this.clock.schedule(
      () => {
        if (!host.isAlive) return;
        if (hasLeft && !isCut) host.office.gone(id, member.identity, true);
        else host.office.away(id);
      },
      isCut ? PEER_SILENCE_TIMEOUT_MS : DELAY_MS,
    );
  }

  async run(durationMs: number): Promise<void> {
    for (const endMs = this.clock.nowMs() + durationMs; this.clock.nowMs() < endMs;) await this.#step();
  }

  /** Lets time pass until something is so. Throws after `limitMs`. Returns how long it took. */
  async until(isSo: () => boolean, limitMs = 20_000): Promise<number> {
    const startMs = this.clock.nowMs();
    while (!isSo()) {
      if (this.clock.nowMs() - startMs > limitMs) throw new Error(`It is not so after ${limitMs} ms.`);
      await this.#step();
    }
    return this.clock.nowMs() - startMs;
  }

  async #step(): Promise<void> {
    this.clock.advance(STEP_MS);
    for (const member of this.members) member.tick();
    await untilChecked();
  }

  /** Asks hosts which host has the lobby, as a host does that is in doubt. */
  readonly #ask = (asking: BedHost, invitations: readonly string[]): void => {
    for (const invitation of invitations) {
      const other = this.hostOf(pinOfInvitation(invitation));
      if (other === undefined || this.#apart.has(`${asking.keys.pin} ${other.keys.pin}`)) continue;
      this.clock.schedule(() => {
        if (other.isAlive && !other.isFrozen)
          void asking.office.follow({ epoch: 0, pin: '', claims: other.office.claims });
      }, DELAY_MS);
    }
  };

  #open(options: { identity: string; state: LobbyState; standbyFor?: FollowedHost }): BedHost {
    const keys = this.#keys[this.hosts.length];
    if (keys === undefined) throw new Error('Open the bed with more hosts.');
    const host = new BedHost({ ...options, clock: this.clock, keys, doubts: this.#ask });
    this.hosts.push(host);
    return host;
  }
}

function createState(): LobbyState {
  return {
    ...{ lobbyId: ZEROS, version: 1, lobbyName: 'Den', capacity: 30, rules: DEFAULT_HEARING_RULES, phase: 'playing' },
    ...{
      nextParticipantId: 100,
      participants: [],
      groups: [],
      rooms: { nextId: 1, rooms: [] },
      authority: NO_AUTHORITY,
      secret: ZEROS,
      hostIdentity: '',
    },
    meeting: NO_MEETING,
  };
}
