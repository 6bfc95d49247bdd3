import { invariant } from '../../../shared/invariant.ts';
import type { EarOutput } from '../../../shared/model/sound/ear-output.ts';
import type { GamePhase, HearingRules } from '../../../shared/spatial/hearing-rules.ts';
import { AudienceTable } from '../../mixer/plan/audience-table.ts';
import { createMixMemory, type MixMemory } from '../../mixer/kernel/mix-memory.ts';
import type { OpusPacket } from '../../media/rtp/opus-packet.ts';
import type { PersonalRows } from '../../mixer/personal-tables.ts';
import type { MixerThread, MixerThreadOptions } from './mixer-thread.ts';
import type { MixerStatistics } from './mixer-statistics.ts';
import type { PacketRecord } from './packet-ring.ts';
import { RestartBudget } from './restart-budget.ts';
import { SlotTable } from './slot-table.ts';
import { StatisticsRound } from './statistics-round.ts';
import { WorkerAssignment } from './worker-assignment.ts';

/** A running mixer worker, as the pool sees it. */
export type PoolThread = Pick<MixerThread, 'control' | 'pushOpus' | 'stop'>;

/** A worker that ends three times within a minute will do so again: a restart does not fix the cause. */
const MAX_ENDS = 3;
const ENDS_WINDOW_MS = 60_000;

export interface MixerPoolOptions {
  /** The largest slot. */
  readonly capacity: number;
  /** Mixer workers, 1 to 16. */
  readonly workers: number;
  /** Time budget of a tick before a worker sheds load, milliseconds. */
  readonly tickBudgetMs: number;
  /** Ticks that a worker mixes for simulated players before it starts. */
  readonly warmUpTicks: number;
  /** The pause after each of them, milliseconds, so that nobody needs to notice the work; not given = 0. */
  readonly warmUpPauseMs?: number;
  /** Initial rules and phase; `setRules` replaces them. */
  readonly rules: HearingRules;
  readonly phase: GamePhase;
  /** Monotonic clock, the same for all workers. */
  readonly nowMs: () => number;
  /** Starts a worker; rejects if it cannot start. */
  readonly startThread: (options: MixerThreadOptions) => Promise<PoolThread>;
  /** Receives a mixed packet; `record` is only valid during the call. */
  readonly onPacket: (record: PacketRecord) => void;
  /** Called once a second with the statistics of each running worker, but not before all have started. */
  readonly onStatistics: (workers: readonly MixerStatistics[]) => void;
  /** Reports a problem that the pool survives: a worker ended and is replaced. */
  readonly onProblem: (message: string) => void;
  /** The pool cannot continue. */
  readonly onDied: (error: Error) => void;
}

interface Status {
  readonly isMuted: boolean;
  readonly isDeafened: boolean;
}

const NO_STATUS: Status = { isMuted: false, isDeafened: false };

/**
 * The mixer workers of a lobby. Each slot belongs to one of them, which decodes its voice and makes its mix; voices of
 * other workers' slots come through shared memory. A worker that dies is replaced, and its slots join the replacement.
 * Their connections live in the host worker, so they are silent for a moment and need not reconnect.
 */
export class MixerPool {
  readonly slots: SlotTable;
  /** Who hears whom: for each worker, the listeners that it mixes for. Kept when the worker is replaced. */
  readonly audiences: readonly AudienceTable[];
  /** Packets that found their worker's ring full. */
  incomingOverflows = 0;
  /** Packets of participants whose worker was being replaced. */
  droppedInRestarts = 0;
  /** Workers that died and were replaced. */
  restarts = 0;
  readonly #options: MixerPoolOptions;
  readonly #slotMemory: SharedArrayBuffer;
  readonly #mixMemory: MixMemory;
  readonly #gridStartMs: number;
  readonly #assignment: WorkerAssignment;
  readonly #round: StatisticsRound;
  readonly #budgets: readonly RestartBudget[];
  readonly #statuses: Status[];
  /** Personal gains by slot. */
  readonly #personals: (PersonalRows | undefined)[];
  /** How ears get voices, by slot. */
  readonly #outputs: (EarOutput | undefined)[];
  /** By worker; undefined while one is starting. */
  readonly #threads: (PoolThread | undefined)[];
  readonly #starting = new Set<Promise<void>>();
  #rules: HearingRules;
  #phase: GamePhase;
  #hasStarted = false;
  #isStopped = false;

  /** Creates a pool whose threads do not run yet. */
  constructor(options: MixerPoolOptions) {
    this.#options = options;
    this.#gridStartMs = options.nowMs();
    this.#rules = options.rules;
    this.#phase = options.phase;
    this.#mixMemory = createMixMemory(options.capacity, options.workers);
    this.#slotMemory = SlotTable.allocate(options.capacity + 1);
    this.slots = new SlotTable(this.#slotMemory, options.capacity + 1);
    this.audiences = Array.from(
      { length: options.workers },
      () => new AudienceTable(AudienceTable.allocate(options.capacity), options.capacity),
    );
    this.#assignment = new WorkerAssignment(options.capacity, options.workers);
    this.#round = new StatisticsRound(options.workers, options.onStatistics);
    this.#budgets = Array.from({ length: options.workers }, () => new RestartBudget(MAX_ENDS, ENDS_WINDOW_MS));
    this.#statuses = new Array<Status>(options.capacity + 1).fill(NO_STATUS);
    this.#personals = new Array<undefined>(options.capacity + 1).fill(undefined);
    this.#outputs = new Array<undefined>(options.capacity + 1).fill(undefined);
    this.#threads = new Array<undefined>(options.workers).fill(undefined);
  }

  /** Creates a pool and starts it. */
  static async start(options: MixerPoolOptions): Promise<MixerPool> {
    const pool = new MixerPool(options);
    await pool.start();
    return pool;
  }

  /** Starts all workers, once. Rejects if a worker cannot start; then none keeps running. */
  async start(): Promise<void> {
    const starts = await Promise.allSettled(this.#threads.map((_, worker) => this.#startWorker(worker)));
    const failed = starts.find((start) => start.status === 'rejected');
    if (failed !== undefined) {
      await this.stop();
      throw failed.reason;
    }
    this.#hasStarted = true;
  }

  get workerCount(): number {
    return this.#threads.length;
  }

  /** Adds the slot (1 to `capacity`, free), neither muted nor deafened, to the worker with the fewest. */
  join(slot: number): void {
    this.#statuses[slot] = NO_STATUS;
    this.#personals[slot] = undefined;
    this.#outputs[slot] = undefined;
    this.#threads[this.#assignment.assign(slot)]?.control({ type: 'join', slot });
  }

  leave(slot: number): void {
    const worker = this.#assignment.release(slot);
    if (worker !== undefined) this.#threads[worker]?.control({ type: 'leave', slot });
  }

  /** Sets the status of a slot that has joined. */
  setStatus(slot: number, isMuted: boolean, isDeafened: boolean): void {
    const worker = this.#assignment.workerOf(slot);
    invariant(worker !== undefined, 'only a joined slot has a status');
    this.#statuses[slot] = { isMuted, isDeafened };
    this.#threads[worker]?.control({ type: 'status', slot, isMuted, isDeafened });
  }

  /** Returns the worker of a slot; undefined if it has not joined. */
  workerOf(slot: number): number | undefined {
    return this.#assignment.workerOf(slot);
  }

  /** Sets how a slot that has joined wants to hear others; replaces its previous choices. */
  setPersonal(slot: number, rows: PersonalRows): void {
    const worker = this.#assignment.workerOf(slot);
    invariant(worker !== undefined, 'only a joined slot hears others');
    this.#personals[slot] = rows;
    this.#threads[worker]?.control({ type: 'personal', slot, rows });
  }

  /** Sets how the ears of a slot that has joined get voices. */
  setOutput(slot: number, output: EarOutput): void {
    const worker = this.#assignment.workerOf(slot);
    invariant(worker !== undefined, 'only a joined slot hears others');
    this.#outputs[slot] = output;
    this.#threads[worker]?.control({ type: 'output', slot, output });
  }

  /** Replaces the rules for everybody from the next tick on. */
  setRules(rules: HearingRules, phase: GamePhase): void {
    this.#rules = rules;
    this.#phase = phase;
    for (const thread of this.#threads) thread?.control({ type: 'rules', rules, phase });
  }

  /** Hands a packet to the worker of its slot. Drops a packet of a slot that has not joined. */
  pushOpus(packet: OpusPacket): void {
    const worker = this.#assignment.workerOf(packet.slot);
    if (worker === undefined) return;
    const thread = this.#threads[worker];
    if (thread === undefined) this.droppedInRestarts++;
    else if (!thread.pushOpus(packet)) this.incomingOverflows++;
  }

  /** Resolves when no thread runs. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    await Promise.all(this.#starting);
    await Promise.all(this.#threads.filter((thread) => thread !== undefined).map((thread) => thread.stop()));
  }

  async #startWorker(worker: number): Promise<void> {
    const { capacity, workers, tickBudgetMs, warmUpTicks, warmUpPauseMs = 0, startThread, onPacket } = this.#options;
    const rules = this.#rules;
    const phase = this.#phase;
    const audience = this.audiences[worker];
    invariant(audience !== undefined, 'each worker writes who hears whom');
    const thread = await startThread({
      worker,
      memory: this.#mixMemory,
      slotShare: Math.ceil(capacity / workers),
      tickBudgetMs,
      warmUpTicks,
      // The participants of a worker that died are silent until another one is ready.
      warmUpPauseMs: this.#hasStarted ? 0 : warmUpPauseMs,
      rules,
      phase,
      gridStartMs: this.#gridStartMs,
      slots: this.#slotMemory,
      audience: audience.memory,
      onPacket,
      onStatistics: (statistics) => {
        if (this.#hasStarted) this.#round.add(statistics);
      },
      onDied: (error) => this.#replace(worker, error),
    });
    this.#threads[worker] = thread;
    const areCurrent = rules === this.#rules && phase === this.#phase;
    if (!areCurrent) thread.control({ type: 'rules', rules: this.#rules, phase: this.#phase });
    this.#rejoin(worker);
  }

  /** Starts another worker with the same slots after one ended, unless this happens again and again. */
  #replace(worker: number, error: Error): void {
    this.#threads[worker] = undefined;
    if (this.#isStopped) return;
    const slots = this.#assignment.slotsOf(worker);
    for (const slot of slots) this.slots.clearLevel(slot);
    const name = `Mixer worker ${worker + 1} of ${this.workerCount}`;
    if (this.#budgets[worker]?.allowsRestart(this.#options.nowMs()) !== true) {
      this.#options.onDied(
        new Error(`${name} ended ${MAX_ENDS} times within a minute, the last time because: ${error.message}`),
      );
      return;
    }
    this.restarts++;
    this.#options.onProblem(
      `${name} ended unexpectedly and is restarting; its ${slots.length} participants are silent until then. ${error.message}`,
    );
    const start = this.#startWorker(worker).catch((failure: unknown) =>
      this.#replace(worker, failure instanceof Error ? failure : new Error(String(failure))),
    );
    this.#starting.add(start);
    void start.finally(() => this.#starting.delete(start));
  }

  /** Lets the slots of a worker in that came while it was starting, or had its predecessor. */
  #rejoin(worker: number): void {
    for (const slot of this.#assignment.slotsOf(worker)) {
      const status = this.#statuses[slot] ?? NO_STATUS;
      this.#threads[worker]?.control({ type: 'join', slot });
      if (status !== NO_STATUS) this.#threads[worker]?.control({ type: 'status', slot, ...status });
      const rows = this.#personals[slot];
      if (rows !== undefined) this.#threads[worker]?.control({ type: 'personal', slot, rows });
      const output = this.#outputs[slot];
      if (output !== undefined) this.#threads[worker]?.control({ type: 'output', slot, output });
    }
  }
}
