import { createServer, connect, type Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import {
  findConnectionOwner,
  mayBeOwnConnection,
} from '../../../../../../main/desktop/shell/browser/connection-owner.ts';

// Two connections to port 24,680 (6068 in hexadecimal) and their other ends, as Linux prints them.
const TABLE = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:6068 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 11111 1 0000000000000000 100 0 0 10 0
   1: 0100007F:9C40 0100007F:6068 01 00000000:00000000 00:00000000 00000000  1000        0 22222 1 0000000000000000 20 4 30 10 -1
   2: 0100007F:9C42 0100007F:6068 01 00000000:00000000 00:00000000 00000000 65534        0 33333 1 0000000000000000 20 4 30 10 -1
   3: 0100007F:6068 0100007F:9C42 01 00000000:00000000 00:00000000 00000000  1000        0 44444 1 0000000000000000 20 4 30 10 -1
`;

describe('the owner of a connection', () => {
  it('is the user of the end that connected', () => {
    expect(findConnectionOwner(TABLE, 0x9c40, 24_680)).toBe(1_000);
    expect(findConnectionOwner(TABLE, 0x9c42, 24_680)).toBe(65_534);
  });

  it('is unknown for other connections and other texts', () => {
    expect(findConnectionOwner(TABLE, 0x9c44, 24_680)).toBeUndefined();
    expect(findConnectionOwner(TABLE, 0x9c40, 80)).toBeUndefined();
    expect(findConnectionOwner('', 1, 1)).toBeUndefined();
    expect(findConnectionOwner('nothing: that is a table', 1, 1)).toBeUndefined();
  });

  it.runIf(process.platform === 'linux')('is read from the system', async () => {
    const accepted: Socket[] = [];
    const server = createServer((socket) => accepted.push(socket));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    const client = connect(port, '127.0.0.1');
    await new Promise((resolve) => client.once('connect', resolve));
    const ownUser = process.getuid?.() ?? 0;
    expect(await mayBeOwnConnection(client.localPort, port, ownUser)).toBe(true);
    expect(await mayBeOwnConnection(client.localPort, port, ownUser + 1)).toBe(ownUser === 0);
    expect(await mayBeOwnConnection(client.localPort, port, undefined)).toBe(true);
    client.destroy();
    for (const socket of accepted) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
});
