import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { writeFileAtomically } from '../../../../main/files/write-file-atomically.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'earshot-files-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('keeps the old file and leaves no temporary file when it fails', async () => {
  await expect(writeFileAtomically(path.join(folder, 'missing', 'file'), 'text')).rejects.toThrow();
  expect(readdirSync(folder)).toEqual([]);
});
