import { SupportReport } from '../../../../../renderer/features/diagnostics/SupportReport.tsx';
import type { createDiagnosticsStore } from '../../../../../renderer/features/diagnostics/diagnostics-store.ts';
import type { Stage, Story } from '../../../stage/story.ts';

type State = ReturnType<ReturnType<typeof createDiagnosticsStore>['getState']>;

const REPORT = ['Earshot 0.1.0', 'Browser: Chromium', 'Microphone: on (Arctis Nova 7 Wireless)', 'Lobby: none'].join(
  '\n',
);

const panel = (state: Partial<State>) => async (stage: Stage) => {
  const { diagnostics } = await stage.openApp();
  diagnostics.store.setState(state);
  return <SupportReport {...diagnostics} onCopy={() => Promise.resolve(true)} />;
};

export const story: Story = {
  kind: 'sheet',
  widthPixels: 420,
  states: {
    'no report': panel({}),
    writing: panel({ isWriting: true }),
    failed: panel({ reportProblem: { code: 'main-process-ended' } }),
    report: panel({ report: REPORT }),
  },
};
