import { open, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import { writeFileAtomically } from '../../settings/write-file-atomically.ts';

/** The process that owns a data folder, as it says in the folder's `instance.json`. */
const instanceSchema = v.strictObject({
  pid: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** Port of its loopback server; null = still starting. */
  port: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65_535))),
  secret: v.pipe(v.string(), v.minLength(32), v.maxLength(128)),
});
type Instance = v.InferOutput<typeof instanceSchema>;

const FILE_NAME = 'instance.json';
const POLL_MS = 100;

/** Writing the file takes far less; what cannot be read for so long was left by a crash. */
const WRITING_TIMEOUT_MS = 1_000;

/** The right to use a data folder. */
export interface InstanceLock {
  /** Other starts find this process at `port` from now on. */
  publish(port: number): Promise<void>;
  release(): Promise<void>;
}

/** Either this process owns the folder now, or another one does and listens at `port`. */
export type InstanceClaim =
  | { readonly kind: 'first'; readonly lock: InstanceLock }
  | { readonly kind: 'second'; readonly port: number; readonly secret: string };

export interface InstanceClaimOptions {
  readonly folder: string;
  readonly pid: number;
  /** 32 random bytes in text, for this process' own lock. */
  readonly secret: string;
  readonly isProcessAlive: (pid: number) => boolean;
  /** How long a process that is still starting is waited for. */
  readonly startupTimeoutMs: number;
}

/**
 * Claims the data folder. The file is made with `wx`, which exactly one process can do. What a process left that has
 * died, or never came up, is taken away first. Rejects with the system's error where the folder cannot be written.
 */
export async function claimInstance(options: InstanceClaimOptions): Promise<InstanceClaim> {
  const filePath = path.join(options.folder, FILE_NAME);
  for (;;) {
    const own: Instance = { pid: options.pid, port: null, secret: options.secret };
    if (await createExclusively(filePath, own)) return { kind: 'first', lock: createLock(filePath, own) };
    const other = await waitForPort(filePath, options);
    if (other !== undefined) return { kind: 'second', ...other };
    await rm(filePath, { force: true });
  }
}

/** Takes away the lock of a process that does not answer under what it published. */
export async function breakInstanceLock(folder: string, secret: string): Promise<void> {
  const filePath = path.join(folder, FILE_NAME);
  if ((await read(filePath))?.secret === secret) await rm(filePath, { force: true });
}

function createLock(filePath: string, own: Instance): InstanceLock {
  return {
    publish: (port) => writeFileAtomically(filePath, JSON.stringify({ ...own, port })),
    async release() {
      if ((await read(filePath))?.secret === own.secret) await rm(filePath, { force: true });
    },
  };
}

/** The live owner once it has a port; undefined where the owner is dead, is nobody, or takes too long. */
async function waitForPort(
  filePath: string,
  { pid, isProcessAlive, startupTimeoutMs }: InstanceClaimOptions,
): Promise<{ port: number; secret: string } | undefined> {
  for (let waitedMs = 0; waitedMs <= startupTimeoutMs; waitedMs += POLL_MS) {
    const instance = await read(filePath);
    // A process number is used again after a restart of the machine, also our own.
    if (instance !== undefined && (instance.pid === pid || !isProcessAlive(instance.pid))) return undefined;
    if (typeof instance?.port === 'number') return { port: instance.port, secret: instance.secret };
    if (instance === undefined && waitedMs >= WRITING_TIMEOUT_MS) return undefined;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  return undefined;
}

async function createExclusively(filePath: string, instance: Instance): Promise<boolean> {
  try {
    const file = await open(filePath, 'wx', 0o600);
    await file.writeFile(JSON.stringify(instance));
    await file.close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function read(filePath: string): Promise<Instance | undefined> {
  try {
    const parsed = v.safeParse(instanceSchema, JSON.parse(await readFile(filePath, 'utf8')));
    return parsed.success ? parsed.output : undefined;
  } catch {
    return undefined;
  }
}
