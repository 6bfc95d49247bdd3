import { spawn } from 'node:child_process';

/** A system tool that takes longer than this has hung. */
const TOOL_TIMEOUT_MS = 20_000;

/**
 * Runs a system tool, with `input` on its standard input, and resolves with what it prints. Throws an Error with the
 * command and its error output if it fails or takes longer than 20 s.
 */
export function runTool(program: string, toolArguments: readonly string[], input = ''): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, toolArguments, { stdio: ['pipe', 'pipe', 'pipe'], timeout: TOOL_TIMEOUT_MS });
    let [output, errors] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (code === 0) resolve(output);
      else
        reject(new Error(`${[program, ...toolArguments].join(' ')} ended with ${signal ?? code}: ${errors}${input}`));
    });
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}
