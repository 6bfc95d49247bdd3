import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, expect } from 'vitest';
import { createMumbleLinkSource } from '../../../main/desktop/positions/mumble-link/create-mumble-link-source.ts';
import { conversionOf } from '../../../main/desktop/positions/mumble-link/link-conversion.ts';
import type { LinkMemory } from '../../../main/desktop/positions/mumble-link/link-memory.ts';
import { MumbleLinkSource } from '../../../main/desktop/positions/mumble-link/mumble-link-source.ts';
import type { PositionReport } from '../../../main/desktop/positions/position-source.ts';
import { success } from '../../../shared/result.ts';
import { waitUntil } from '../wait-until.ts';
import { buildLinkWriter, startLinkWriter, type WriterOptions } from './link-writer.ts';

export const isLinux = process.platform === 'linux';

/** The link of the running test. Each test has its own name, so the user's real link is never touched. */
export const link = { name: '', file: '' };
let names = 0;
const files: string[] = [];
const children = new Set<ChildProcess>();
const sources = new Set<MumbleLinkSource>();
/** A folder that is removed after the last test of the file. */
export const programs = mkdtempSync(path.join(tmpdir(), 'earshot-link-'));
/** The compiled game, if there is a compiler. */
export const compiled = isLinux ? buildLinkWriter(programs) : undefined;

afterEach(async () => {
  for (const child of children) await end(child);
  for (const source of sources) await source.stop();
  sources.clear();
  for (const each of files.splice(0)) rmSync(each, { force: true, recursive: true });
});

afterAll(() => rmSync(programs, { recursive: true, force: true }));

/** Gives the test its own link, which is removed after it. */
export function newLink(): void {
  link.name = `EarshotTest.${process.pid}.${++names}`;
  link.file = `/dev/shm/${link.name}`;
  files.push(link.file);
}

/** Ends a game. */
export async function end(child: ChildProcess): Promise<void> {
  children.delete(child);
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  // A stopped game ignores any other signal.
  child.kill('SIGKILL');
  await ended;
}

type Writer = 'C' | 'Node';

/** A game in another process. `kind` 'C' is the compiled program, 'Node' does the same without a compiler. */
export function play(
  kind: Writer,
  position: readonly [number, number, number],
  options: WriterOptions = {},
): ChildProcess {
  const child = startLinkWriter(kind === 'C' ? compiled : undefined, link.name, position, options);
  children.add(child);
  return child;
}

interface Listening {
  readonly source: MumbleLinkSource;
  /** Each report, undefined for silence, with the time of the poll that found it if the test set a clock. */
  readonly heard: { readonly report: PositionReport | undefined; readonly atMs: number }[];
  last(): PositionReport | undefined;
}

/** Starts a source on the link of the test, or on `memory`. It is stopped after the test. */
export async function listen(
  options: { readonly memory?: LinkMemory; readonly nowMs?: () => number } = {},
): Promise<Listening> {
  const { memory, nowMs = () => performance.now() } = options;
  let lookedAtMs = 0;
  const clock = (): number => (lookedAtMs = nowMs());
  const source =
    memory === undefined
      ? createMumbleLinkSource({ mappingName: link.name })
      : new MumbleLinkSource({
          loadMemory: async () => success(memory),
          conversionOf: (gameName) => conversionOf(gameName, []),
          nowMs: clock,
        });
  sources.add(source);
  const heard: Listening['heard'] = [];
  await source.start((report) => void heard.push({ report, atMs: lookedAtMs }));
  return { source, heard, last: () => heard.at(-1)?.report };
}

/** Waits until the source reports a player at `xMetres`. */
export function stands(listening: Listening, xMetres: number): Promise<void> {
  return waitUntil(`somebody stands at ${xMetres} m`, () => listening.last()?.pose?.xMetres === xMetres);
}

/** The first `bytes` of a readable memory. */
export function reads(memory: LinkMemory, bytes: number): Buffer {
  const target = Buffer.alloc(bytes);
  expect(memory.read(target)).toBe(true);
  return target;
}

/** Polls come every 20 ms but count as 100 ms, so tests need not wait for seconds. */
export function hastyClock(): () => number {
  let nowMs = 0;
  return () => (nowMs += 100);
}
