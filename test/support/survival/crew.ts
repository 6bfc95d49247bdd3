import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { waitUntil } from '../wait-until.ts';
import { MemberProcess } from './member-process.ts';
import type { PlaceName, Places } from './places.ts';
import type { MemberPlan, MemberReport } from './program-messages.ts';
import { planMembers, type Scenario } from './scenario.ts';
import type { ToneReport } from './tone-ear.ts';

/** Of nine others, one hears the eight loudest. */
const MOST_HEARD = 8;
const HEARD_TIMEOUT_MS = 60_000;
/** A tone must be steady for a second before it counts as usual. */
const STEADY_MS = 1_300;
const STEADY_TOLERANCE = 0.2;

/** The programs of a scenario and the members in them. */
export class Crew {
  readonly #folder = mkdtempSync(path.join(tmpdir(), 'earshot-crew-'));
  readonly #clockFile = path.join(this.#folder, 'clock');
  readonly #processes: ReadonlyMap<PlaceName, MemberProcess>;

  private constructor(places: Places, names: readonly PlaceName[]) {
    this.moveCalendars(0);
    this.#processes = new Map(names.map((place) => [place, new MemberProcess(places, place, this.#clockFile)]));
  }

  /** Starts the programs, opens the lobby and lets everybody join. Resolves when all of them hear each other. */
  static async gather(scenario: Scenario, places: Places): Promise<Crew> {
    const plans = planMembers(scenario);
    const names = Object.keys(scenario.crew) as PlaceName[];
    const crew = new Crew(places, names);
    const { isLoopbackOnly } = places;
    try {
      const { invitation } = await crew.at(scenario.host).ask({ do: 'host', port: 0, isLoopbackOnly });
      const tonesHz = Object.values(plans).flatMap((members) => members.map(({ toneHz }) => toneHz));
      for (const place of names) {
        const members = plans[place] ?? [];
        await crew.at(place).ask({ do: 'join', invitation, members, tonesHz, isLoopbackOnly });
      }
      await crew.#untilAllHear(Object.values(plans).flat());
      return crew;
    } catch (error) {
      await crew.end();
      throw error;
    }
  }

  at(place: PlaceName): MemberProcess {
    const program = this.#processes.get(place);
    if (program === undefined) throw new Error(`The scenario has nobody in place ${place}.`);
    return program;
  }

  /** Returns what everybody has heard since a moment; without those whose programs have ended or stand still. */
  async report(sinceMs: number): Promise<{ readonly atMs: number; readonly members: readonly MemberReport[] }> {
    const living = [...this.#processes.values()].filter(({ isRunning }) => isRunning);
    const reports = await Promise.all(living.map((program) => program.ask({ do: 'report', sinceMs })));
    return { atMs: Math.min(...reports.map(({ atMs }) => atMs)), members: reports.flatMap(({ members }) => members) };
  }

  /** Sets by how much the calendars of all programs are ahead, and the times since their machines started. */
  moveCalendars(aheadMs: number): void {
    writeFileSync(this.#clockFile, String(aheadMs));
  }

  async end(): Promise<void> {
    await Promise.all([...this.#processes.values()].map((program) => program.end()));
    rmSync(this.#folder, { recursive: true });
  }

  /** Waits until everybody hears those of the same group. */
  async #untilAllHear(plans: readonly MemberPlan[]): Promise<void> {
    const isSettled = async (isReady: (report: MemberReport) => boolean): Promise<boolean> =>
      (await this.report(0)).members.every(isReady);
    await waitUntil(
      'everybody is in the lobby',
      () => isSettled(({ facts }) => facts.roster.length === plans.length),
      HEARD_TIMEOUT_MS,
    );
    await this.#askAll('settle');
    const others = ({ name }: MemberReport): number => {
      const group = plans.find((plan) => plan.name === name)?.group?.[0];
      return plans.filter((plan) => plan.group?.[0] === group).length - 1;
    };
    await waitUntil(
      'everybody hears the others for a second without a gap',
      async () => {
        await this.#askAll('calibrate');
        await sleep(STEADY_MS);
        return isSettled((report) => {
          const audible = report.heard.filter((tone) => tone.isAudible && isSteady(tone));
          return audible.length >= Math.min(MOST_HEARD, others(report));
        });
      },
      HEARD_TIMEOUT_MS,
    );
  }

  async #askAll(what: 'settle' | 'calibrate'): Promise<void> {
    await Promise.all([...this.#processes.values()].map((program) => program.ask({ do: what })));
  }
}

function isSteady({ silences, surplus, levelShare }: ToneReport): boolean {
  return silences.length === 0 && surplus.length === 0 && Math.abs(levelShare - 1) < STEADY_TOLERANCE;
}
