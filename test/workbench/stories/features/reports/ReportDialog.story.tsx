import { ReportDialog } from '../../../../../renderer/features/reports/ReportDialog.tsx';
import type { Reportable } from '../../../../../renderer/features/reports/reports-store.ts';
import type { ReportRefusal } from '../../../../../shared/protocol/people/report-messages.ts';
import type { Story } from '../../../stage/story.ts';

const WREN = { id: 2, name: 'Wren', hasLeft: false };

const report =
  (people: readonly Reportable[], onReport: () => Promise<ReportRefusal | undefined> = async () => undefined) =>
  () => <ReportDialog people={people} onReport={onReport} onClose={() => undefined} />;

/** Sends the report. */
const send = async (frame: HTMLElement): Promise<void> => {
  frame.querySelector('form')?.requestSubmit();
};

export const story: Story = {
  kind: 'window',
  states: {
    one: report([WREN]),
    several: report([{ id: 3, name: 'Magpie', hasLeft: true }, WREN]),
    nobody: report([]),
    sending: { show: report([WREN], () => new Promise(() => undefined)), act: send },
    refused: { show: report([WREN], async () => 'not-heard'), act: send },
  },
};
