import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { releaseChangelog } from './changelog.ts';
import { nextVersion } from './next-version.ts';

export interface ReleaseOptions {
  /** `major`, `minor`, `patch`, or a version. */
  readonly wanted: string;
  /** Whether to only check everything but the tests, and change nothing. */
  readonly isDryRun: boolean;
  /** Today's date, YYYY-MM-DD. */
  readonly date: string;
  /** Runs the whole suite. Returns true if all tests passed. */
  readonly runTests: () => boolean;
  readonly log: (line: string) => void;
}

const RELEASE_BRANCH = 'main';
const FILES = ['CHANGELOG.md', 'package.json', 'package-lock.json'];

/**
 * Makes a release of the repository at `folder`: a commit with the new version and changelog, and an annotated tag.
 * Returns the version. Throws, before changing anything, if the branch is not main, differs from its upstream or has
 * uncommitted changes, the version or the tag is wrong, the changelog says nothing, or a test fails.
 */
export function makeRelease(folder: string, { wanted, isDryRun, date, runTests, log }: ReleaseOptions): string {
  const git = (...gitArguments: readonly string[]): string =>
    execFileSync('git', gitArguments, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
  const read = (file: string): string => readFileSync(path.join(folder, file), 'utf8');

  checkBranch(git);
  const { version: current } = JSON.parse(read('package.json')) as { readonly version: string };
  const version = nextVersion(current, wanted);
  const tag = `v${version}`;
  if (git('tag', '--list', tag) !== '') throw new Error(`The tag ${tag} already exists.`);
  const changelog = releaseChangelog(read('CHANGELOG.md'), version, date);

  if (isDryRun) {
    log(`Would run the tests, then commit version ${version} (now ${current}) with its changelog and tag it ${tag}.`);
    return version;
  }
  if (!runTests()) throw new Error('The tests failed, so nothing is released.');
  writeFileSync(path.join(folder, 'CHANGELOG.md'), changelog);
  for (const file of ['package.json', 'package-lock.json'])
    writeFileSync(path.join(folder, file), setVersion(read(file), version));
  git('add', '--', ...FILES);
  git('commit', '--message', `build: release ${version}`);
  git('tag', '--annotate', tag, '--message', `Earshot ${version}`);
  log(`Committed and tagged ${tag}. Publish it with: git push --follow-tags`);
  return version;
}

function checkBranch(git: (...gitArguments: readonly string[]) => string): void {
  const branch = git('branch', '--show-current');
  if (branch !== RELEASE_BRANCH) throw new Error(`Releases are made on ${RELEASE_BRANCH}, and this is '${branch}'.`);
  const changes = git('status', '--porcelain');
  if (changes !== '') throw new Error(`Commit or stash your changes first:\n${changes}`);
  const upstream = git('for-each-ref', '--format=%(upstream)', `refs/heads/${RELEASE_BRANCH}`);
  if (upstream !== '' && git('rev-parse', upstream) !== git('rev-parse', 'HEAD'))
    throw new Error(`${RELEASE_BRANCH} differs from its upstream. Pull and push first.`);
}

/** Returns the text of package.json or package-lock.json with another version of the package itself. */
function setVersion(json: string, version: string): string {
  const description = JSON.parse(json) as { version: string; packages?: Record<string, { version: string }> };
  description.version = version;
  const own = description.packages?.[''];
  if (own !== undefined) own.version = version;
  return `${JSON.stringify(description, null, 2)}\n`;
}
