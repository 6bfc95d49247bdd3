import { execFile } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { PCP_PORT } from '../pcp.ts';
import { parseLinuxIpv6Routes, parseMacIpv6Route, parseWindowsIpv6Routes } from './parse-ipv6-routes.ts';
import { parseLinuxRoutes, parseMacRoute, parseWindowsRoutes } from './parse-routes.ts';

const COMMAND_TIMEOUT_MS = 3_000;
const MAX_OUTPUT_BYTES = 65_536;

/** Any address of the IPv6 internet, to which nothing is sent. */
const SOMEWHERE_IN_IPV6 = '2000::1';
/** Addresses of the IPv6 internet (RFC 4291, section 2.5.4). */
const GLOBAL_IPV6 = /^[23][0-9a-f]{3}:/i;

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

/**
 * Finds the router of this computer's IPv6 connection, and the address of the internet that this computer has there;
 * undefined if it has none. Never rejects.
 */
export async function findIpv6Gateway(): Promise<Gateway | undefined> {
  const address = await readIpv6GatewayAddress().catch(() => undefined);
  if (address === undefined) return undefined;
  const ownAddress = await findOwnAddressTowards(SOMEWHERE_IN_IPV6, 'udp6');
  return ownAddress !== undefined && GLOBAL_IPV6.test(ownAddress) ? { address, ownAddress } : undefined;
}

async function readIpv6GatewayAddress(): Promise<string | undefined> {
  if (process.platform === 'linux') return parseLinuxIpv6Routes(await readFile('/proc/net/ipv6_route', 'latin1'));
  if (process.platform === 'darwin')
    return parseMacIpv6Route(await run('/sbin/route', ['-n', 'get', '-inet6', 'default']));
  if (process.platform !== 'win32') return undefined;
  return parseWindowsIpv6Routes(await run(windowsRouteProgram(), ['print', '-6', '::/0']));
}

async function readGatewayAddress(): Promise<string | undefined> {
  if (process.platform === 'linux') return parseLinuxRoutes(await readFile('/proc/net/route', 'latin1'));
  if (process.platform === 'darwin') return parseMacRoute(await run('/sbin/route', ['-n', 'get', 'default']));
  if (process.platform !== 'win32') return undefined;
  return parseWindowsRoutes(await run(windowsRouteProgram(), ['print', '-4', '0.0.0.0']));
}

function windowsRouteProgram(): string {
  return path.join(process.env['SystemRoot'] ?? 'C:\\Windows', 'System32', 'route.exe');
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
function findOwnAddressTowards(address: string, family: 'udp4' | 'udp6' = 'udp4'): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = createSocket(family);
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
