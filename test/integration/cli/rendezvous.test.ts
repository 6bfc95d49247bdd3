import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { writeCertificateFor } from '../../support/certificate-for.ts';
import { afterTest } from '../../support/lobby/host-parts.ts';
import { RendezvousClient } from '../../support/rendezvous/rendezvous-client.ts';
import { runCommand, startCommand } from '../../support/run-command.ts';

const NAME = 'meet.example.org';
const LOCAL = ['--bind', '127.0.0.1', '--port', '0', '--stun-port', '0', '--json'];

const pageFolder = mkdtempSync(path.join(tmpdir(), 'earshot-page-'));
writeFileSync(path.join(pageFolder, 'index.html'), '<!doctype html><title>Guests</title>');
afterAll(() => rmSync(pageFolder, { recursive: true }));

async function start(words: readonly string[]) {
  const { firstLine, child } = await startCommand('rendezvous.ts', [...LOCAL, ...words]);
  return { child, ...(JSON.parse(firstLine) as { readonly port: number; readonly hasPage: boolean }) };
}

describe('npm run rendezvous', () => {
  it('serves hosts and the page, and ends when it is asked to, with a goodbye', async () => {
    const { port, hasPage, child } = await start(['--page', pageFolder]);
    expect(hasPage).toBe(true);
    const client = new RendezvousClient(port);
    await client.take('hello');
    expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toContain('Guests');
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    expect(await client.untilClosed()).toBe(1001);
    expect(await ended).toBe(0);
  });

  it('speaks TLS with a certificate for its name, and tells browsers to insist on it', async () => {
    const { certificateFile, keyFile } = await writeCertificateFor(NAME);
    const words = ['--public-url', `https://${NAME}/`, '--tls-cert', certificateFile, '--tls-key', keyFile];
    const { port } = await start([...words, '--page', pageFolder]);
    const options = { host: '127.0.0.1', port, servername: NAME, rejectUnauthorized: false };
    const headers = await new Promise<NodeJS.Dict<string | string[]>>((resolve, reject) => {
      request({ ...options, path: '/' }, (response) => {
        response.resume();
        resolve(response.headers);
      })
        .on('error', reject)
        .end();
    });
    expect(headers['strict-transport-security']).toBe('max-age=63072000');
    const socket = new WebSocket(`wss://127.0.0.1:${port}/rendezvous`, options);
    afterTest(() => socket.terminate());
    const first = await new Promise((resolve, reject) => {
      socket.once('message', (data) => resolve(JSON.parse(String(data))));
      socket.once('error', reject);
    });
    expect(first).toMatchObject({ type: 'hello' });
  });

  it('says what is wrong and what to do', async () => {
    const missing = await runCommand('rendezvous.ts', [
      '--tls-cert',
      'a',
      '--tls-key',
      'b',
      '--public-url',
      'https://a',
    ]);
    expect([missing.code, missing.errors]).toEqual([2, expect.stringContaining("a can't be read")]);
    const { port } = await start([]);
    const words = [...LOCAL.slice(0, 2), '--stun-port', '0', '--page', path.join(pageFolder, 'none')];
    const taken = await runCommand('rendezvous.ts', [...words, '--port', String(port)]);
    expect([taken.code, taken.errors]).toEqual([1, expect.stringContaining(`TCP port ${port} is in use.`)]);
    expect(taken.errors).toContain('has no guest page');
  });
});
