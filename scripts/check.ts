import { PROJECT_FOLDER } from './project-folder.ts';
import { runChecks } from './check/run-checks.ts';

process.chdir(PROJECT_FOLDER);
const results = await runChecks();
process.exitCode = results.every((result) => result.hasPassed) ? 0 : 1;
