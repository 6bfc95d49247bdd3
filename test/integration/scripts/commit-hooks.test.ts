import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PROJECT_FOLDER } from '../../../scripts/project-folder.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'earshot-hooks-'));
  // `options.ts` reads the arguments of the scripts.
  const parts = ['scripts', 'shared', 'main/cli/options.ts', 'package.json', '.prettierrc.json', 'eslint.config.js'];
  for (const part of parts) cpSync(path.join(PROJECT_FOLDER, part), path.join(folder, part), { recursive: true });
  symlinkSync(path.join(PROJECT_FOLDER, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
  writeFileSync(path.join(folder, '.gitignore'), '*\n!/shared/\n!/shared/sample.ts\n');
  git('init', '--quiet');
  git('config', 'user.name', 'Robin');
  git('config', 'user.email', 'robin@example.invalid');
  run('scripts/hooks/install-hooks.mjs', { CI: '' });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function git(...gitArguments: readonly string[]): string {
  return execFileSync('git', gitArguments, { cwd: folder, encoding: 'utf8' }).trim();
}

function run(script: string, environment: Readonly<Record<string, string>>): number | null {
  return spawnSync(process.execPath, [path.join(folder, script)], {
    cwd: folder,
    env: { ...process.env, ...environment },
  }).status;
}

function commit(message: string): { readonly isRefused: boolean; readonly output: string } {
  const { status, stderr, stdout } = spawnSync('git', ['commit', '--allow-empty', '--message', message], {
    cwd: folder,
    encoding: 'utf8',
  });
  return { isRefused: status !== 0, output: stderr + stdout };
}

function stage(source: string): void {
  writeFileSync(path.join(folder, 'shared/sample.ts'), source);
  git('add', 'shared/sample.ts');
}

describe('a commit message', () => {
  it('is refused, citing the rule, when its subject has 100 columns', () => {
    const { isRefused, output } = commit(`mixer: ${'x'.repeat(93)}`);
    expect(isRefused).toBe(true);
    expect(output).toContain('subject-width: The subject has 100 columns; at most 72 are accepted.');
  });

  it('is accepted when it follows the rules', () => {
    expect(commit('mixer: ramp gains across the frame\n\nA step in a gain clicks.')).toMatchObject({
      isRefused: false,
    });
  });

  it('is checked afterwards too, when a commit bypassed the hook', () => {
    commit('mixer: ramp gains');
    git('commit', '--allow-empty', '--no-verify', '--quiet', '--message', 'Fixed it.');
    const check = spawnSync(process.execPath, ['scripts/check-commits.ts', '--since', 'HEAD~1'], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(check.status).toBe(1);
    expect(check.stderr).toContain("subject-form: The subject 'Fixed it.'");
  });
});

describe('staged files', () => {
  it('are formatted before the commit', () => {
    stage('export const  a  = "1"\n');
    expect(commit('shared: add a sample')).toMatchObject({ isRefused: false });
    expect(git('show', 'HEAD:shared/sample.ts')).toBe("export const a = '1';");
    expect(git('status', '--porcelain')).toBe('');
  });

  it('are refused when the linter finds a mistake', () => {
    stage('export const isEqual = (a: number, b: number) => a == b;\n');
    const { isRefused, output } = commit('shared: add a sample');
    expect(isRefused).toBe(true);
    expect(output).toContain('eqeqeq');
  });

  it('are refused and left unchanged when a file is staged in part and not formatted', () => {
    stage('export const  a = 1;\n');
    writeFileSync(path.join(folder, 'shared/sample.ts'), 'export const  a = 2;\n');
    const { isRefused, output } = commit('shared: add a sample');
    expect(isRefused).toBe(true);
    expect(output).toContain('its staged part is not formatted');
    expect(git('show', ':shared/sample.ts')).toBe('export const  a = 1;');
  });
});

describe('installing the hooks', () => {
  it('leaves other hooks of the developer alone', () => {
    git('config', 'core.hooksPath', 'my-hooks');
    expect(run('scripts/hooks/install-hooks.mjs', { CI: '' })).toBe(0);
    expect(git('config', 'core.hooksPath')).toBe('my-hooks');
  });

  it('does nothing outside a checkout, and does not fail', () => {
    rmSync(path.join(folder, '.git'), { recursive: true });
    expect(run('scripts/hooks/install-hooks.mjs', { CI: '' })).toBe(0);
  });
});
