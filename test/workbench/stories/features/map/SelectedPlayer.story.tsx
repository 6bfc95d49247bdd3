import type { PlayerMark } from '../../../../../renderer/features/map/map-player.ts';
import { SelectedPlayer } from '../../../../../renderer/features/map/SelectedPlayer.tsx';
import { samplePeople } from '../../../samples/sample-people.ts';
import type { Stage, Story } from '../../../stage/story.ts';
import '../../../../../renderer/features/map/map.css';

const player = (index: number, mark?: PlayerMark) => async (stage: Stage) => {
  const { scene } = await stage.openApp({ lobby: {} });
  return (
    <div style={{ position: 'relative', blockSize: 110 }}>
      <SelectedPlayer
        participant={samplePeople(stage.look)[index]!}
        picture={undefined}
        scene={scene}
        mark={mark}
        isFollowed={mark !== undefined}
        onFollow={() => undefined}
        onOpenMenu={() => undefined}
        onEnd={() => undefined}
      />
    </div>
  );
};

export const story: Story = {
  kind: 'sheet',
  widthPixels: 340,
  states: {
    'hears you': player(1),
    muted: player(3),
    'position unknown': player(5),
    'followed, dead, in a team': player(2, { teamMark: 0, state: 'dead' }),
  },
};
