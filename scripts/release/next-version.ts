const VERSION = /^(\d+)\.(\d+)\.(\d+)$/;

/**
 * Returns the version that `wanted` asks for: `major`, `minor` or `patch` counts up from `current`; an explicit version
 * must be above it. Throws if it is neither, or not above.
 */
export function nextVersion(current: string, wanted: string): string {
  const [major, minor, patch] = parse(current);
  if (wanted === 'major') return `${major + 1}.0.0`;
  if (wanted === 'minor') return `${major}.${minor + 1}.0`;
  if (wanted === 'patch') return `${major}.${minor}.${patch + 1}`;
  const parts = parse(wanted);
  const difference = [parts[0] - major, parts[1] - minor, parts[2] - patch].find((step) => step !== 0) ?? 0;
  if (difference <= 0) throw new Error(`${wanted} is not above ${current}.`);
  return wanted;
}

function parse(version: string): readonly [major: number, minor: number, patch: number] {
  const [, major, minor, patch] = VERSION.exec(version) ?? [];
  if (patch === undefined) throw new Error(`'${version}' is not a version such as 1.2.3, nor major, minor or patch.`);
  return [Number(major), Number(minor), Number(patch)];
}
