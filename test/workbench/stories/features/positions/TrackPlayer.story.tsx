import { TrackPlayer } from '../../../../../renderer/features/positions/TrackPlayer.tsx';
import type { PositionsState } from '../../../../../renderer/features/positions/positions-store.ts';
import { SAMPLE_STATUS } from '../../../samples/sample-positions.ts';
import type { Stage, Story } from '../../../stage/story.ts';

const player = (isPlaying: boolean) => async (stage: Stage) => {
  const { positions } = await stage.openApp();
  const sources: PositionsState['status']['sources'] = SAMPLE_STATUS.sources.map((source) =>
    source.id === 'track' ? { ...source, state: isPlaying ? 'fresh' : 'waiting' } : source,
  );
  positions.store.setState({ status: { used: 'hand', sources } });
  return <TrackPlayer {...positions} />;
};

export const story: Story = {
  kind: 'sheet',
  widthPixels: 420,
  states: { idle: player(false), playing: player(true) },
};
