import { describe, expect, it } from 'vitest';
import { findMessageProblems, formatProblems } from '../../../../scripts/commits/message-problems.ts';

function rulesBroken(message: string): readonly string[] {
  return findMessageProblems(message).map(({ rule }) => rule);
}

describe('a subject', () => {
  it.each([
    'mixer: ramp gains across the frame',
    'main/media: drop duplicate packets',
    'host, client: speak version 2',
    'i18n: say "host" in Japanese',
    'Merge branch with a name that is as long as the person who made it wanted it to be, and longer',
    'Revert "mixer: ramp gains across the frame"',
    'fixup! mixer: ramp gains across the frame',
  ])('is accepted: %s', (subject) => {
    expect(rulesBroken(subject)).toEqual([]);
  });

  it('is accepted with 72 columns and refused with 73', () => {
    const subject = `mixer: ${'x'.repeat(65)}`;
    expect(rulesBroken(subject)).toEqual([]);
    expect(rulesBroken(`${subject}x`)).toEqual(['subject-width']);
  });

  it('counts a character of two code units as one column', () => {
    expect(rulesBroken(`mixer: ${'🎧'.repeat(65)}`)).toEqual([]);
  });

  it.each(['fix', 'Ramp gains across the frame', 'Mixer: ramp gains', 'mixer:ramp gains', 'mixer: ramp gains.', ''])(
    "is refused for its form: '%s'",
    (subject) => {
      expect(rulesBroken(subject)).toEqual(['subject-form']);
    },
  );
});

describe('a body', () => {
  const subject = 'mixer: ramp gains across the frame';

  it('is accepted after a blank line, wrapped at 72 columns', () => {
    expect(rulesBroken(`${subject}\n\n${'word '.repeat(14)}xx\n\nMore.\n`)).toEqual([]);
  });

  it('is refused without a blank line', () => {
    expect(rulesBroken(`${subject}\nA step in a gain clicks.\n`)).toEqual(['blank-line']);
  });

  it('is refused when a line is longer', () => {
    expect(rulesBroken(`${subject}\n\n${'word '.repeat(15)}\n`)).toEqual(['body-width']);
  });

  it.each([
    ['an address', `See https://example.invalid/${'x'.repeat(72)}.`],
    ['indented code', `    ${'word '.repeat(20)}`],
    ['a trailer', `Co-authored-by: ${'Name '.repeat(20)}`],
    ['a word that cannot be broken', 'x'.repeat(80)],
  ])('may hold a longer line with %s', (_what, line) => {
    expect(rulesBroken(`${subject}\n\n${line}\n`)).toEqual([]);
  });
});

it("excludes git's comments and anything after its scissors line", () => {
  const diff = `# ------------------------ >8 ------------------------\ndiff --git ${'word '.repeat(20)}`;
  expect(rulesBroken(`\nmixer: ramp gains\n# ${'word '.repeat(20)}\n\nWhy.\n${diff}`)).toEqual([]);
});

it('breaks each rule in a separate line of the answer', () => {
  expect(formatProblems(findMessageProblems(`Ramp gains.\n${'word '.repeat(3)}`)).split('\n')).toEqual([
    "  subject-form: The subject 'Ramp gains.' is not of the form 'area: imperative summary' without a full stop.",
    '  blank-line: The second line must be blank: it separates subject and body.',
  ]);
});
