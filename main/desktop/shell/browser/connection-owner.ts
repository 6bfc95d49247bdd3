import { readFile } from 'node:fs/promises';

/** The kernel's tables of TCP connections of this network namespace, with the user of each (proc(5)). */
const TABLES = ['/proc/net/tcp', '/proc/net/tcp6'];

const ROOT_USER = 0;

/**
 * Returns the numeric id of the user whose program has `clientPort` at its end of a connection to `serverPort` on this
 * machine; undefined if the table has no such connection. Lines have the local and the remote address as `HEX:PORT`,
 * then state, queues, timers, retransmissions and the user.
 */
export function findConnectionOwner(table: string, clientPort: number, serverPort: number): number | undefined {
  for (const line of table.split('\n')) {
    const [, local = '', remote = '', , , , , user = ''] = line.trim().split(/\s+/);
    if (portOf(local) === clientPort && portOf(remote) === serverPort && /^\d+$/.test(user)) return Number(user);
  }
  return undefined;
}

/**
 * Returns whether a connection from this machine may belong to this process's user: false only if the system says that
 * it is another user's. Root counts as everybody, because it reads everything anyway. Only Linux tells.
 */
export async function mayBeOwnConnection(
  clientPort: number | undefined,
  serverPort: number,
  ownUser: number | undefined,
): Promise<boolean> {
  if (clientPort === undefined || ownUser === undefined) return true;
  for (const path of TABLES) {
    const table = await readFile(path, 'latin1').catch(() => '');
    const owner = findConnectionOwner(table, clientPort, serverPort);
    if (owner !== undefined) return owner === ownUser || owner === ROOT_USER;
  }
  return true;
}

function portOf(address: string): number {
  return Number.parseInt(address.slice(address.lastIndexOf(':') + 1), 16);
}
