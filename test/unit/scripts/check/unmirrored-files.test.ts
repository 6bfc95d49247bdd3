import { expect, it } from 'vitest';
import { findUnmirroredFiles } from '../../../../scripts/check/unmirrored-files.ts';

const FUNCTION = 'export function gain(): number { return 1; }';

function unmirrored(sources: Readonly<Record<string, string>>): readonly string[] {
  return findUnmirroredFiles(Object.keys(sources), (file) => sources[file] ?? '');
}

it('reports a file of the pure core without a test at the same path', () => {
  expect(unmirrored({ 'shared/dsp/fade.ts': FUNCTION, 'test/unit/shared/fade.test.ts': '' })).toEqual([
    'shared/dsp/fade.ts',
  ]);
});

it('accepts a file whose test is at the same path', () => {
  expect(unmirrored({ 'main/mixer/mixer.ts': FUNCTION, 'test/unit/main/mixer/mixer.test.ts': '' })).toEqual([]);
});

it('ignores files outside the pure core', () => {
  expect(unmirrored({ 'main/host/lobby/lobby.ts': FUNCTION, 'shared/units.ts': FUNCTION })).toEqual([]);
});

it.each([
  ['types', 'export interface Port { gain(): number }\nexport type Law = () => number;'],
  ['constants', 'export const FRAME_SAMPLES = 960;'],
  ['overload signatures', 'export declare function gain(): number;'],
])('requires no test of a file that holds only %s', (_what, source) => {
  expect(unmirrored({ 'main/mixer/ports.ts': source })).toEqual([]);
});

it.each([
  ['an arrow function', 'export const gain = () => 1;'],
  ['a method', 'export class Mixer { mix(): void {} }'],
  ['a function in an object', 'export const laws = { linear: (metres: number) => 1 - metres };'],
])('requires a test of a file with %s', (_what, source) => {
  expect(unmirrored({ 'shared/spatial/law.ts': source })).toEqual(['shared/spatial/law.ts']);
});
