import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { readImportGraph } from '../../../../scripts/check/read-import-graph.ts';

let project: string | undefined;
afterEach(() => {
  if (project !== undefined) rmSync(project, { recursive: true, force: true });
});

function writeProject(files: Readonly<Record<string, string>>): string {
  project = mkdtempSync(path.join(tmpdir(), 'earshot-graph-'));
  for (const [file, source] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(project, file)), { recursive: true });
    writeFileSync(path.join(project, file), source);
  }
  return project;
}

const LEAF = 'export const a = 1;\nexport type A = number;\n';

it.each([
  ['a value', "import { a } from '../b/leaf.ts';\nexport const c = a;\n"],
  ['a type', "import type { A } from '../b/leaf.ts';\nexport const c: A = 1;\n"],
  ['an inline type', "export const c: import('../b/leaf.ts').A = 1;\n"],
  ['a file at run time', "export const c = await import('../b/leaf.ts');\n"],
])('sees an import of %s', async (_what, source) => {
  const graph = await readImportGraph(writeProject({ 'a/root.ts': source, 'b/leaf.ts': LEAF }), ['a', 'b']);
  expect(graph).toEqual({ edges: [{ from: 'a/root.ts', to: 'b/leaf.ts' }], violations: [] });
});

it('reports a file that imports nothing and that nothing imports', async () => {
  const graph = await readImportGraph(writeProject({ 'a/lonely.ts': LEAF, 'a/globals.d.ts': LEAF }), ['a']);
  expect(graph.violations).toEqual(['no-orphan: a/lonely.ts']);
});

it('reports an import that leads nowhere', async () => {
  const graph = await readImportGraph(writeProject({ 'a/root.ts': "import './missing.ts';\n" }), ['a']);
  expect(graph.violations).toEqual(['no-unresolvable: a/root.ts -> ./missing.ts']);
});
