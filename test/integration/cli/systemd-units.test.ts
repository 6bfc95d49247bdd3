import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROJECT_FOLDER } from '../../../scripts/project-folder.ts';

/** What `systemd-analyze security` said when each unit was written: 0 = nothing is exposed, 10 = everything. */
const UNITS = [
  ['build/host/earshot-host.service', 1.2],
  ['build/rendezvous/earshot-rendezvous.service', 1.5],
] as const;

const hasTool = spawnSync('systemd-analyze', ['--version']).status === 0;

describe.each(UNITS)('the unit %s', (file, exposure) => {
  const unitPath = path.join(PROJECT_FOLDER, file);

  it.skipIf(!hasTool)(`exposes no more than ${exposure} of 10`, () => {
    const report = execFileSync('systemd-analyze', ['security', '--offline=true', '--no-pager', unitPath], {
      encoding: 'utf8',
    });
    const found = Number(/Overall exposure level for \S+ (\d+\.\d)/.exec(report)?.[1]);
    expect(found).toBeLessThanOrEqual(exposure);
  });

  it('starts a command that exists, as an unprivileged user, and again after a failure', () => {
    const unit = readFileSync(unitPath, 'utf8');
    const [, entry = ''] = /^ExecStart=\/usr\/bin\/node scripts\/run\.mjs (\S+)/m.exec(unit) ?? [];
    expect(readFileSync(path.join(PROJECT_FOLDER, entry), 'utf8')).toContain('npm run');
    expect(unit).toMatch(/^DynamicUser=yes$/m);
    expect(unit).toMatch(/^Restart=(?:on-failure|always)$/m);
    expect(unit).toMatch(/^TimeoutStopSec=(?:10|15|20)$/m);
  });
});
