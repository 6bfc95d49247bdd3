import { createServer, type AddressInfo, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { connectToHost, CONNECT_TIMEOUT_MS } from '../../../main/client/host-connection.ts';
import { afterTest } from '../../support/lobby/host-parts.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

it('a host that accepts and never answers is given up in time for another attempt', async () => {
  const sockets: Socket[] = [];
  let onBytes = (): void => undefined;
  const hasAsked = new Promise<void>((resolve) => (onBytes = resolve));
  const server = createServer((socket) => {
    sockets.push(socket.on('error', () => undefined).on('data', onBytes));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterTest(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const connecting = connectToHost({
    addresses: [{ host: '127.0.0.1', port }],
    certificateSha256: new Uint8Array(32),
  });
  let outcome: Awaited<typeof connecting> | undefined;
  void connecting.then((result) => (outcome = result));
  await hasAsked;
  await vi.advanceTimersByTimeAsync(CONNECT_TIMEOUT_MS - 1);
  expect(outcome).toBeUndefined();
  await vi.advanceTimersByTimeAsync(1);
  await new Promise((resolve) => setImmediate(resolve));
  expect(outcome).toMatchObject({ ok: false, error: { code: 'unreachable' } });
  expect(vi.getTimerCount()).toBe(0);
});
