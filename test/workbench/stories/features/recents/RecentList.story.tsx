import { RecentList } from '../../../../../renderer/features/recents/RecentList.tsx';
import type { RecentLobby } from '../../../../../shared/model/recent-lobby.ts';
import { SAMPLE_NOW_MS, SAMPLE_RECENTS } from '../../../samples/sample-recents.ts';
import type { Stage, Story } from '../../../stage/story.ts';

const list = (recents: readonly RecentLobby[]) => async (stage: Stage) => {
  const app = await stage.openApp();
  return (
    <RecentList
      {...app.recents}
      nowMs={() => SAMPLE_NOW_MS}
      recents={recents}
      isStarting={false}
      problem={null}
      onToast={() => undefined}
    />
  );
};

export const story: Story = {
  kind: 'sheet',
  widthPixels: 440,
  states: { empty: list([]), three: list(SAMPLE_RECENTS) },
};
