import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { openGameApi, type OpenedGameApi } from '../../../support/desktop/game-api.ts';
import { afterTest } from '../../../support/lobby/host-parts.ts';
import { waitUntil } from '../../../support/wait-until.ts';

const page = readFileSync(new URL('../../../../docs/games/game-api.md', import.meta.url), 'utf8');

/** The page's code block of this kind, with the address and token of a running API filled in. */
function example(kind: string, { port, token }: OpenedGameApi): string {
  const block = new RegExp(`^\`\`\`${kind}\n([\\s\\S]*?)^\`\`\`$`, 'm').exec(page)?.[1] ?? '';
  expect(block, `an example '${kind}'`).toContain('YOUR-TOKEN');
  return block.replaceAll('7776', String(port)).replaceAll('YOUR-TOKEN', token);
}

/** The oldest C# that the page promises; Unity's is newer, and Mono's own default is as well. */
const RUN_BY_MONO =
  'folder=$(mktemp -d) && trap "rm -r $folder" EXIT && printf %s "$0" > "$folder/client.cs" && mcs -langversion:6 -out:"$folder/client.exe" "$folder/client.cs" && mono "$folder/client.exe"';

const CLIENTS: readonly {
  readonly kind: string;
  readonly program: string;
  readonly probe: readonly string[];
  readonly run: (text: string) => readonly string[];
}[] = [
  { kind: 'sh', program: 'sh', probe: ['-c', 'command -v curl'], run: (text) => ['-c', text] },
  { kind: 'python http', program: 'python3', probe: ['--version'], run: (text) => ['-c', text] },
  { kind: 'python udp', program: 'python3', probe: ['--version'], run: (text) => ['-c', text] },
  {
    kind: 'js',
    program: process.execPath,
    probe: ['--version'],
    run: (text) => ['-e', `${text}\nsetTimeout(() => process.exit(1), 5000);`],
  },
  {
    kind: 'csharp',
    program: 'sh',
    probe: ['-c', 'command -v mcs && command -v mono'],
    run: (text) => ['-c', RUN_BY_MONO, text],
  },
  { kind: 'lua', program: 'lua', probe: ['-e', 'require("socket")'], run: (text) => ['-e', text] },
];

describe("the page's example clients", () => {
  for (const { kind, program, probe, run } of CLIENTS) {
    const isThere = spawnSync(program, probe).status === 0;
    if (!isThere)
      it(`are not tested here in '${kind}' (SKIPPED)`, ({ skip }) => skip(`what runs '${kind}' is not installed`));
    else
      it(`report a position in '${kind}'`, async () => {
        const api = await openGameApi();
        const child = spawn(program, [...run(example(kind, api))], { stdio: ['ignore', 'pipe', 'pipe'] });
        afterTest(() => void child.kill('SIGKILL'));
        let errors = '';
        child.stderr.on('data', (chunk) => (errors += String(chunk)));
        await waitUntil(`the position is heard (${errors})`, () => api.heard.length > 0 || child.exitCode === 1);
        expect(errors).toBe('');
        expect(api.heard[0]?.pose).toMatchObject({ xMetres: 12.5, yMetres: 0, zMetres: -3, yawRadians: Math.PI / 2 });
        expect(api.source.report()).toMatchObject({ feeder: 'My game', refused: 0 });
      });
  }
});
