import { PositionsPanel } from '../../../../../renderer/features/positions/PositionsPanel.tsx';
import { DEFAULT_SETTINGS } from '../../../../../shared/model/settings.ts';
import { DEFAULT_HEARING_RULES } from '../../../../../shared/spatial/hearing-rules.ts';
import { ARRIVES_LAST_MS, SAMPLE_REPORT, SAMPLE_STATUS } from '../../../samples/sample-positions.ts';
import type { Stage, Story } from '../../../stage/story.ts';

const panel = (isInLobby: boolean) => async (stage: Stage) => {
  const { positions } = await stage.openApp(isInLobby ? { lobby: {} } : {});
  if (isInLobby)
    positions.store.setState({ report: SAMPLE_REPORT, status: SAMPLE_STATUS, statusAtMs: ARRIVES_LAST_MS });
  return (
    <PositionsPanel
      {...positions}
      rules={isInLobby ? { ...DEFAULT_HEARING_RULES, trust: 'positions' } : null}
      isHost={isInLobby}
      choices={DEFAULT_SETTINGS}
      onChoose={() => undefined}
      onCopy={() => Promise.resolve(true)}
    />
  );
};

export const story: Story = {
  kind: 'sheet',
  widthPixels: 680,
  states: { 'hosting, a game sends': panel(true), 'in no lobby': panel(false) },
};
