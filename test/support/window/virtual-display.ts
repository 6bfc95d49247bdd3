import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { findProgram } from '../../../scripts/test/find-program.ts';
import { waitUntil } from '../wait-until.ts';

const PROGRAMS = ['Xvfb', 'xdotool', 'xev'] as const;
const INPUT_LIMIT_MS = 30_000;

/** Missing programs that a virtual display needs, so that tests can explain why they are skipped. */
export function missingDisplayPrograms(): readonly string[] {
  return process.platform === 'linux' ? PROGRAMS.filter((name) => findProgram(name) === undefined) : ['Linux'];
}

/** An invisible X display whose keyboard and mouse the test controls. */
export interface VirtualDisplay {
  /** The environment for programs that open on it or listen to it. */
  readonly environment: NodeJS.ProcessEnv;
  /** Runs xdotool commands such as `keydown v`. Resolves when done. */
  input(...words: readonly string[]): void;
  /** Opens a focused window of another program, and returns the keys that this program receives. */
  openForeignWindow(): Promise<() => string>;
  close(): void;
}

/** Opens a display with a free number. */
export async function openVirtualDisplay(): Promise<VirtualDisplay> {
  const children: ChildProcess[] = [];
  const start = (program: string, programArguments: readonly string[], env: NodeJS.ProcessEnv): (() => string) => {
    const child = spawn(program, programArguments, { env, stdio: ['ignore', 'pipe', 'ignore'] });
    children.push(child);
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    return () => output;
  };
  const number = start('Xvfb', ['-displayfd', '1', '-screen', '0', '1280x800x24', '-nolisten', 'tcp'], process.env);
  await waitUntil('Xvfb has started', () => number().endsWith('\n'), 20_000);
  const environment = { ...process.env, DISPLAY: `:${number().trim()}`, XDG_SESSION_TYPE: 'x11' };
  const run = (...words: readonly string[]): string => {
    const { status, stdout, stderr } = spawnSync('xdotool', words, {
      env: environment,
      encoding: 'utf8',
      timeout: INPUT_LIMIT_MS,
    });
    if (status !== 0) throw new Error(`xdotool ${words.join(' ')} failed: ${stderr || 'it took too long'}`);
    return stdout;
  };

  return {
    environment,
    input: (...words) => void run(...words),
    async openForeignWindow() {
      const name = `Event Tester ${children.length}`;
      const events = ['-event', 'keyboard', '-event', 'button'];
      const heard = start('xev', ['-name', name, '-geometry', '400x300+10+10', ...events], environment);
      // A window that is not visible yet cannot have the focus.
      const search = ['search', '--sync', '--onlyvisible', '--name', `^${name}$`];
      run(...search, 'mousemove', '100', '100', 'windowfocus', '--sync');
      return heard;
    },
    close() {
      for (const child of children.reverse()) child.kill('SIGKILL');
    },
  };
}
