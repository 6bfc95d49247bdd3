// Assembles main/mixer/kernel/mix-kernels.wat into the TypeScript file beside it that carries its bytes.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { assembleKernels, formatKernelBytes } from './assemble-kernels.ts';
import { PROJECT_FOLDER } from '../project-folder.ts';
import { readScriptArguments } from '../script-arguments.ts';

readScriptArguments(
  {
    command: 'npm run build:kernels',
    help: `Assembles main/mixer/kernel/mix-kernels.wat into the TypeScript file beside it.

Example:
  npm run build:kernels
`,
  },
  {},
);
const folder = path.join(PROJECT_FOLDER, 'main', 'mixer', 'kernel');
const bytes = await assembleKernels(readFileSync(path.join(folder, 'mix-kernels.wat'), 'utf8'));
const file = path.join(folder, 'mix-kernels-bytes.ts');
writeFileSync(file, formatKernelBytes(bytes));
console.log(`${path.relative(PROJECT_FOLDER, file)}: ${bytes.length} bytes of WebAssembly`);
