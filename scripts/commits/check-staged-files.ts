import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const CODE = /\.(?:tsx?|m?js)$/;

/**
 * Formats the staged files in the repository at `folder`, and lints their code without the slow rules that need types;
 * `npm run check` runs those. A partly staged file is not rewritten but refused if its staged part is not formatted.
 * Resolves with the problems found, one per line; empty if the commit may proceed.
 */
export async function checkStagedFiles(folder: string): Promise<string> {
  const git = (...gitArguments: readonly string[]): string =>
    execFileSync('git', gitArguments, { cwd: folder, encoding: 'utf8', maxBuffer: 64 * 2 ** 20 });
  const listed = git('diff', '--cached', '--name-only', '--diff-filter=ACMR', '-z');
  const files = listed.split('\0').filter((file) => file !== '');
  if (files.length === 0) return '';
  const prettier = await import('prettier');
  const problems: string[] = [];
  for (const file of files) {
    const filePath = path.join(folder, file);
    const info = await prettier.getFileInfo(filePath, { ignorePath: path.join(folder, '.prettierignore') });
    if (info.ignored || info.inferredParser === null) continue;
    const staged = git('show', `:${file}`);
    const options = { ...(await prettier.resolveConfig(filePath)), filepath: filePath };
    const formatted = await prettier.format(staged, options).catch((error: Error) => error);
    if (formatted instanceof Error) problems.push(`${file}: ${formatted.message}`);
    else if (formatted === staged) continue;
    else if (readFileSync(filePath, 'utf8') !== staged)
      problems.push(
        `${file}: its staged part is not formatted. Run 'npx prettier --write ${file}' and stage it again.`,
      );
    else {
      writeFileSync(filePath, formatted);
      git('add', '--', file);
      console.log(`Formatted ${file}.`);
    }
  }
  return [...problems, await lint(folder, files)].filter((text) => text !== '').join('\n');
}

async function lint(folder: string, files: readonly string[]): Promise<string> {
  const code = files.filter((file) => CODE.test(file));
  if (code.length === 0) return '';
  const { ESLint } = await import('eslint');
  const { default: tseslint } = await import('typescript-eslint');
  const eslint = new ESLint({
    cwd: folder,
    overrideConfig: [tseslint.configs.disableTypeChecked, { linterOptions: { reportUnusedDisableDirectives: 'off' } }],
    warnIgnored: false,
  });
  const results = ESLint.getErrorResults(await eslint.lintFiles(code));
  return results.length === 0 ? '' : await (await eslint.loadFormatter('stylish')).format(results);
}
