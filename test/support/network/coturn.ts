import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { waitUntil } from '../wait-until.ts';
import type { NamespaceProgram } from './namespace-program.ts';
import type { NetworkBed } from './network-bed.ts';

/** The secret from which coturn and a rendezvous derive credentials (draft-uberti-behave-turn-rest-00). */
export const TURN_SECRET = 'secret-of-the-test-bed';
const START_TIMEOUT_MS = 20_000;
export const STUN_PORT = 3_478;
export const OTHER_STUN_PORT = 3_479;

export interface CoturnOptions {
  /** The one from which it derives credentials. With another than that of the rendezvous, it refuses its guests. */
  readonly secret?: string;
  /** Whether it gives relayed addresses, but refuses to talk to anybody from there (403 to CreatePermission). */
  readonly refusesPeers?: boolean;
}

/** The bed's STUN and TURN server (coturn), at both addresses of `pub`; TURN over TCP is on port 443 of the second. */
export class Coturn {
  readonly #program: NamespaceProgram;
  readonly #folder: string;

  private constructor(program: NamespaceProgram, folder: string) {
    this.#program = program;
    this.#folder = folder;
  }

  static async start(
    bed: NetworkBed,
    { secret = TURN_SECRET, refusesPeers = false }: CoturnOptions = {},
  ): Promise<Coturn> {
    const [first, second] = bed.layout.servers;
    const folder = mkdtempSync(path.join(tmpdir(), 'earshot-turn-'));
    const lines = [
      ...[`listening-ip=${first}`, `listening-ip=${second}`, `relay-ip=${first}`, `aux-server=${second}:443`],
      ...[`listening-port=${STUN_PORT}`, `alt-listening-port=${OTHER_STUN_PORT}`, 'min-port=50000', 'max-port=50999'],
      ...['use-auth-secret', `static-auth-secret=${secret}`, 'realm=bed.test', 'fingerprint'],
      ...['no-tls', 'no-dtls', 'no-cli', 'no-multicast-peers'],
      ...(refusesPeers ? ['denied-peer-ip=0.0.0.0-255.255.255.255'] : []),
      ...['log-file=stdout', 'simple-log', `pidfile=${folder}/pid`, `userdb=${folder}/users`],
    ];
    writeFileSync(path.join(folder, 'turn.conf'), `${lines.join('\n')}\n`);
    const program = bed.start('pub', 'turnserver', { arguments: ['-c', path.join(folder, 'turn.conf')], folder });
    await waitUntil(
      'coturn listens',
      async () => {
        if (program.hasEnded) throw new Error(`coturn ended and printed: ${program.printed}`);
        // Ports are in hexadecimal there.
        const listening = await bed.run('pub', 'cat', ['/proc/net/udp']);
        return listening.includes(`:0${OTHER_STUN_PORT.toString(16).toUpperCase()} `);
      },
      START_TIMEOUT_MS,
    );
    return new Coturn(program, folder);
  }

  /** Everything that coturn has logged. */
  get log(): string {
    return this.#program.printed;
  }

  async stop(): Promise<void> {
    await this.#program.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
