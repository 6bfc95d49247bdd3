import { monotonicMs } from '../../../main/clock/monotonic-time.ts';
import { listProgramsIn } from '../network/namespaces.ts';
import { BedBrowser, type PageGuest } from '../network/page-guest.ts';
import type { PlaceName } from './places.ts';
import type { MemberPlan, MemberReport } from './program-messages.ts';
import type { ScenarioProgram } from './scenario-program.ts';
import type { SwitchBed } from './switch-bed.ts';

export interface PageOptions {
  readonly bed: SwitchBed;
  readonly place: PlaceName;
  readonly plan: MemberPlan;
  /** The tones of everybody in the scenario. */
  readonly tonesHz: readonly number[];
  /** Of the page for guests. */
  readonly origin: string;
  readonly invitation: string;
}

/** The page for guests in a browser of its own. What it says is heard by the others; what it hears is looked at. */
export class PageProgram implements ScenarioProgram {
  readonly #bed: SwitchBed;
  readonly #place: PlaceName;
  readonly #plan: MemberPlan;
  readonly #tonesHz: readonly number[];
  readonly #browser: BedBrowser;
  readonly #guest: PageGuest;
  #isFrozen = false;

  private constructor({ bed, place, plan, tonesHz }: PageOptions, browser: BedBrowser, guest: PageGuest) {
    this.#bed = bed;
    this.#place = place;
    this.#plan = plan;
    this.#tonesHz = tonesHz;
    this.#browser = browser;
    this.#guest = guest;
  }

  /** Opens the page in a place and joins. Throws if the lobby refuses. */
  static async join(options: PageOptions): Promise<PageProgram> {
    const { bed, place, plan, origin, invitation } = options;
    const browser = await BedBrowser.launch(bed, place, origin, plan.toneHz);
    const guest = await browser.open(invitation, plan.name);
    const flaw = await guest.join();
    if (flaw === undefined) return new PageProgram(options, browser, guest);
    await browser.close();
    throw new Error(`${plan.name} could not join: ${flaw}`);
  }

  get isRunning(): boolean {
    return !this.#isFrozen;
  }

  async settle(): Promise<void> {
    // The page of these scenarios has no wishes.
  }

  async calibrate(): Promise<void> {
    // Its ears are read when they are asked.
  }

  async report(): Promise<{ readonly atMs: number; readonly members: readonly MemberReport[] }> {
    const { name, toneHz } = this.#plan;
    const facts = { participantId: 0, name, group: '', roster: [], rules: null, phase: null };
    const playoutMs = await readPlayoutMs(this.#guest);
    const hearsNow = await this.#guest.hears(this.#tonesHz);
    return { atMs: monotonicMs(), members: [{ name, toneHz, facts, heard: [], playoutMs, hearsNow, events: [] }] };
  }

  handOver(): Promise<never> {
    throw new Error('A page has no host.');
  }

  debug(): Promise<never> {
    throw new Error('A page has no host.');
  }

  kill(): void {
    void this.#signal('SIGKILL');
  }

  async freeze(): Promise<void> {
    this.#isFrozen = true;
    await this.#signal('SIGSTOP');
  }

  async thaw(): Promise<void> {
    this.#isFrozen = false;
    await this.#signal('SIGCONT');
  }

  async end(): Promise<void> {
    await this.thaw();
    await this.#browser.close();
  }

  /** Sends a signal to all processes of the browser. */
  async #signal(signal: NodeJS.Signals): Promise<void> {
    for (const pid of await listProgramsIn(this.#bed.nameOf(this.#place))) {
      try {
        process.kill(pid, signal);
      } catch {
        // It has ended meanwhile.
      }
    }
  }
}

/** Returns how long the page's jitter buffer has held a sample in the last half second, ms; 0 without sound. */
async function readPlayoutMs({ page }: PageGuest): Promise<number> {
  return page.evaluate(async () => {
    const read = async (): Promise<readonly [delaySeconds: number, samples: number]> => {
      const report = await globalThis.soundTap.connections.at(-1)?.getStats();
      for (const entry of report?.values() ?? [])
        if (entry.type === 'inbound-rtp')
          return [entry.jitterBufferDelay as number, entry.jitterBufferEmittedCount as number];
      return [0, 0];
    };
    const [formerSeconds, formerSamples] = await read();
    await new Promise((resolve) => setTimeout(resolve, 500));
    const [seconds, samples] = await read();
    return samples > formerSamples ? (1_000 * (seconds - formerSeconds)) / (samples - formerSamples) : 0;
  });
}
