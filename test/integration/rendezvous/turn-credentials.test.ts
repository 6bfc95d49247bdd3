import { spawn, spawnSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRelayServers } from '../../../main/rendezvous/relay-servers.ts';
import { fencesIn, projectFile } from '../../support/documents.ts';
import { openTestRendezvous } from '../../support/rendezvous/open-test-rendezvous.ts';
import { registerHost, RendezvousClient } from '../../support/rendezvous/rendezvous-client.ts';
import { askTurn, type TurnAccount } from '../../support/rendezvous/turn-client.ts';

const SECRET = 'secret of the test';
const UNAUTHORIZED = 401;
const FORBIDDEN = 403;

const hasCoturn = spawnSync('turnserver', ['--version']).error === undefined;
if (!hasCoturn)
  process.stderr.write('Skipped: turnserver (coturn) is not installed, so no relay checks our credentials.\n');

/** The file that docs/rendezvous.md recommends, on loopback and without certificates. */
function configurationFor(port: number): string {
  const text = fencesIn(projectFile('docs/rendezvous.md')).find(({ info }) => info === 'conf turnserver')?.text ?? '';
  const changed = text
    .replace(/^listening-port=.*/m, `listening-port=${port}\nlistening-ip=127.0.0.1\nrelay-ip=127.0.0.1\nrelay-ip=::1`)
    .replace(/^static-auth-secret=.*/m, `static-auth-secret=${SECRET}`)
    .replace(/^tls-listening-port=.*/m, 'no-tls\nno-dtls')
    .replaceAll(/^(?:cert|pkey)=.*\n/gm, '');
  expect(changed).toContain(`static-auth-secret=${SECRET}`);
  return changed;
}

describe.runIf(hasCoturn)('a coturn as docs/rendezvous.md configures it', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'earshot-turn-'));
  let port = 0;
  let stop: () => void = () => undefined;

  beforeAll(async () => {
    port = await freeUdpPort();
    const file = path.join(folder, 'turnserver.conf');
    const log = `log-file=stdout\npidfile=${folder}/pid\nuserdb=${folder}/db\n`;
    writeFileSync(file, configurationFor(port) + log);
    const server = spawn('turnserver', ['-c', file], { stdio: 'ignore' });
    stop = () => void server.kill('SIGKILL');
  });

  afterAll(() => {
    stop();
    rmSync(folder, { recursive: true });
  });

  it('accepts what a rendezvous gives a visitor, and lets it reach the internet only', async () => {
    const relay = { urls: [`turn:127.0.0.1:${port}?transport=udp`], secret: SECRET };
    const rendezvous = await openTestRendezvous({ relay });
    const { lobby } = await registerHost(rendezvous.port);
    const guest = new RendezvousClient(rendezvous.port);
    await guest.take('hello');
    const { iceServers } = await guest.visit(lobby);
    const account = iceServers.find(({ urls }) => urls.includes(relay.urls[0] ?? '')) as unknown as TurnAccount;
    const closed = ['127.0.0.1', '0.0.0.0', '10.1.2.3', '100.64.0.1', '169.254.169.254', '172.20.0.1', '192.168.1.1'];
    expect(await askTurn(port, account, ['203.0.113.5', ...closed])).toEqual({
      allocation: 0,
      permissions: [0, ...closed.map(() => FORBIDDEN)],
    });
    const closed6 = ['::1', '::', 'fd00::1', 'fe80::1', '64:ff9b::a00:1', '2002:a00:1::1'];
    expect(await askTurn(port, account, ['2001:db8::1', ...closed6], 6)).toEqual({
      allocation: 0,
      permissions: [0, ...closed6.map(() => FORBIDDEN)],
    });
  });

  it('refuses credentials that have expired, and those of another secret', async () => {
    const made = (secret: string, nowMs: number): TurnAccount =>
      createRelayServers({ urls: ['turn:a'], secret }, nowMs, 'b')[0] as unknown as TurnAccount;
    const hour = 3_600_000;
    expect(await askTurn(port, made(SECRET, Date.now() - 2 * hour))).toMatchObject({ allocation: UNAUTHORIZED });
    expect(await askTurn(port, made('guessed', Date.now()))).toMatchObject({ allocation: UNAUTHORIZED });
  });
});

async function freeUdpPort(): Promise<number> {
  const socket = createSocket('udp4');
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  const { port } = socket.address();
  await new Promise<void>((resolve) => socket.close(() => resolve()));
  return port;
}
