import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeRelease, type ReleaseOptions } from '../../../scripts/release/make-release.ts';

const PACKAGE = { name: 'earshot', version: '0.1.0', dependencies: { ws: '8.0.0' } };
const LOCK = {
  ...PACKAGE,
  packages: { '': PACKAGE, 'node_modules/ws': { version: '0.1.0' } },
};

let folder: string;
let logged: string[];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'earshot-release-'));
  logged = [];
  git('init', '--quiet', '--initial-branch=main');
  git('config', 'user.name', 'Robin');
  git('config', 'user.email', 'robin@example.invalid');
  write('package.json', JSON.stringify(PACKAGE, null, 2));
  write('package-lock.json', JSON.stringify(LOCK, null, 2));
  write('CHANGELOG.md', '# Changelog\n\n## [Unreleased]\n\n- Bots.\n');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'test: begin');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function git(...gitArguments: readonly string[]): string {
  return execFileSync('git', gitArguments, { cwd: folder, encoding: 'utf8' }).trim();
}

function write(file: string, text: string): void {
  writeFileSync(path.join(folder, file), text);
}

function release(options: Partial<ReleaseOptions> = {}): string {
  return makeRelease(folder, {
    wanted: 'minor',
    isDryRun: false,
    date: '2026-12-24',
    runTests: () => true,
    log: (line) => logged.push(line),
    ...options,
  });
}

/** Everything a release could change. */
function state(): readonly string[] {
  return [git('rev-parse', 'HEAD'), git('tag'), git('status', '--porcelain')];
}

it('commits version and changelog, and tags them', () => {
  expect(release()).toBe('0.2.0');
  expect(git('log', '-1', '--format=%s')).toBe('build: release 0.2.0');
  expect(git('rev-parse', 'v0.2.0^{commit}')).toBe(git('rev-parse', 'HEAD'));
  expect(git('cat-file', '-t', 'v0.2.0')).toBe('tag');
  expect(git('status', '--porcelain')).toBe('');
  expect(JSON.parse(git('show', 'HEAD:package.json'))).toEqual({ ...PACKAGE, version: '0.2.0' });
  expect(JSON.parse(git('show', 'HEAD:package-lock.json'))).toEqual({
    ...LOCK,
    version: '0.2.0',
    packages: { ...LOCK.packages, '': { ...PACKAGE, version: '0.2.0' } },
  });
  expect(readFileSync(path.join(folder, 'CHANGELOG.md'), 'utf8')).toContain('## [0.2.0] - 2026-12-24\n\n- Bots.');
});

it('changes nothing in a dry run, and prints what it would do', () => {
  const before = state();
  const runTests = (): boolean => expect.unreachable('a dry run does not test');
  expect(release({ isDryRun: true, runTests })).toBe('0.2.0');
  expect(state()).toEqual(before);
  expect(logged.join()).toContain('tag it v0.2.0');
});

it.each<[string, () => void, Partial<ReleaseOptions>, string]>([
  ['on another branch', () => git('switch', '--quiet', '--create', 'work'), {}, "this is 'work'"],
  ['with changes', () => write('package.json', '{}'), {}, 'Commit or stash your changes first'],
  ['with files that git does not know', () => write('new.txt', ''), {}, 'new.txt'],
  ['with a tag that exists', () => git('tag', 'v0.2.0'), {}, 'v0.2.0 already exists'],
  ['downwards', () => undefined, { wanted: '0.0.9' }, 'not above 0.1.0'],
  ['when a test fails', () => undefined, { runTests: () => false }, 'nothing is released'],
])('refuses a release %s and changes nothing', (_what, prepare, options, message) => {
  prepare();
  const before = state();
  expect(() => release(options)).toThrow(message);
  expect(state()).toEqual(before);
});

it('refuses a second release without new entries', () => {
  release();
  expect(() => release()).toThrow('nothing under Unreleased');
});

it('refuses a main that differs from its upstream', () => {
  git('branch', 'origin-main');
  git('branch', '--set-upstream-to=origin-main', '--quiet');
  write('package.json', `${JSON.stringify(PACKAGE)}\n`);
  git('commit', '--quiet', '--all', '--message', 'test: go ahead');
  expect(() => release()).toThrow('differs from its upstream');
});
