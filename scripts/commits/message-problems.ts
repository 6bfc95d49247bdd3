/** The most columns of a subject and of a line of the body. */
const MAX_COLUMNS = 72;

/** A rule that a commit message violates. */
export interface MessageProblem {
  readonly rule: 'subject-form' | 'subject-width' | 'blank-line' | 'body-width';
  /** What is wrong and what the rule requires, in one sentence. */
  readonly text: string;
}

/** `area: summary`; several areas are separated by commas, as in `host, client: ...`. */
const SUBJECT = /^[a-z0-9]+(?:[-/][a-z0-9]+)*(?:, [a-z0-9]+(?:[-/][a-z0-9]+)*)*: \S.*[^.\s]$/;

/** Messages that git writes. */
const MADE_BY_GIT = /^(?:Merge |Revert "|fixup! |squash! |amend! )/;

/** `Co-authored-by: ...` and similar trailers, an address, or indented code: these cannot be wrapped. */
const UNWRAPPED_LINE = /^(?: {4}|[A-Z][A-Za-z-]+: )|:\/\//;

/**
 * Finds what is wrong with a commit message: it needs `area: summary` within 72 columns, a blank line, then a body
 * wrapped at 72 columns. Lines that begin with `#` are git's comments and do not count, nor does anything after its
 * scissors line. Messages that git writes for merges, reverts and fixups are accepted.
 */
export function findMessageProblems(message: string): readonly MessageProblem[] {
  const [text = ''] = message.split(/^# -+ >8 -+$/m);
  const lines = text.split(/\r?\n/).filter((line) => !line.startsWith('#'));
  while (lines[0]?.trim() === '') lines.shift();
  const [subject = '', separator = '', ...body] = lines;
  if (MADE_BY_GIT.test(subject)) return [];
  const problems: MessageProblem[] = [];
  if (columnsOf(subject) > MAX_COLUMNS)
    problems.push({
      rule: 'subject-width',
      text: `The subject has ${columnsOf(subject)} columns; at most ${MAX_COLUMNS} are accepted.`,
    });
  if (!SUBJECT.test(subject))
    problems.push({
      rule: 'subject-form',
      text: `The subject '${subject}' is not of the form 'area: imperative summary' without a full stop.`,
    });
  if (separator.trim() !== '')
    problems.push({ rule: 'blank-line', text: 'The second line must be blank: it separates subject and body.' });
  for (const line of body)
    if (columnsOf(line) > MAX_COLUMNS && !UNWRAPPED_LINE.test(line) && line.trimEnd().includes(' '))
      problems.push({
        rule: 'body-width',
        text: `A line of the body has ${columnsOf(line)} columns; at most ${MAX_COLUMNS} are accepted: '${line}'`,
      });
  return problems;
}

function columnsOf(line: string): number {
  return [...line].length;
}

/** Formats the problems as lines of text, each with the name of its rule. */
export function formatProblems(problems: readonly MessageProblem[]): string {
  return problems.map(({ rule, text }) => `  ${rule}: ${text}`).join('\n');
}
