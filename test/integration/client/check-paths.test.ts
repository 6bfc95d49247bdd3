import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { createServer as createTcpServer, type AddressInfo } from 'node:net';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { checkPaths } from '../../../main/client/check-paths.ts';
import type { Invitation } from '../../../shared/protocol/invitation/invitation.ts';
import { openWebSocket } from '../../../shared/rendezvous/text-socket.ts';
import { scheduleTimer } from '../../../shared/schedule.ts';
import { writeCertificateFor } from '../../support/certificate-for.ts';
import { afterTest } from '../../support/lobby/host-parts.ts';
import { shareLobby } from '../../support/lobby/lobby.ts';
import { readInvitation } from '../../support/read-invitation.ts';

/** A rendezvous that does not answer is given up after an eighth of the time. */
const PORTS = {
  openSocket: openWebSocket,
  schedule: (task: () => void, delayMs: number) => scheduleTimer(task, delayMs / 8),
  random: () => 0,
};
const YEAR_MS = 365 * 86_400_000;

const lobby = shareLobby();
const invitation = (): Invitation => readInvitation(lobby().description.invitation);
const checkRendezvous = (rendezvous: string) => checkPaths({ ...invitation(), rendezvous }, false, PORTS);

/**
 * Opens a web server whose certificate is valid around `atMs`, and whose clock shows that time. Returns its address.
 */
async function serveAt(atMs: number, isTrusted: boolean): Promise<string> {
  const files = await writeCertificateFor('localhost', atMs);
  const cert = readFileSync(files.certificateFile, 'utf8');
  const server = createServer({ cert, key: readFileSync(files.keyFile) }, (_request, response) => {
    response.setHeader('date', new Date(atMs).toUTCString());
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const before = getCACertificates('default');
  if (isTrusted) setDefaultCACertificates([...before, cert]);
  afterTest(() => {
    setDefaultCACertificates(before);
    server.closeAllConnections();
    server.close();
  });
  return `localhost:${(server.address() as AddressInfo).port}`;
}

describe('a check of the paths to a host', () => {
  it('finds a host that answers, and one with another certificate', async () => {
    expect(await checkPaths(invitation(), false, PORTS)).toEqual({
      host: 'answers',
      meeting: 'none',
      clockAheadMs: null,
      iceServers: [],
    });
    const other = { ...invitation(), certificateSha256: new Uint8Array(32) };
    expect(await checkPaths(other, false, PORTS)).toMatchObject({ host: 'wrong-certificate' });
  });

  it('tells a port that refuses from a name without an address', async () => {
    const at = (host: string) => ({ ...invitation(), addresses: [{ host, port: 1 }] });
    expect(await checkPaths(at('127.0.0.1'), false, PORTS)).toMatchObject({ host: 'port-refused' });
    expect(await checkPaths(at('nowhere.invalid'), false, PORTS)).toMatchObject({ host: 'name-unknown' });
  });

  it('does not show this machine to the host if only relays may be used', async () => {
    expect(await checkPaths(invitation(), true, PORTS)).toMatchObject({ host: 'not-asked' });
  });

  it('tells why no rendezvous answers', async () => {
    expect(await checkRendezvous('ws://127.0.0.1:1')).toMatchObject({ meeting: 'port-refused' });
    expect(await checkRendezvous('ws://nowhere.invalid')).toMatchObject({ meeting: 'name-unknown' });
    expect(await checkRendezvous(await serveAt(Date.now(), false))).toMatchObject({
      meeting: 'untrusted',
      clockAheadMs: null,
    });
  });

  it('gives up a server that trickles bytes and never ends its answer', async () => {
    const server = createTcpServer((socket) => {
      const trickle = setInterval(() => socket.write('x'), 500);
      socket.on('error', () => undefined).on('close', () => clearInterval(trickle));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    afterTest(() => void server.close());
    const { port } = server.address() as AddressInfo;
    expect(await checkRendezvous(`127.0.0.1:${port}`)).toMatchObject({ meeting: 'unreachable' });
  });

  it.each([3, -3])('knows that the clock is %i years off when a certificate fails because of it', async (years) => {
    const { meeting, clockAheadMs } = await checkRendezvous(await serveAt(Date.now() - years * YEAR_MS, true));
    expect(meeting).toBe('untrusted');
    expect(Math.round((clockAheadMs ?? 0) / YEAR_MS)).toBe(years);
  });
});
