import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { PROJECT_FOLDER } from '../../../scripts/project-folder.ts';
import { afterTest } from '../../support/lobby/host-parts.ts';
import { waitUntil } from '../../support/wait-until.ts';

const CONTAINER_FILE = readFileSync(path.join(PROJECT_FOLDER, 'build/rendezvous/Containerfile'), 'utf8');
const PAGE = '<!doctype html><title>The page for guests</title>';
const START_TIMEOUT_MS = 30_000;

/** Returns what the last stage copies from the first: sources, and where it puts them. */
function copiedFiles(): readonly (readonly [source: string, destination: string])[] {
  return [...CONTAINER_FILE.matchAll(/^COPY --from=build (.+)$/gm)].flatMap(([, line = '']) => {
    const words = line.split(' ').map((word) => word.replace(/^\/earshot\//, ''));
    const destination = words.pop() ?? '';
    return words.map((source) => {
      const place = destination.endsWith('/') ? path.join(destination, path.basename(source)) : destination;
      return [source, place] as const;
    });
  });
}

/** Links the packages that are left after `npm prune --omit=dev --omit=optional`. */
function linkNeededPackages(into: string): void {
  const lock = JSON.parse(readFileSync(path.join(PROJECT_FOLDER, 'package-lock.json'), 'utf8')) as {
    packages: Readonly<Record<string, { dev?: boolean; optional?: boolean; devOptional?: boolean }>>;
  };
  for (const [name, { dev, optional, devOptional }] of Object.entries(lock.packages)) {
    const isLeft = dev !== true && optional !== true && devOptional !== true;
    if (!isLeft || !/^node_modules\/(?:@[^/]+\/)?[^/]+$/.test(name)) continue;
    const place = path.join(into, name.replace(/^node_modules\//, ''));
    mkdirSync(path.dirname(place), { recursive: true });
    symlinkSync(path.join(PROJECT_FOLDER, name), place);
  }
}

it('what the container file puts into the image is enough for a rendezvous and its page', async () => {
  const image = mkdtempSync(path.join(tmpdir(), 'earshot-image-'));
  afterTest(() => rmSync(image, { recursive: true }));
  for (const [source, destination] of copiedFiles()) {
    const place = path.join(image, destination);
    if (source === 'node_modules') linkNeededPackages(place);
    else if (source === 'out/guest') {
      mkdirSync(place, { recursive: true });
      writeFileSync(path.join(place, 'index.html'), PAGE);
    } else cpSync(path.join(PROJECT_FOLDER, source), place, { recursive: true });
  }
  const [, entry = '[]'] = /^ENTRYPOINT (\[.+\])$/m.exec(CONTAINER_FILE) ?? [];
  const [node, ...words] = JSON.parse(entry) as string[];
  expect(node).toBe('node');
  const program = spawn(
    process.execPath,
    [...words, '--json', '--bind', '127.0.0.1', '--port', '0', '--stun-bind', '127.0.0.1', '--stun-port', '0'],
    { cwd: image, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const ended = once(program, 'exit');
  afterTest(async () => {
    program.kill();
    await ended;
  });
  let printed = '';
  program.stdout.on('data', (text: Buffer) => (printed += String(text)));
  program.stderr.on('data', (text: Buffer) => (printed += String(text)));
  await waitUntil(
    'it is open',
    () => {
      if (program.exitCode !== null) throw new Error(`It ended and printed: ${printed}`);
      return /^\{.*"port".*\}$/m.test(printed);
    },
    START_TIMEOUT_MS,
  );
  const { port, hasPage } = JSON.parse(printed.trim().split('\n').at(-1) ?? '') as { port: number; hasPage: boolean };
  expect(hasPage).toBe(true);
  expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe(PAGE);
  expect((await fetch(`http://127.0.0.1:${port}/health`)).status).toBe(200);
});
