import { checkStagedFiles } from './commits/check-staged-files.ts';

/** Run by the hook `pre-commit` at the top of a checkout. */
const problems = await checkStagedFiles(process.cwd());
if (problems !== '') {
  console.error(problems);
  process.exitCode = 1;
}
