import { PROJECT_FOLDER } from './project-folder.ts';
import { runChecks } from './check/run-checks.ts';
import { readScriptArguments } from './script-arguments.ts';

/** `npm run check`: all static checks. */
readScriptArguments(
  {
    command: 'npm run check',
    help: `Runs all static checks: formatting, linter, compiler, imports, unused code, workflows and folders.

Example:
  npm run check
`,
  },
  {},
);
process.chdir(PROJECT_FOLDER);
const results = await runChecks();
process.exitCode = results.every((result) => result.hasPassed) ? 0 : 1;
