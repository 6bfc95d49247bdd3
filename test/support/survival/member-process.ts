import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { NODE_OPTIONS } from '../../../scripts/node-options.mjs';
import { PROJECT_FOLDER } from '../../../scripts/project-folder.ts';
import type { ProgramAnswer, ProgramAnswers, ProgramCommand } from './program-messages.ts';
import type { PlaceName, Places } from './places.ts';
import type { ScenarioProgram } from './scenario-program.ts';

/** A busy machine takes some seconds to start a host. */
const ANSWER_TIMEOUT_MS = 60_000;
const END_TIMEOUT_MS = 5_000;
/** So that other programs of this machine do not decide what is heard. */
const PRIORITY = process.getuid?.() === 0 ? ['nice', '-n', '-10'] : [];
const MOVING_CLOCK = './test/support/survival/programs/moving-clock.ts';
const PROGRAM = 'test/support/survival/programs/member-program.ts';

/** A member program in a place. */
export class MemberProcess implements ScenarioProgram {
  readonly place: PlaceName;
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, (answer: ProgramAnswer) => void>();
  readonly #ended: Promise<unknown>;
  #hasEnded = false;
  #isFrozen = false;
  #commands = 0;
  #errors = '';

  /** `clockFile`: says by how much the calendar of the program is ahead (`moving-clock.ts`). */
  constructor(places: Places, place: PlaceName, clockFile: string) {
    this.place = place;
    const node = [process.execPath, ...NODE_OPTIONS, '--require', MOVING_CLOCK, PROGRAM];
    const [first = '', ...words] = [...places.wrapperOf(place), ...PRIORITY, ...node];
    this.#child = spawn(first, words, {
      cwd: PROJECT_FOLDER,
      env: { ...process.env, EARSHOT_CLOCK_FILE: clockFile },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => (this.#errors += text));
    this.#child.stdin?.on('error', () => undefined);
    createInterface({ input: this.#child.stdout! }).on('line', (line) => this.#receive(line));
    this.#ended = once(this.#child, 'close').then(() => this.#failAll());
  }

  get isRunning(): boolean {
    return !this.#hasEnded && !this.#isFrozen;
  }

  /** Gives the program a command, and resolves with its answer. Rejects if it cannot, or has ended. */
  async ask<Name extends ProgramCommand['do']>(
    command: Extract<ProgramCommand, { do: Name }>,
  ): Promise<ProgramAnswers[Name]> {
    const id = ++this.#commands;
    const answered = Promise.withResolvers<ProgramAnswer>();
    this.#waiting.set(id, answered.resolve);
    const timer = setTimeout(
      () => answered.resolve({ id, error: `no answer to ${command.do} in ${ANSWER_TIMEOUT_MS} ms` }),
      ANSWER_TIMEOUT_MS,
    );
    if (this.#hasEnded) this.#failAll();
    else this.#child.stdin?.write(`${JSON.stringify({ ...command, id })}\n`);
    const answer = await answered.promise;
    clearTimeout(timer);
    this.#waiting.delete(id);
    if ('error' in answer) throw new Error(`${this.place}: ${answer.error} ${this.#errors}`);
    return answer.value as ProgramAnswers[Name];
  }

  async settle(): Promise<void> {
    await this.ask({ do: 'settle' });
  }

  async calibrate(): Promise<void> {
    await this.ask({ do: 'calibrate' });
  }

  report(sinceMs: number): Promise<ProgramAnswers['report']> {
    return this.ask({ do: 'report', sinceMs });
  }

  async handOver(): Promise<void> {
    await this.ask({ do: 'hand-over' });
  }

  async debug(thread: 'host' | 'mixer', seconds: number): Promise<void> {
    await this.ask({ do: 'debug', thread, seconds });
  }

  kill(): void {
    this.#hasEnded = true;
    this.#child.kill('SIGKILL');
  }

  freeze(): void {
    this.#isFrozen = true;
    this.#child.kill('SIGSTOP');
  }

  thaw(): void {
    this.#isFrozen = false;
    this.#child.kill('SIGCONT');
  }

  async end(): Promise<void> {
    this.thaw();
    if (this.#hasEnded) return;
    const timer = setTimeout(() => this.kill(), END_TIMEOUT_MS);
    await this.ask({ do: 'end' }).catch(() => undefined);
    this.#child.stdin?.end();
    await this.#ended;
    clearTimeout(timer);
  }

  #receive(line: string): void {
    const answer = JSON.parse(line) as ProgramAnswer;
    this.#waiting.get(answer.id)?.(answer);
  }

  #failAll(): void {
    this.#hasEnded = true;
    for (const [id, settle] of this.#waiting) settle({ id, error: 'the program has ended' });
  }
}
