import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import { readTextFile } from '../../settings/read-text-file.ts';
import { isDiskFull } from '../../settings/disk-room.ts';
import { writeFileAtomically } from '../../../files/write-file-atomically.ts';

/** The process that owns a data folder, as described in the folder's `instance.json`. */
const instanceSchema = v.strictObject({
  pid: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** The port of its loopback server; null = still starting. */
  port: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65_535))),
  secret: v.pipe(v.string(), v.minLength(32), v.maxLength(128)),
});
type Instance = v.InferOutput<typeof instanceSchema>;

const FILE_NAME = 'instance.json';
const MAX_FILE_BYTES = 4_096;
const POLL_MS = 100;

/** Writing the file takes far less; a file unreadable for this long was left by a crash. */
const WRITING_TIMEOUT_MS = 1_000;

/** The right to use a data folder. */
export interface InstanceLock {
  /** Publishes `port`, so that later starts find this process. On a full disk they do not find it. */
  publish(port: number): Promise<void>;
  release(): Promise<void>;
}

/** Creates the secret by which later starts authenticate. */
export function createInstanceSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** Either this process owns the folder now, or another one does and listens on `port`. */
export type InstanceClaim =
  | { readonly kind: 'first'; readonly lock: InstanceLock }
  | { readonly kind: 'second'; readonly port: number; readonly secret: string };

export interface InstanceClaimOptions {
  readonly folder: string;
  readonly pid: number;
  /** 32 random bytes as text, for this process's own lock. */
  readonly secret: string;
  readonly isProcessAlive: (pid: number) => boolean;
  /** How long to wait for a process that is still starting. */
  readonly startupTimeoutMs: number;
}

/**
 * Claims the data folder. The file is created with `wx`, which only one process can do. A lock left by a process that
 * died, or never came up, is removed first. On a full disk, this process is the first without a file. Rejects with the
 * system's error if the folder cannot be written for another reason.
 */
export async function claimInstance(options: InstanceClaimOptions): Promise<InstanceClaim> {
  const filePath = path.join(options.folder, FILE_NAME);
  for (;;) {
    const own: Instance = { pid: options.pid, port: null, secret: options.secret };
    if (await mayOwn(filePath, own)) return { kind: 'first', lock: createLock(filePath, own) };
    const other = await waitForPort(filePath, options);
    if (other !== undefined) return { kind: 'second', ...other };
    await clear(filePath);
  }
}

/** Removes the lock of a process that does not answer at its published port. */
export async function breakInstanceLock(folder: string, secret: string): Promise<void> {
  const filePath = path.join(folder, FILE_NAME);
  if ((await read(filePath))?.secret === secret) await rm(filePath, { force: true });
}

function createLock(filePath: string, own: Instance): InstanceLock {
  return {
    async publish(port) {
      try {
        await writeFileAtomically(filePath, JSON.stringify({ ...own, port }));
      } catch (error) {
        if (!isDiskFull(error)) throw error;
        // Later starts would wait for the port in vain.
        await rm(filePath, { force: true });
      }
    },
    async release() {
      if ((await read(filePath))?.secret === own.secret) await rm(filePath, { force: true });
    },
  };
}

/** Resolves with the live owner once it has a port; undefined if the owner is dead, unknown, or too slow. */
async function waitForPort(
  filePath: string,
  { pid, isProcessAlive, startupTimeoutMs }: InstanceClaimOptions,
): Promise<{ port: number; secret: string } | undefined> {
  for (let waitedMs = 0; waitedMs <= startupTimeoutMs; waitedMs += POLL_MS) {
    const instance = await read(filePath);
    // After a restart of the machine, process ids are reused, also our own.
    if (instance !== undefined && (instance.pid === pid || !isProcessAlive(instance.pid))) return undefined;
    if (typeof instance?.port === 'number') return { port: instance.port, secret: instance.secret };
    if (instance === undefined && waitedMs >= WRITING_TIMEOUT_MS) return undefined;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  return undefined;
}

/** Creates the file; false if another process has. A full disk leaves no empty file behind. */
async function mayOwn(filePath: string, instance: Instance): Promise<boolean> {
  let isCreated = false;
  try {
    const file = await open(filePath, 'wx', 0o600);
    isCreated = true;
    try {
      await file.writeFile(JSON.stringify(instance));
    } finally {
      await file.close();
    }
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    if (isCreated) await rm(filePath, { force: true });
    if (isDiskFull(error)) return true;
    throw error;
  }
}

/** Removes a lock that nobody holds, or renames what is there instead of a file. */
async function clear(filePath: string): Promise<void> {
  try {
    await rm(filePath, { force: true });
  } catch {
    await rename(filePath, `${filePath}.unusable-${randomBytes(4).toString('hex')}`);
  }
}

async function read(filePath: string): Promise<Instance | undefined> {
  try {
    const parsed = v.safeParse(instanceSchema, JSON.parse((await readTextFile(filePath, MAX_FILE_BYTES)) ?? ''));
    return parsed.success ? parsed.output : undefined;
  } catch {
    return undefined;
  }
}
