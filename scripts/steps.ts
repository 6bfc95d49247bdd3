import { spawn } from 'node:child_process';
import { setPriority } from 'node:os';

/** How one step of a check ended. */
export interface StepResult {
  readonly name: string;
  readonly hasPassed: boolean;
  /** The step's output, shown if it failed. */
  readonly output: string;
}

/**
 * Runs `node FILE ARGUMENTS...` as a step, under the current Node. Exit code 0 passes. Never rejects. A `niceness` of 1
 * to 19 leaves more of the processor to other programs.
 */
export function runNodeStep(name: string, nodeArguments: readonly string[], niceness = 0): Promise<StepResult> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, nodeArguments, { stdio: ['ignore', 'pipe', 'pipe'] });
    if (child.pid !== undefined && niceness > 0) setPriority(child.pid, niceness);
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', (error) => resolve({ name, hasPassed: false, output: error.message }));
    child.on('close', (code) => resolve({ name, hasPassed: code === 0, output }));
  });
}

/** Prints a line for a step, followed by its output if it failed. */
export function printStep(result: StepResult): void {
  console.log(`${result.hasPassed ? 'ok    ' : 'FAILED'} ${result.name}`);
  if (!result.hasPassed) console.log(result.output.trimEnd());
}
