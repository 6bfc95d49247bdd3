import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PROJECT_FOLDER } from './project-folder.ts';
import { findSection } from './release/changelog.ts';
import { makeRelease } from './release/make-release.ts';
import { exitWithScriptError, readScriptArguments } from './script-arguments.ts';

/** `npm run release`: runs the tests, writes the version into package.json and the changelog, and tags it. */
const USAGE = {
  command: 'npm run release',
  help: `Makes a release: runs the tests, writes the version and the changelog, commits and tags.

  npm run release -- major | minor | patch | VERSION [option ...]

  --dry-run         only print what would be done
  --notes VERSION   only print what the changelog says about a version
  --help            this text

Examples:
  npm run release -- minor --dry-run
  npm run -s release -- --notes 0.2.0
`,
};

const { values, positionals } = readScriptArguments(
  USAGE,
  { 'dry-run': { type: 'boolean', default: false }, notes: { type: 'string' } },
  1,
);
const [wanted] = positionals;
if (values.notes === undefined && wanted === undefined)
  exitWithScriptError(USAGE, 'Give the version: major, minor, patch, or its number.');
try {
  if (values.notes !== undefined) printNotes(values.notes);
  else if (wanted !== undefined)
    makeRelease(PROJECT_FOLDER, {
      wanted,
      isDryRun: values['dry-run'],
      date: new Date().toISOString().slice(0, 10),
      runTests: () =>
        spawnSync(process.execPath, [...process.execArgv, 'scripts/test.ts'], { cwd: PROJECT_FOLDER, stdio: 'inherit' })
          .status === 0,
      log: (line) => console.log(line),
    });
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

function printNotes(version: string): void {
  const { version: own } = JSON.parse(readFileSync(path.join(PROJECT_FOLDER, 'package.json'), 'utf8')) as {
    readonly version: string;
  };
  if (version !== own) throw new Error(`The tag says ${version}, and package.json ${own}.`);
  const notes = findSection(readFileSync(path.join(PROJECT_FOLDER, 'CHANGELOG.md'), 'utf8'), version);
  if (notes === undefined || notes === '') throw new Error(`CHANGELOG.md says nothing about ${version}.`);
  console.log(notes);
}
