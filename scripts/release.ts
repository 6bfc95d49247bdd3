import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { PROJECT_FOLDER } from './project-folder.ts';
import { findSection } from './release/changelog.ts';
import { makeRelease } from './release/make-release.ts';

const USAGE = `usage: npm run release -- major | minor | patch | VERSION [--dry-run]
       npm run -s release -- --notes VERSION   prints what the changelog says about it`;

const { values, positionals } = parseArgs({
  options: { 'dry-run': { type: 'boolean', default: false }, notes: { type: 'string' } },
  allowPositionals: true,
});
const [wanted] = positionals;
try {
  if (values.notes !== undefined) printNotes(values.notes);
  else if (wanted === undefined || positionals.length > 1) throw new Error(USAGE);
  else
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
