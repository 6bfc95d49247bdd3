import { createInterface } from 'node:readline';
import { monotonicMs } from '../../../../main/clock/monotonic-time.ts';
import { startHostThread, type HostThread } from '../../../../main/host/host-thread.ts';
import { DEFAULT_HEARING_RULES } from '../../../../shared/spatial/hearing-rules.ts';
import { silentLog } from '../../silent-log.ts';
import type { NumberedCommand, ProgramAnswer, ProgramAnswers, ProgramCommand } from '../program-messages.ts';
import { debugStop } from './debug-stop.ts';
import { ToneMember } from '../tone-member.ts';

/**
 * A program of a survival scenario: it hosts a lobby, or has members in one, or both, as commands on its standard input
 * say. Each line there is a `NumberedCommand`, each line on its output a `ProgramAnswer`.
 */

/** A busy machine must not make the mixer leave voices out, which would look like a gap. */
const TICK_BUDGET_MS = 1_000;

const THREADS = { host: 'earshot-host', mixer: 'earshot-mixer-0' } as const;

const members: ToneMember[] = [];
let host: HostThread | undefined;

const handlers: {
  readonly [Name in ProgramCommand['do']]: (
    command: Extract<ProgramCommand, { do: Name }>,
  ) => Promise<ProgramAnswers[Name]>;
} = {
  async host({ isLoopbackOnly, rendezvous }) {
    const started = await startHostThread(
      {
        ...{ lobbyName: 'Harbour', rules: DEFAULT_HEARING_RULES, capacity: 16, workers: 1, port: 0, rendezvous },
        ...{ bindAddress: isLoopbackOnly ? '127.0.0.1' : '::', publicAddress: null, tickBudgetMs: TICK_BUDGET_MS },
      },
      silentLog,
    );
    if (!started.ok) throw new Error(started.error.message);
    host = started.value;
    return { invitation: host.description.invitation };
  },
  async join({ invitation, members: plans, tonesHz, isLoopbackOnly }) {
    for (const plan of plans) members.push(await ToneMember.join({ invitation, plan, tonesHz, isLoopbackOnly }));
    return null;
  },
  async settle() {
    for (const member of members) member.settle();
    return null;
  },
  async calibrate() {
    const atMs = monotonicMs();
    for (const member of members) member.calibrate(atMs);
    return { atMs };
  },
  async report({ sinceMs }) {
    const atMs = monotonicMs();
    return { atMs, members: members.map((member) => member.report(sinceMs, atMs)) };
  },
  async debug({ thread, seconds }) {
    await debugStop(THREADS[thread], seconds);
    return null;
  },
  async end() {
    await Promise.all(members.map((member) => member.leave()));
    await host?.close();
    return null;
  },
};

createInterface({ input: process.stdin })
  .on('line', (line) => void answer(JSON.parse(line) as NumberedCommand))
  .on('close', () => process.exit(0));

async function answer(command: NumberedCommand): Promise<void> {
  const handle = handlers[command.do] as (command: ProgramCommand) => Promise<unknown>;
  const settled: ProgramAnswer = await handle(command).then(
    (value) => ({ id: command.id, value }),
    (error: unknown) => ({ id: command.id, error: String(error) }),
  );
  process.stdout.write(`${JSON.stringify(settled)}\n`);
}
