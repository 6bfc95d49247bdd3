import { spawn } from 'node:child_process';

/** How one step of a check ended. */
export interface StepResult {
  readonly name: string;
  readonly hasPassed: boolean;
  /** What the step said; shown where it failed. */
  readonly output: string;
}

/** Runs `node FILE ARGUMENTS...` as a step, under the Node that runs this. Exit code 0 passes. Never rejects. */
export function runNodeStep(name: string, nodeArguments: readonly string[]): Promise<StepResult> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, nodeArguments, { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', (error) => resolve({ name, hasPassed: false, output: error.message }));
    child.on('close', (code) => resolve({ name, hasPassed: code === 0, output }));
  });
}

/** Prints one line for a step, and below it what it said where it failed. */
export function printStep(result: StepResult): void {
  console.log(`${result.hasPassed ? 'ok    ' : 'FAILED'} ${result.name}`);
  if (!result.hasPassed) console.log(result.output.trimEnd());
}
