import { fork, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { encodeBindingRequest } from '../../../../main/media/ice/stun.ts';
import {
  TAKE_SNAPSHOT,
  type HostMessage,
  type HostSetup,
  type HostSnapshot,
  type Protection,
} from '../host-messages.ts';
import type { LoadTarget } from '../load/load-generator.ts';
import type { Scenario } from '../scenario.ts';

/** The host in its process. */
export interface HostUnderTest {
  readonly pid: number;
  /** Each player's destination, and the connectivity check with which its socket introduces itself. */
  readonly targets: readonly LoadTarget[];
  snapshot(): Promise<HostSnapshot>;
  stop(): Promise<void>;
}

/** A candidate of type "host" (RFC 8445, section 5.1.2.1). */
const CHECK_PRIORITY = 0x7e_ff_ff_ff;

export async function startHostUnderTest(
  scenario: Scenario,
  protection: Protection,
  nodeArguments: readonly string[],
): Promise<HostUnderTest> {
  const { players, rules, square, mixerWorkers } = scenario;
  const setup: HostSetup = {
    players,
    rules,
    mixerWorkers,
    protection,
    ...(square === undefined ? {} : { square: { ...square, places: [...square.places] } }),
  };
  const child = fork(fileURLToPath(new URL('./host-child.ts', import.meta.url)), [JSON.stringify(setup)], {
    execArgv: ['--expose-gc', ...nodeArguments],
  });
  const ready = await nextMessage(child, 'ready');
  return {
    pid: child.pid ?? 0,
    targets: ready.credentials.map(({ usernameFragment, password }) => ({
      port: ready.port,
      greeting: encodeBindingRequest({
        role: 'controlling',
        transactionId: randomBytes(12),
        username: `${usernameFragment}:bench`,
        password,
        priority: CHECK_PRIORITY,
        tieBreaker: randomBytes(8),
        shouldNominate: true,
      }),
    })),
    snapshot: async () => {
      const answer = nextMessage(child, 'snapshot');
      child.send(TAKE_SNAPSHOT);
      return (await answer).snapshot;
    },
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.disconnect();
      await ended;
    },
  };
}

function nextMessage<Type extends HostMessage['type']>(
  child: ChildProcess,
  type: Type,
): Promise<Extract<HostMessage, { type: Type }>> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null): void => reject(new Error(`The host under test ended with code ${code}.`));
    const onMessage = (message: HostMessage): void => {
      if (message.type !== type) return;
      child.off('exit', onExit);
      child.off('message', onMessage as never);
      resolve(message as Extract<HostMessage, { type: Type }>);
    };
    child.once('exit', onExit);
    child.on('message', onMessage as never);
  });
}
