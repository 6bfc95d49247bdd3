import { readFileSync } from 'node:fs';
import { commitsBetween, defaultStart } from './commits/commits-between.ts';
import { findMessageProblems, formatProblems } from './commits/message-problems.ts';
import { readScriptArguments } from './script-arguments.ts';

/** `npm run check:commits`: checks commit messages. */
const { values } = readScriptArguments(
  {
    command: 'npm run check:commits',
    help: `Checks the commit messages in the repository of the current folder.

  --since COMMIT   check those after this one (the last tag)
  --until COMMIT   check those up to this one (HEAD)
  --file FILE      check the message in a file instead, as the hook does
  --help           this text

Examples:
  npm run check:commits
  npm run check:commits -- --since main
`,
  },
  { since: { type: 'string' }, until: { type: 'string', default: 'HEAD' }, file: { type: 'string' } },
);

/** A push of a new branch gives this as the previous commit. */
const NO_COMMIT = /^0*$/;

if (values.file === undefined) checkCommits();
else checkFile(values.file);

function checkFile(file: string): void {
  const problems = findMessageProblems(readFileSync(file, 'utf8'));
  if (problems.length === 0) return;
  console.error(`The commit message is refused (see CONTRIBUTING.md):\n${formatProblems(problems)}`);
  process.exitCode = 1;
}

function checkCommits(): void {
  const folder = process.cwd();
  const isGiven = values.since !== undefined && !NO_COMMIT.test(values.since);
  const since = isGiven ? values.since : defaultStart(folder, values.until);
  const commits = commitsBetween(folder, since, values.until);
  let refused = 0;
  for (const { hash, author, message } of commits) {
    // Bots write the messages of dependency updates, in a form that is not ours to choose.
    const problems = author.endsWith('[bot]') ? [] : findMessageProblems(message);
    if (problems.length === 0) continue;
    refused++;
    console.error(`${hash} ${message.split('\n', 1)[0] ?? ''}\n${formatProblems(problems)}`);
  }
  console.log(`${commits.length - refused} commit messages are fine, ${refused} are not.`);
  if (refused > 0) process.exitCode = 1;
}
