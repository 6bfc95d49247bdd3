import { expect, it } from 'vitest';
import { findFolderCircles, type ImportEdge } from '../../../../scripts/check/folder-circles.ts';

function circles(...imports: readonly string[]): readonly string[] {
  const edges = imports.map((text): ImportEdge => {
    const [from = '', to = ''] = text.split(' -> ');
    return { from, to };
  });
  return findFolderCircles(edges).map(({ folder, members }) => `${folder}{${members.join()}}`);
}

it('accepts a graph in which every arrow runs downwards', () => {
  expect(circles('main/host/a.ts -> main/media/b.ts', 'main/media/b.ts -> shared/c.ts')).toEqual([]);
});

it('finds two files that import each other', () => {
  expect(circles('main/a.ts -> main/b.ts', 'main/b.ts -> main/a.ts')).toEqual(['main/{a.ts,b.ts}']);
});

it('finds folders that depend on each other, although no two files do', () => {
  expect(circles('main/host/a.ts -> main/media/b.ts', 'main/media/c.ts -> main/host/d.ts')).toEqual([
    'main/{host,media}',
  ]);
});

it('finds a circle whose arrows end at different depths', () => {
  expect(circles('main/host/a.ts -> main/media/ice/b.ts', 'main/media/c.ts -> main/host/lobby/d.ts')).toEqual([
    'main/{host,media}',
  ]);
});

it('finds a circle of a file and a folder beside it', () => {
  expect(circles('host/lobby.ts -> host/listen/tls.ts', 'host/listen/address.ts -> host/lobby.ts')).toEqual([
    'host/{listen,lobby.ts}',
  ]);
});

it('finds a circle of three and leaves out what only leads into it', () => {
  expect(circles('a/x -> b/x', 'b/x -> c/x', 'c/x -> a/y', 'd/x -> a/x', 'a/x -> e/x')).toEqual(['{a,b,c}']);
});

it('reports separate circles separately', () => {
  expect(circles('a/x -> b/x', 'b/x -> a/x', 'c/x -> d/x', 'd/x -> c/x')).toEqual(['{a,b}', '{c,d}']);
});

it('names the imports that close a circle', () => {
  const edges = [
    { from: 'a/x.ts', to: 'b/y.ts' },
    { from: 'b/z.ts', to: 'a/x.ts' },
    { from: 'a/x.ts', to: 'c/x.ts' },
  ];
  expect(findFolderCircles(edges)[0]?.imports).toEqual(edges.slice(0, 2));
});
