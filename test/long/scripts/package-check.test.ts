import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

it.skipIf(process.platform === 'win32')(
  'packs exactly what was built, hardened and with its link scheme',
  { timeout: 180_000 },
  () => {
    const run = spawnSync(process.execPath, ['scripts/package-check.ts'], { encoding: 'utf8' });
    expect(run.stdout + run.stderr).not.toContain('FAILED');
    expect(run.stdout).toContain('The packages are correct.');
    expect(run.status).toBe(0);
  },
);
