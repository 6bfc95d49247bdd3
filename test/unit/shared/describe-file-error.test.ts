import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { describeFileError } from '../../../shared/describe-file-error.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'earshot-'));

function reasonOf(file: string): string {
  try {
    readFileSync(file);
    return '';
  } catch (error) {
    return describeFileError(error);
  }
}

it('names the cause in words, without the code of the system', () => {
  expect(reasonOf(path.join(folder, 'missing'))).toBe('there is no such file or folder');
  expect(reasonOf(folder)).toBe('it is a folder');
});

it('keeps the message of an error that it does not know', () => {
  expect(describeFileError(new Error('The key is too short'))).toBe('The key is too short');
  expect(describeFileError(Object.assign(new Error('EIO: i/o error'), { code: 'EIO' }))).toBe('EIO: i/o error');
});
