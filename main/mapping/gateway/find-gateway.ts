import { execFile } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { PCP_PORT } from '../pcp.ts';
import { parseLinuxRoutes, parseMacRoute, parseWindowsRoutes } from './parse-routes.ts';

const COMMAND_TIMEOUT_MS = 3_000;
const MAX_OUTPUT_BYTES = 65_536;

/** The router of this computer's default route, and the address from which this computer reaches it. */
export interface Gateway {
  readonly address: string;
  readonly ownAddress: string;
}

/** Finds the router that stands between this computer and the internet; undefined if there is none. Never rejects. */
export async function findGateway(): Promise<Gateway | undefined> {
  const address = await readGatewayAddress().catch(() => undefined);
  const ownAddress = address === undefined ? undefined : await findOwnAddressTowards(address);
  return address === undefined || ownAddress === undefined ? undefined : { address, ownAddress };
}

async function readGatewayAddress(): Promise<string | undefined> {
  if (process.platform === 'linux') return parseLinuxRoutes(await readFile('/proc/net/route', 'latin1'));
  if (process.platform === 'darwin') return parseMacRoute(await run('/sbin/route', ['-n', 'get', 'default']));
  if (process.platform !== 'win32') return undefined;
  const program = path.join(process.env['SystemRoot'] ?? 'C:\\Windows', 'System32', 'route.exe');
  return parseWindowsRoutes(await run(program, ['print', '-4', '0.0.0.0']));
}

function run(program: string, programArguments: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(
      program,
      programArguments,
      { timeout: COMMAND_TIMEOUT_MS, maxBuffer: MAX_OUTPUT_BYTES, windowsHide: true },
      (error, output) => (error === null ? resolve(output) : reject(error)),
    );
  });
}

/** Connecting a UDP socket sends nothing: the system only decides which way it would take. */
function findOwnAddressTowards(address: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = createSocket('udp4');
    const finish = (own: string | undefined): void => {
      socket.removeAllListeners();
      socket.on('error', () => undefined);
      socket.close();
      resolve(own);
    };
    socket.once('error', () => finish(undefined));
    socket.once('connect', () => finish(socket.address().address));
    socket.connect(PCP_PORT, address);
  });
}
