import { DiagnosticsPanel } from '../../../../../renderer/features/diagnostics/DiagnosticsPanel.tsx';
import type { createDiagnosticsStore } from '../../../../../renderer/features/diagnostics/diagnostics-store.ts';
import type { Stage, Story } from '../../../stage/story.ts';

type State = ReturnType<ReturnType<typeof createDiagnosticsStore>['getState']>;

const REPORT = ['Earshot 0.1.0', 'Browser: Chromium', 'Microphone: on (Arctis Nova 7 Wireless)', 'Lobby: none'].join(
  '\n',
);

const panel =
  (state: Partial<State>, isInLobby = false) =>
  async (stage: Stage) => {
    const { diagnostics } = await stage.openApp();
    diagnostics.store.setState(state);
    return (
      <DiagnosticsPanel
        {...diagnostics}
        onCopy={() => Promise.resolve(true)}
        onOpenLatency={isInLobby ? () => undefined : null}
      />
    );
  };

export const story: Story = {
  kind: 'sheet',
  widthPixels: 420,
  states: {
    'no report': panel({}),
    'in a lobby': panel({}, true),
    writing: panel({ isWriting: true }),
    failed: panel({ reportProblem: { code: 'main-process-ended' } }),
    report: panel({ report: REPORT }),
  },
};
