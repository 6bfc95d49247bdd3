import { spawn } from 'node:child_process';
import { access, mkdir, open } from 'node:fs/promises';
import path from 'node:path';
import { failure, success, type Result } from '../../../../shared/result.ts';

/** Where the bridge's program is, or how it can be built. */
export interface BridgePlaces {
  /** The folder of the programs in a package, or where they are built. */
  readonly folder: string;
  /** The bridge's source, in a checkout of the project; undefined = it cannot be built here. */
  readonly sourceFile: string | undefined;
}

/** For prefixes of 64 and of 32 bits. */
const PROGRAMS = {
  64: { name: 'mumble-link-bridge.exe', compiler: 'x86_64-w64-mingw32-gcc' },
  32: { name: 'mumble-link-bridge-32.exe', compiler: 'i686-w64-mingw32-gcc' },
} as const;

const REGISTRY_HEAD_BYTES = 512;

/**
 * Returns the program for a prefix. Builds it if it is missing and MinGW is installed. Fails with `no-bridge-program`,
 * which says how to get it.
 */
export async function prepareBridgeProgram(
  { folder, sourceFile }: BridgePlaces,
  prefix: string,
): Promise<Result<string, 'no-bridge-program'>> {
  const { name, compiler } = PROGRAMS[(await isNarrowPrefix(prefix)) ? 32 : 64];
  const program = path.join(folder, name);
  if (await exists(program)) return success(program);
  if (sourceFile === undefined || !(await exists(sourceFile)))
    return failure('no-bridge-program', `This copy of Earshot has no ${name}. Install a package of Earshot.`);
  await mkdir(folder, { recursive: true });
  const problem = await run(compiler, ['-O2', '-s', '-o', program, sourceFile]);
  if (problem === undefined) return success(program);
  return failure(
    'no-bridge-program',
    `${name} is missing and couldn't be built (${problem}). Install gcc-mingw-w64 and try again.`,
  );
}

/** The registry's file begins with the width of the prefix. Without one, it has 64 bits, as today's all have. */
async function isNarrowPrefix(prefix: string): Promise<boolean> {
  try {
    const file = await open(path.join(prefix, 'system.reg'), 'r');
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(REGISTRY_HEAD_BYTES), 0, REGISTRY_HEAD_BYTES, 0);
      return /^#arch=win32\r?$/m.test(buffer.toString('latin1', 0, bytesRead));
    } finally {
      await file.close();
    }
  } catch {
    return false;
  }
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

/** Returns why a program failed; undefined = it did not. */
function run(program: string, words: readonly string[]): Promise<string | undefined> {
  return new Promise((resolve) => {
    const child = spawn(program, words, { stdio: ['ignore', 'ignore', 'pipe'] });
    let complaint = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint = (complaint + text).slice(-500)));
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code) => resolve(code === 0 ? undefined : complaint.trim() || `it ended with ${code}`));
  });
}
