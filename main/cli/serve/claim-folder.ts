import { createHash } from 'node:crypto';
import { mkdir, realpath, rm } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { failure, success, type Result } from '../../../shared/result.ts';

const SOCKET_NAME = 'in-use.sock';

/** The shortest limit of the platforms, 104 bytes on macOS, with its final zero. */
const MAX_SOCKET_PATH_BYTES = 103;

/** A process number has fewer digits. */
const MAX_ANSWER_LENGTH = 20;

/**
 * Claims `folder` for this process until it ends, however it ends: it listens on a local socket that belongs to the
 * folder. Fails with `folder-in-use` while another process has it. Where no such socket can be made, nothing is
 * claimed: what is wrong with the folder shows when its files are read.
 */
export async function claimFolder(folder: string, pid: number): Promise<Result<void, 'folder-in-use'>> {
  for (const socketPath of await socketsOf(folder)) {
    const owner = await claim(socketPath, pid).catch(() => undefined);
    if (owner === 'own') return success(undefined);
    if (owner !== undefined) return inUse(folder, owner);
  }
  return success(undefined);
}

function inUse(folder: string, owner: string): Result<never, 'folder-in-use'> {
  const named = owner === '' ? '' : ` (process ${owner})`;
  return failure(
    'folder-in-use',
    `Another host uses the folder ${folder}${named}. Stop it, or give this host another folder with --data.`,
  );
}

/** Returns where the socket of a folder may be, the best place first. Some file systems take no sockets. */
async function socketsOf(folder: string): Promise<readonly string[]> {
  const whole = await mkdir(folder, { recursive: true, mode: 0o700 })
    .then(() => realpath(folder))
    .catch(() => path.resolve(folder));
  const hash = createHash('sha256').update(whole).digest('hex').slice(0, 32);
  if (process.platform === 'win32') return [`\\\\.\\pipe\\earshot-host-${hash}`];
  const inFolder = path.join(whole, SOCKET_NAME);
  const isShort = Buffer.byteLength(inFolder) <= MAX_SOCKET_PATH_BYTES;
  return [...(isShort ? [inFolder] : []), path.join(tmpdir(), `earshot-host-${hash}.sock`)];
}

/** Resolves with `own` if this process has the socket, else with the number of the one that has it; '' = unknown. */
async function claim(socketPath: string, pid: number): Promise<string> {
  if (await mayListen(socketPath, pid)) return 'own';
  const owner = await askOwner(socketPath);
  if (owner !== undefined) return owner;
  // A process that was killed leaves the file of its socket.
  await rm(socketPath, { force: true });
  return (await mayListen(socketPath, pid)) ? 'own' : '';
}

/** Listens for those who ask which process has the folder; false if another process listens, or has left its file. */
function mayListen(socketPath: string, pid: number): Promise<boolean> {
  const server: Server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.end(String(pid));
  });
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(false);
      else reject(error);
    });
    server.listen(socketPath, () => resolve(true));
    server.unref();
  });
}

/** Resolves with the number of the process that listens; '' = it does not say; undefined = none listens. */
function askOwner(socketPath: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(socketPath);
    socket.setEncoding('utf8');
    socket.on('error', () => resolve(undefined));
    socket.on('data', (text: string) => (answer = (answer + text).slice(0, MAX_ANSWER_LENGTH)));
    socket.on('end', () => resolve(/^\d+$/.test(answer) ? answer : ''));
  });
}
