import { describe, expect, it } from 'vitest';
import { findSection, releaseChangelog } from '../../../../scripts/release/changelog.ts';

const CHANGELOG = `# Changelog

## [Unreleased]

### Added

- Bots.

## [0.1.0] - 2026-11-29

- The first version.
`;

describe('releaseChangelog', () => {
  it('moves unreleased entries under the version and leaves Unreleased empty', () => {
    const released = releaseChangelog(CHANGELOG, '0.2.0', '2026-12-24');
    expect(released).toContain('## [Unreleased]\n\n## [0.2.0] - 2026-12-24\n\n### Added\n\n- Bots.\n\n## [0.1.0]');
    expect(findSection(released, 'Unreleased')).toBe('');
  });

  it.each([
    ['nothing is unreleased', releaseChangelog(CHANGELOG, '0.2.0', '2026-12-24'), '0.3.0', 'nothing under Unreleased'],
    ['the heading is missing', '# Changelog\n', '0.2.0', "no heading '## [Unreleased]'"],
    ['the version already has a section', CHANGELOG, '0.1.0', 'a section for 0.1.0 already'],
  ])('refuses a changelog when %s', (_what, changelog, version, message) => {
    expect(() => releaseChangelog(changelog, version, '2026-12-25')).toThrow(message);
  });
});

describe('findSection', () => {
  it('returns the lines from the heading to the next version', () => {
    expect(findSection(CHANGELOG, 'Unreleased')).toBe('### Added\n\n- Bots.');
    expect(findSection(CHANGELOG, '0.1.0')).toBe('- The first version.');
  });

  it('does not mistake one version for another with the same beginning', () => {
    expect(findSection(CHANGELOG, '0.1')).toBeUndefined();
  });
});
