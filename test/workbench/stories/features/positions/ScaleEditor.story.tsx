import { ScaleEditor } from '../../../../../renderer/features/positions/ScaleEditor.tsx';
import { SAMPLE_REPORT, SAMPLE_STATUS } from '../../../samples/sample-positions.ts';
import type { ChosenProfile } from '../../../../../shared/model/game-profile.ts';
import type { Stage, Story } from '../../../stage/story.ts';

const editor = (profiles: readonly ChosenProfile[]) => async (stage: Stage) => {
  const { positions } = await stage.openApp();
  positions.store.setState({ report: SAMPLE_REPORT, status: SAMPLE_STATUS });
  return <ScaleEditor store={positions.store} profiles={profiles} onChange={() => undefined} />;
};

export const story: Story = {
  kind: 'sheet',
  widthPixels: 420,
  states: {
    'a game in metres': editor([]),
    'a game in inches': editor([{ game: 'Guild Wars 2', metresPerUnit: 0.0254, isZUp: true, isMirrored: true }]),
  },
};
