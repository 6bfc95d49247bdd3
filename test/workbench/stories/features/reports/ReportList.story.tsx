import { ReportList } from '../../../../../renderer/features/reports/ReportList.tsx';
import type { ReportSound } from '../../../../../renderer/features/reports/reports-store.ts';
import type { ReportRow } from '../../../../../shared/protocol/people/report-messages.ts';
import type { Stage, Story } from '../../../stage/story.ts';

const ROWS: readonly ReportRow[] = [
  {
    ...{
      report: 3,
      agoSeconds: 7_200,
      reason: 'noise',
      seconds: 30,
      text: 'Loud music',
    },
    reporter: { id: 4, name: 'Robin', identity: '' },
    reported: { id: 2, name: 'Wren', identity: 'w'.repeat(22) },
    heard: [
      ['Wren', 21.4],
      ['Magpie', 3],
    ],
  },
  {
    ...{ report: 4, agoSeconds: 90, reason: 'threat', seconds: 12.5, text: '' },
    reporter: { id: 2, name: 'Wren', identity: 'w'.repeat(22) },
    reported: { id: 9, name: 'Magpie', identity: '' },
    heard: [['Magpie', 12.2]],
  },
];

const list =
  (rows: readonly ReportRow[], sounds: readonly (readonly [number, ReportSound])[] = []) =>
  async (stage: Stage) => {
    const { reports } = await stage.openApp();
    reports.store.setState({ rows, sounds: new Map(sounds) });
    return <ReportList {...reports} actionsOn={(id) => (id === 2 ? ['kick', 'ban'] : [])} onRemove={() => undefined} />;
  };

export const story: Story = {
  kind: 'sheet',
  widthPixels: 632,
  states: {
    none: list([]),
    some: list(ROWS),
    loading: list(ROWS, [[3, { state: 'loading' }]]),
    failed: list(ROWS, [[4, { state: 'failed' }]]),
    'deleting one': {
      show: list(ROWS),
      act: (frame) => {
        const buttons = [...frame.querySelectorAll('button')];
        buttons.at(-1)?.click();
      },
    },
  },
};
