const UNRELEASED = '## [Unreleased]';

/**
 * Returns the changelog with the entries under _Unreleased_ moved to `version`, released on `date` (YYYY-MM-DD), and an
 * empty _Unreleased_. Throws if there is no such heading, nothing under it, or already a heading for `version`.
 */
export function releaseChangelog(changelog: string, version: string, date: string): string {
  if (findSection(changelog, version) !== undefined)
    throw new Error(`CHANGELOG.md has a section for ${version} already.`);
  const entries = findSection(changelog, 'Unreleased');
  if (entries === undefined) throw new Error(`CHANGELOG.md has no heading '${UNRELEASED}'.`);
  if (entries === '')
    throw new Error('CHANGELOG.md has nothing under Unreleased. Describe what changed for players first.');
  return changelog.replace(UNRELEASED, () => `${UNRELEASED}\n\n## [${version}] - ${date}`);
}

/** Returns what the changelog says about `version`; undefined if it has no heading for it. */
export function findSection(changelog: string, version: string): string | undefined {
  const lines = changelog.split('\n');
  const start = lines.findIndex((line) => line.startsWith(`## [${version}]`));
  if (start < 0) return undefined;
  const length = lines.slice(start + 1).findIndex((line) => line.startsWith('## ['));
  return lines
    .slice(start + 1, length < 0 ? undefined : start + 1 + length)
    .join('\n')
    .trim();
}
