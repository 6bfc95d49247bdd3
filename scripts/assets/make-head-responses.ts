// Makes main/mixer/kernel/head-responses-bytes.ts out of a SOFA file: see the README.md there. Needs h5dump. The same
// file makes the same bytes.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { RESPONSE_TAPS } from '../../main/mixer/kernel/head-responses.ts';
import { assembleHeadResponses } from './assemble-head-responses.ts';
import { formatBase64 } from './format-base64.ts';
import { PROJECT_FOLDER } from '../project-folder.ts';

const COMMENT = 'What the left ear hears from each direction, base64. Made by `scripts/assets/make-head-responses.ts`.';

/** Three directions a line. */
const LINE_COLUMNS = (3 * 4 * (2 * RESPONSE_TAPS)) / 3;

const [sofaFile] = process.argv.slice(2);
if (sofaFile === undefined) {
  console.error(
    'Say which SOFA file: node scripts/run.mjs scripts/assets/make-head-responses.ts MIT_KEMAR_normal_pinna.sofa',
  );
  process.exit(1);
}
if (spawnSync('h5dump', ['--version']).error !== undefined) {
  console.error('The file cannot be read: h5dump not found. On Debian or Ubuntu: apt-get install hdf5-tools');
  process.exit(1);
}
const [rateHz] = readDataset(sofaFile, '/Data.SamplingRate');
const responses = assembleHeadResponses({
  rateHz: rateHz!,
  positions: readDataset(sofaFile, '/SourcePosition'),
  impulses: readDataset(sofaFile, '/Data.IR'),
});
const bytes = new Uint8Array(2 * responses.length);
const view = new DataView(bytes.buffer);
for (const [index, tap] of responses.entries()) view.setInt16(2 * index, tap, true);
const file = path.join(PROJECT_FOLDER, 'main', 'mixer', 'kernel', 'head-responses-bytes.ts');
writeFileSync(file, formatBase64(COMMENT, 'HEAD_RESPONSES_BASE64', bytes, LINE_COLUMNS));
console.log(`${path.relative(PROJECT_FOLDER, file)}: ${responses.length / RESPONSE_TAPS} responses`);

/** All numbers of a dataset of 64-bit floats, in its own order. */
function readDataset(source: string, dataset: string): Float64Array {
  const folder = mkdtempSync(path.join(tmpdir(), 'earshot-head-'));
  try {
    const dump = path.join(folder, 'dump');
    execFileSync('h5dump', ['-d', dataset, '-b', 'LE', '-o', dump, source]);
    const { buffer, byteOffset, byteLength } = readFileSync(dump);
    return new Float64Array(buffer.slice(byteOffset, byteOffset + byteLength));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
