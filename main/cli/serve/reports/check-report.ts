import { describeFileError } from '../../../../shared/describe-file-error.ts';
import {
  audibleMsOf,
  MAX_REPORT_BYTES,
  type Report,
  type ReportedPerson,
} from '../../../../shared/model/people/report.ts';
import { toBase64Url } from '../../../../shared/protocol/invitation/invitation.ts';
import { parseInvitation } from '../../../../shared/protocol/invitation/parse-invitation.ts';
import { failure, success, type Result } from '../../../../shared/result.ts';
import { readRegularFile } from '../../../files/read-regular-file.ts';
import { verifyReport, type ReportFlaw } from '../../../host/reports/verify-report.ts';
import { parseOptions } from '../../options.ts';
import { strangersText } from '../../terminal-text.ts';
import { REASON_WORDS } from './reason-words.ts';

/** `npm run serve -- --verify-report FILE`: checks a saved report instead of hosting. */

/** The options for it. */
export const CHECK_OPTIONS = { 'verify-report': { type: 'string' }, of: { type: 'string' } } as const;

export interface CheckOptions {
  readonly file: string;
  /** The invitation of the host that should have sealed it; '' = any host. */
  readonly of: string;
}

/** Reads how to check a report; undefined = the arguments want something else. */
export function readCheckOptions(argv: readonly string[]): Result<CheckOptions, 'bad-option'> | undefined {
  if (!argv.some((word) => /^--(?:verify-report|of)(?:=|$)/.test(word))) return undefined;
  const parsed = parseOptions(argv, { ...CHECK_OPTIONS, json: { type: 'boolean', default: false } });
  if (!parsed.ok) return parsed;
  const { 'verify-report': file = '', of = '' } = parsed.value;
  return file === '' ? failure('bad-option', '--verify-report needs a file.') : success({ file, of });
}

export interface CheckedReport {
  readonly report: Report;
  /** SHA-256 of the host's certificate, base64url. */
  readonly hostPin: string;
  /** What it says, in words. */
  readonly lines: readonly string[];
}

/** Checks a saved report. Fails with what is wrong with it, or with why the file cannot be read. */
export async function checkReportFile({ file, of }: CheckOptions): Promise<Result<CheckedReport, string>> {
  const invitation = of === '' ? undefined : parseInvitation(of);
  if (invitation?.ok === false) return failure('bad-invitation', `--of: ${invitation.error.message}`);
  const content = await readRegularFile(file, MAX_REPORT_BYTES).catch((error: unknown) => describeFileError(error));
  if (typeof content === 'string') return failure('not-read', `${file} can't be read: ${content}.`);
  if (content.bytes === undefined) return failure('not-a-report', FLAWS['not-a-report']);
  const verified = await verifyReport(content.bytes);
  if (!verified.ok) return failure(verified.flaw.code, flawText(verified.flaw));
  const { report, hostPin } = verified;
  const isOther = invitation !== undefined && toBase64Url(invitation.value.certificateSha256) !== hostPin;
  if (isOther)
    return failure(
      'other-host',
      'The report is whole, but another host sealed it, not the one of this invitation. Ask where it comes from.',
    );
  return success({ report, hostPin, lines: reportLines(report, hostPin, invitation !== undefined) });
}

const FLAWS: Readonly<Record<Exclude<ReportFlaw['code'], 'changed'>, string>> = {
  'not-a-report': 'This file is no report, or it is damaged. Get it again from the host.',
  forged: 'This report is forged: no host has signed what it says. Do not rely on it.',
  'cut-short': 'The sound of this report is cut short. Get the whole file from the host.',
  'other-audio': 'The sound of this report was changed after the host sealed it. Do not rely on it.',
};

function flawText(flaw: ReportFlaw): string {
  if (flaw.code !== 'changed') return FLAWS[flaw.code];
  return `This report was changed after the host sealed it: ${strangersText(flaw.parts.join(', '))}. Do not rely on it.`;
}

function reportLines(report: Report, hostPin: string, isOfInvitation: boolean): readonly string[] {
  const { lobby, sentAt, reporter, reported, reason, text, audio, people } = report;
  const totals = audibleMsOf(report);
  return [
    'The report is whole, and as the host sealed it.',
    `Host        ${hostPin}${isOfInvitation ? ' (that of the invitation)' : ''}`,
    `Lobby       ${strangersText(lobby.name)} (${strangersText(lobby.id)})`,
    `Sent        ${sentAt} by the host's clock`,
    `Reporter    ${personText(reporter)}`,
    `Reported    ${personText(reported)}`,
    `Reason      ${REASON_WORDS[reason]}${text === '' ? '' : `: ${strangersText(text)}`}`,
    `Sound       ${(audio.durationMs / 1_000).toFixed(1)} s`,
    ...people.map(
      (person, index) => `Audible     ${personText(person)}, ${((totals[index] ?? 0) / 1_000).toFixed(1)} s`,
    ),
  ];
}

function personText({ id, name, identity }: ReportedPerson): string {
  return `${strangersText(name)} #${id} (${identity === '' ? 'no identity' : identity})`;
}
