import { generateKeyPairSync, sign } from 'node:crypto';
import { createInterface } from 'node:readline';
import { answerDoubts } from '../../../../main/cli/lobbies/hand-over.ts';
import type { FollowingOptions } from '../../../../main/client/following-client.ts';
import type { JoinIdentity } from '../../../../main/client/signalling-client.ts';
import { handOver } from '../../../../main/cli/lobbies/hand-over.ts';
import { monotonicMs } from '../../../../main/clock/monotonic-time.ts';
import { startHostThread, type HostThread } from '../../../../main/host/host-thread.ts';
import { StandbyKeeper } from '../../../../main/host/succession/standby-keeper.ts';
import { startStandby, type StandbyPlace } from '../../../../main/host/start-standby.ts';
import { scheduleTimer } from '../../../../shared/schedule.ts';
import { identityOf } from '../../../../shared/succession/authenticate.ts';
import { silentLog } from '../../silent-log.ts';
import type { NumberedCommand, ProgramAnswer, ProgramAnswers, ProgramCommand } from '../program-messages.ts';
import { debugStop } from './debug-stop.ts';
import { SCENARIO_RULES } from '../scenario.ts';
import { ToneMember } from '../tone-member.ts';

/**
 * A program of a survival scenario: it hosts a lobby, or has members in one, or both, as commands on its standard input
 * say. Each line there is a `NumberedCommand`, each line on its output a `ProgramAnswer`.
 */

/** A busy machine must not make the mixer leave voices out, which would look like a gap. */
const TICK_BUDGET_MS = 1_000;

const THREADS = { host: 'earshot-host', mixer: 'earshot-mixer-0' } as const;

const identities = new Map<string, JoinIdentity>();
const members: ToneMember[] = [];
let host: HostThread | undefined;

const handlers: {
  readonly [Name in ProgramCommand['do']]: (
    command: Extract<ProgramCommand, { do: Name }>,
  ) => Promise<ProgramAnswers[Name]>;
} = {
  async host({ name, isLoopbackOnly, rendezvous }) {
    const identity = await identityOf(Buffer.from(identityFor(name).publicKey, 'base64url'));
    const started = await startHostThread(
      {
        ...{ lobbyName: 'Harbour', rules: SCENARIO_RULES, capacity: 16 },
        ...{ ...placeOf(isLoopbackOnly), rendezvous, succession: { identity } },
      },
      silentLog,
    );
    if (!started.ok) throw new Error(started.error.message);
    keepHost(started.value);
    return { invitation: started.value.description.invitation };
  },
  async join({ invitation, members: plans, tonesHz, isLoopbackOnly, isAbleToHost }) {
    for (const [index, plan] of plans.entries()) {
      const openStandby = isAbleToHost && index === 0 ? standbyOpener(isLoopbackOnly) : undefined;
      const identity = identityFor(plan.name);
      members.push(await ToneMember.join({ invitation, plan, identity, tonesHz, isLoopbackOnly, openStandby }));
    }
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
  async 'hand-over'() {
    if (host === undefined) throw new Error('This program does not host.');
    const leaving = host;
    void handOver(leaving, { schedule: scheduleTimer, nowMs: monotonicMs }).then((hasMoved) =>
      hasMoved ? leaving.close() : undefined,
    );
    return null;
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

function placeOf(isLoopbackOnly: boolean): StandbyPlace {
  return {
    workers: 1,
    port: 0,
    tickBudgetMs: TICK_BUDGET_MS,
    bindAddress: isLoopbackOnly ? '127.0.0.1' : '::',
    publicAddress: null,
  };
}

/** Takes a host for that of this program, until another host has its lobby. */
function keepHost(started: HostThread): void {
  host = started;
  answerDoubts(started);
  started.events.on('succession', ({ type }) => {
    if (type !== 'moved') return;
    if (host === started) host = undefined;
    void started.close();
  });
}

/** Returns what opens a standby host in this program. When it takes over, it is the program's host. */
function standbyOpener(isLoopbackOnly: boolean): FollowingOptions['openStandby'] {
  return (followed, identity, send) => {
    const keeper = new StandbyKeeper({
      ...{ identity, host: followed, send, log: silentLog, schedule: scheduleTimer },
      start: (start) => startStandby(placeOf(isLoopbackOnly), start, silentLog),
      onHosting: (standby) => keepHost(standby.host),
    });
    return {
      receive: (message) => keeper.receive(message),
      setHostLost: (isLost) => keeper.setHostLost(isLost),
      follow: (next) => {
        keeper.follow(next);
        host?.tellSuccession({ type: 'follow', host: next });
      },
      leave: () => keeper.leave(),
    };
  };
}

function identityFor(name: string): JoinIdentity {
  const known = identities.get(name);
  if (known !== undefined) return known;
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const identity: JoinIdentity = {
    publicKey: publicKey.export({ format: 'jwk' }).x ?? '',
    sign: (statement) => sign(null, Buffer.from(statement, 'utf8'), privateKey).toString('base64url'),
  };
  identities.set(name, identity);
  return identity;
}

async function answer(command: NumberedCommand): Promise<void> {
  const handle = handlers[command.do] as (command: ProgramCommand) => Promise<unknown>;
  const settled: ProgramAnswer = await handle(command).then(
    (value) => ({ id: command.id, value }),
    (error: unknown) => ({ id: command.id, error: String(error) }),
  );
  process.stdout.write(`${JSON.stringify(settled)}\n`);
}
