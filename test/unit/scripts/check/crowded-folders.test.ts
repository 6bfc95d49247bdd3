import { expect, it } from 'vitest';
import { findCrowdedFolders, MAX_FILES_IN_FOLDER } from '../../../../scripts/check/crowded-folders.ts';

function filesIn(folder: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `${folder}file-${index}.ts`);
}

it('accepts a folder that is just full', () => {
  expect(findCrowdedFolders(filesIn('main/host/', MAX_FILES_IN_FOLDER))).toEqual([]);
});

it('reports a folder with one file too many', () => {
  const fileCount = MAX_FILES_IN_FOLDER + 1;
  expect(findCrowdedFolders(filesIn('main/host/', fileCount))).toEqual([{ folder: 'main/host/', fileCount }]);
});

it('counts the files of inner folders separately', () => {
  expect(findCrowdedFolders([...filesIn('main/', 15), ...filesIn('main/host/', 15)])).toEqual([]);
});

it.each(['docs/screenshots/', 'docs/adr/', 'main/practice/voices/', 'build/icons/', 'renderer/i18n/locales/en/', ''])(
  "accepts any number of files in '%s'",
  (folder) => {
    expect(findCrowdedFolders(filesIn(folder, 100))).toEqual([]);
  },
);
