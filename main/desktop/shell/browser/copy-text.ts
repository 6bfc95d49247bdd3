import { spawn } from 'node:child_process';
import type { CopyText } from '../../app/ports.ts';
import { failure, success } from '../../../../shared/result.ts';

/** A program that copies its standard input to the clipboard. */
export interface ClipboardProgram {
  readonly command: string;
  readonly programArguments: readonly string[];
  readonly encoding: 'utf8' | 'utf16le';
}

const COPY_TIMEOUT_MS = 3_000;

/** Lists the programs to try, in order. Used only if the browser refused the page access to the clipboard. */
export function listClipboardPrograms(
  platform: NodeJS.Platform,
  environment: Readonly<Record<string, string | undefined>>,
): readonly ClipboardProgram[] {
  if (platform === 'win32') return [{ command: 'clip.exe', programArguments: [], encoding: 'utf16le' }];
  if (platform === 'darwin') return [{ command: '/usr/bin/pbcopy', programArguments: [], encoding: 'utf8' }];
  const wayland: ClipboardProgram = { command: 'wl-copy', programArguments: [], encoding: 'utf8' };
  const x11: readonly ClipboardProgram[] = [
    { command: 'xclip', programArguments: ['-selection', 'clipboard'], encoding: 'utf8' },
    { command: 'xsel', programArguments: ['--clipboard', '--input'], encoding: 'utf8' },
  ];
  return [...(environment['WAYLAND_DISPLAY'] ? [wayland] : []), ...(environment['DISPLAY'] ? x11 : [])];
}

/** Copies with the first of `programs` that works. Fails with `no-clipboard` if none does. */
export function createCopyText(programs: readonly ClipboardProgram[]): CopyText {
  return async (text) => {
    for (const program of programs) if (await run(program, text)) return success(undefined);
    return failure('no-clipboard', "The text couldn't be copied. Select it and copy it yourself.");
  };
}

function run({ command, programArguments, encoding }: ClipboardProgram, text: string): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(command, programArguments, { stdio: ['pipe', 'ignore', 'ignore'], timeout: COPY_TIMEOUT_MS });
    child.on('error', () => resolve(false));
    child.on('exit', (code) => resolve(code === 0));
    child.stdin.on('error', () => resolve(false));
    child.stdin.end(text, encoding);
  });
}
