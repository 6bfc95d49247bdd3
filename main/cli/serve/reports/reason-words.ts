import type { ReportReason } from '../../../../shared/model/people/report.ts';

/** What a report is about, as a terminal says it after "for". */
export const REASON_WORDS: Readonly<Record<ReportReason, string>> = {
  harassment: 'harassment',
  hate: 'hate speech',
  threat: 'threats',
  sexual: 'sexual content',
  noise: 'noise',
  other: 'something else',
};
