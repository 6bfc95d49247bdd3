import { execFileSync } from 'node:child_process';

export interface Commit {
  /** The abbreviated hash. */
  readonly hash: string;
  readonly author: string;
  readonly message: string;
}

const FIELD = '\x1f';
const RECORD = '\x1e';

/** The file whose first commit introduced the rules for messages. */
const FIRST_HOOK = 'scripts/hooks/commit-msg';

/**
 * Lists the commits in the repository at `folder` that `until` has and `since` lacks, newest first, without merges.
 * Throws if git does not know one of them.
 */
export function commitsBetween(folder: string, since: string | undefined, until: string): readonly Commit[] {
  const range = since === undefined ? until : `${since}..${until}`;
  const output = git(folder, ['log', '--no-merges', `--format=%h${FIELD}%an${FIELD}%B${RECORD}`, range]);
  return output
    .split(RECORD)
    .map((record) => record.trimStart().split(FIELD))
    .filter((fields) => fields.length === 3)
    .map(([hash = '', author = '', message = '']) => ({ hash, author, message }));
}

/**
 * Returns where checking begins by default: at the last tag, else at the commit that added the hook; undefined without
 * both.
 */
export function defaultStart(folder: string, until: string): string | undefined {
  try {
    return git(folder, ['describe', '--tags', '--abbrev=0', until]).trim();
  } catch {
    const added = git(folder, ['log', '--diff-filter=A', '--format=%H', until, '--', FIRST_HOOK]).trim();
    return added.split('\n').at(-1) || undefined;
  }
}

function git(folder: string, gitArguments: readonly string[]): string {
  return execFileSync('git', gitArguments, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}
