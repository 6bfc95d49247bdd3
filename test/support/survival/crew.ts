import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { NamespaceProgram, nodeProgram } from '../network/namespace-program.ts';
import { waitUntil } from '../wait-until.ts';
import { MemberProcess } from './member-process.ts';
import { PageProgram } from './page-program.ts';
import type { PlaceName, Places } from './places.ts';
import type { MemberPlan, MemberReport } from './program-messages.ts';
import type { ScenarioProgram } from './scenario-program.ts';
import { MOST_HEARD, planMembers, ROLES, type Role, type Scenario } from './scenario.ts';
import { SwitchBed } from './switch-bed.ts';
import type { ToneReport } from './tone-ear.ts';

const HEARD_TIMEOUT_MS = 60_000;
/** Everybody must be heard for this long before a scenario begins. */
const STEADY_MS = 1_300;
const STEADY_TOLERANCE = 0.2;
/** A busy machine loses some frames all the time. */
const TOLERATED_GAP_MS = 150;

/** The programs of a scenario and the members in them. */
export class Crew {
  readonly #scenario: Scenario;
  readonly #places: Places;
  readonly #folder = mkdtempSync(path.join(tmpdir(), 'earshot-crew-'));
  readonly #clockFile = path.join(this.#folder, 'clock');
  readonly #programs = new Map<PlaceName, ScenarioProgram>();
  #rendezvous: NamespaceProgram | undefined;

  private constructor(scenario: Scenario, places: Places) {
    this.#scenario = scenario;
    this.#places = places;
    this.setClocks(0, 0);
  }

  /** Starts the programs, opens the lobby and lets everybody join. Resolves when all of them hear each other. */
  static async gather(scenario: Scenario, places: Places): Promise<Crew> {
    const crew = new Crew(scenario, places);
    try {
      await crew.#start();
      return crew;
    } catch (error) {
      const story = await crew.#tell();
      await crew.end();
      throw new Error(`${String(error)}\n${story}`, { cause: error });
    }
  }

  at(place: PlaceName): ScenarioProgram {
    const program = this.#programs.get(place);
    if (program === undefined) throw new Error(`The scenario has nobody in place ${place}.`);
    return program;
  }

  /** Returns which machines host and stand by now, as their members know it. */
  async roles(): Promise<ReadonlyMap<Role, PlaceName>> {
    const { members } = await this.report(0);
    const view = members.find(({ host }) => host !== undefined && host.name !== '')?.host;
    const names = view === undefined ? [] : [view.name, ...view.successors];
    const places = Object.entries(this.#scenario.crew) as [PlaceName, readonly string[]][];
    return new Map(
      names.flatMap((name, index) => {
        const place = places.find(([, placed]) => placed.includes(name))?.[0];
        const role = ROLES[index];
        return place === undefined || role === undefined ? [] : [[role, place]];
      }),
    );
  }

  /** Returns what everybody has heard since a moment; without those whose programs have ended or stand still. */
  async report(sinceMs: number): Promise<{ readonly atMs: number; readonly members: readonly MemberReport[] }> {
    const reports = await Promise.all(this.#running.map((program) => program.report(sinceMs)));
    const members = reports.flatMap((report) => report.members);
    return { atMs: Math.min(...reports.map(({ atMs }) => atMs)), members: members.map((one) => asSeen(one, members)) };
  }

  /** Sets by how much the calendars of all programs are ahead, and the times since their machines started, ms. */
  setClocks(calendarMs: number, uptimeMs: number): void {
    writeFileSync(this.#clockFile, `${calendarMs} ${uptimeMs}`);
  }

  async end(): Promise<void> {
    await Promise.all([...this.#programs.values()].map((program) => program.end()));
    await this.#rendezvous?.kill();
    rmSync(this.#folder, { recursive: true });
  }

  /** Describes everybody, for the message of a failure. */
  async #tell(): Promise<string> {
    const { members } = await this.report(0);
    return members
      .map(({ name, facts, heard, events, host }) => {
        const known = facts.roster.map((row) => `${row.id} ${row.name}${row.away ? ' (away)' : ''}`).join(', ');
        const audible = heard.filter(({ isAudible }) => isAudible).map(({ toneHz }) => toneHz);
        const happened = events.map(({ text }) => text).join(', ');
        const hosts = [host?.name, ...(host?.successors ?? [])].join(', ');
        return `${name} knows ${known}; hosts are ${hosts}; hears ${audible.join(', ')}; ${happened}`;
      })
      .join('\n');
  }

  get #running(): readonly ScenarioProgram[] {
    return [...this.#programs.values()].filter(({ isRunning }) => isRunning);
  }

  async #start(): Promise<void> {
    const { host, crew, pages = [], ableToHost = [] } = this.#scenario;
    const plans = planMembers(this.#scenario);
    const everybody = Object.values(plans).flat();
    const tonesHz = everybody.map(({ toneHz }) => toneHz);
    const { isLoopbackOnly } = this.#places;
    const terminals = (Object.keys(crew) as PlaceName[]).filter((place) => !pages.includes(place));
    const processes = new Map(terminals.map((place) => [place, this.#startProcess(place)]));
    const meeting = pages.length === 0 ? undefined : await this.#openRendezvous();
    const rendezvous = meeting === undefined ? [] : [meeting.url];
    const [name = ''] = crew[host] ?? [];
    const { invitation } = await processes.get(host)!.ask({ do: 'host', name, isLoopbackOnly, rendezvous });
    for (const [place, program] of processes) {
      const members = plans[place] ?? [];
      const isAbleToHost = ableToHost.includes(place);
      await program.ask({ do: 'join', invitation, members, tonesHz, isLoopbackOnly, isAbleToHost });
    }
    for (const place of pages) {
      const [plan] = plans[place] ?? [];
      if (meeting === undefined || plan === undefined) continue;
      const { bed, origin } = meeting;
      const page = await PageProgram.join({ bed, place, plan, tonesHz, origin, invitation });
      this.#programs.set(place, page);
    }
    await this.#untilAllHear(everybody);
  }

  #startProcess(place: PlaceName): MemberProcess {
    const program = new MemberProcess(this.#places, place, this.#clockFile);
    this.#programs.set(place, program);
    return program;
  }

  /** Runs a rendezvous, which serves the page for guests. */
  async #openRendezvous(): Promise<{ readonly bed: SwitchBed; readonly url: string; readonly origin: string }> {
    const bed = this.#places;
    if (!(bed instanceof SwitchBed)) throw new Error('Pages need machines in network namespaces.');
    const address = bed.addressOf('pub');
    const origin = `http://${address}`;
    const words = ['--json', '--bind', address, '--port', '80', '--stun-port', '0', '--public-url', `${origin}/`];
    const [node, options] = nodeProgram('main/cli/rendezvous.ts', words);
    this.#rendezvous = new NamespaceProgram([...bed.wrapperOf('pub'), node], options);
    await this.#rendezvous.waitFor(/^\{.*"port".*\}$/m);
    return { bed, url: `ws://${address}`, origin };
  }

  /** How many machines stand by: those that are able to host, but the one that does, as far as a host appoints them. */
  get #standbyCount(): number {
    return Math.min((this.#scenario.ableToHost ?? []).length - 1, ROLES.length - 1);
  }

  /** Waits until everybody hears those of the same group. */
  async #untilAllHear(plans: readonly MemberPlan[]): Promise<void> {
    const isSettled = async (isReady: (report: MemberReport) => boolean): Promise<boolean> =>
      (await this.report(0)).members.filter(({ heard }) => heard.length > 0).every(isReady);
    await waitUntil(
      'everybody is in the lobby',
      () => isSettled(({ facts }) => facts.roster.length === plans.length),
      HEARD_TIMEOUT_MS,
    );
    await waitUntil(
      'those who can take over stand by',
      async () => {
        const { members } = await this.report(0);
        return members.every(({ host }) => host === undefined || host.successors.length >= this.#standbyCount);
      },
      HEARD_TIMEOUT_MS,
    );
    for (const program of this.#running) await program.settle();
    const others = ({ name }: MemberReport): number => {
      const group = plans.find((plan) => plan.name === name)?.group?.[0];
      return plans.filter((plan) => plan.group?.[0] === group).length - 1;
    };
    await waitUntil(
      'everybody hears the others for a second without an outage',
      async () => {
        await Promise.all(this.#running.map((program) => program.calibrate()));
        await sleep(STEADY_MS);
        return isSettled((report) => {
          const audible = report.heard.filter((tone) => tone.isAudible && isSteady(tone));
          return audible.length >= Math.min(MOST_HEARD, others(report));
        });
      },
      HEARD_TIMEOUT_MS,
    );
  }
}

function isSteady({ silences, surplus, levelShare }: ToneReport): boolean {
  const isWhole = silences.every(([fromMs, toMs]) => toMs - fromMs < TOLERATED_GAP_MS);
  return isWhole && surplus.length === 0 && Math.abs(levelShare - 1) < STEADY_TOLERANCE;
}

/** A page does not say what it knows: the others know its id. */
function asSeen(report: MemberReport, members: readonly MemberReport[]): MemberReport {
  if (report.facts.participantId !== 0) return report;
  const rows = members.flatMap(({ facts }) => facts.roster);
  const row = rows.find(({ name }) => name === report.name);
  return { ...report, facts: { ...report.facts, participantId: row?.id ?? 0 } };
}
