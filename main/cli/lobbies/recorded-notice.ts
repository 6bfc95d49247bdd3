import type { HearingRules } from '../../../shared/spatial/hearing-rules.ts';

const ON =
  'This lobby records for reports: its host keeps the last 30 s of what each player hears, and a report sends them to its moderators.';
const OFF = 'This lobby no longer records for reports.';

/** Returns what says that a lobby records, and that it no longer does: once for each change. */
export function createRecordedNotice(
  say: (text: string) => void,
): (rules: Pick<HearingRules, 'recordsForReports'>) => void {
  let isOn = false;
  return ({ recordsForReports }) => {
    if (recordsForReports === isOn) return;
    isOn = recordsForReports;
    say(isOn ? ON : OFF);
  };
}
