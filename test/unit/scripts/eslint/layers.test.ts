import { describe, expect, it } from 'vitest';
import { importTable } from '../../../../scripts/eslint/import-table.js';
import {
  findLayer,
  findUpwardPermissions,
  mayImportFile,
  mayImportPackage,
  packageName,
} from '../../../../scripts/eslint/layers.js';

const table = [
  { path: 'core/*', layers: [], packages: [] },
  { path: 'core/**', layers: ['core/*'], packages: ['valibot'] },
  { path: 'net/**', layers: ['core/ports.ts'], packages: ['@scope/library', 'node:*'] },
  { path: 'window/<each>/**', layers: ['core/**'], packages: ['react'] },
];

function layerOf(file: string) {
  const found = findLayer(table, file);
  if (found === undefined) throw new Error(`${file} has no layer`);
  return found;
}

describe('findLayer', () => {
  it('returns the longest path that fits', () => {
    expect(layerOf('core/deep/file.ts').layer.path).toBe('core/**');
    expect(
      findLayer([...table, { path: 'core/deep/file.ts', layers: [], packages: [] }], 'core/deep/file.ts')?.layer.path,
    ).toBe('core/deep/file.ts');
  });

  it("covers only the folder's own files with a single star", () => {
    expect(findLayer([{ path: 'core/*', layers: [], packages: [] }], 'core/deep/file.ts')).toBeUndefined();
  });

  it('finds nothing for a folder that is not in the table', () => {
    expect(findLayer(table, 'unknown/file.ts')).toBeUndefined();
    expect(findLayer(table, 'network/file.ts')).toBeUndefined();
  });

  it('distinguishes the folders of an <each> path', () => {
    expect(layerOf('window/map/dot.ts').name).toBe('window/map/**');
    expect(layerOf('window/rooms/list.ts').name).toBe('window/rooms/**');
  });
});

describe('mayImportFile', () => {
  it("allows the file's own layer and the listed ones", () => {
    expect(mayImportFile(table, layerOf('net/socket.ts'), 'net/deep/packet.ts')).toBe(true);
    expect(mayImportFile(table, layerOf('net/socket.ts'), 'core/ports.ts')).toBe(true);
  });

  it('refuses a neighbour of a listed file', () => {
    expect(mayImportFile(table, layerOf('net/socket.ts'), 'core/other.ts')).toBe(false);
  });

  it('keeps the folders of an <each> path from importing one another', () => {
    expect(mayImportFile(table, layerOf('window/map/dot.ts'), 'window/map/range.ts')).toBe(true);
    expect(mayImportFile(table, layerOf('window/map/dot.ts'), 'window/rooms/list.ts')).toBe(false);
  });
});

describe('findUpwardPermissions', () => {
  function upward(...rows: readonly (readonly [path: string, ...layers: readonly string[]])[]): readonly string[] {
    const found = findUpwardPermissions(rows.map(([path, ...layers]) => ({ path, layers, packages: [] })));
    return found.map(({ from, to }) => `${from} -> ${to}`);
  }

  it('accepts layers that list only what stands above them in the table', () => {
    expect(upward(['core/**'], ['net/**', 'core/**'], ['app/**', 'core/ports.ts', 'net/**'])).toEqual([]);
  });

  it.each(['net/**', 'net/*', 'net/socket.ts', 'net/ice/**'])(
    'finds an upward permission written as %s',
    (permission) => {
      expect(upward(['core/**', permission], ['net/**'])).toEqual(['core/** -> net/**']);
    },
  );

  it('finds the layers hidden in a whole tree', () => {
    expect(upward(['core/**', 'net/**'], ['net/*'], ['net/<each>/**'])).toEqual([
      'core/** -> net/*',
      'core/** -> net/<each>/**',
    ]);
  });

  it('finds one of two layers that list each other', () => {
    expect(upward(['core/**', 'net/**'], ['net/**', 'core/**'])).toEqual(['core/** -> net/**']);
  });

  it('assigns a file with its own layer to that layer only', () => {
    expect(upward(['net/ports.ts'], ['core/**', 'net/ports.ts'], ['net/**', 'core/**'])).toEqual([]);
  });

  it('finds none in the import table of this project', () => {
    expect(findUpwardPermissions(importTable)).toEqual([]);
  });
});

describe('mayImportPackage', () => {
  it('recognises a package by any path inside it', () => {
    expect(packageName('react-dom/client')).toBe('react-dom');
    expect(packageName('@scope/library/deep/file.js')).toBe('@scope/library');
    expect(mayImportPackage(layerOf('window/map/dot.ts'), 'react/jsx-runtime')).toBe(true);
  });

  it('does not mistake one package for another with the same beginning', () => {
    expect(mayImportPackage(layerOf('window/map/dot.ts'), 'react-dom')).toBe(false);
  });

  it('allows every module of Node for node:* and none without it', () => {
    expect(mayImportPackage(layerOf('net/socket.ts'), 'node:fs/promises')).toBe(true);
    expect(mayImportPackage(layerOf('core/deep/file.ts'), 'node:fs')).toBe(false);
  });
});
