import { KnownPlayers } from '../../../../../renderer/features/lobbies/KnownPlayers.tsx';
import { samplePeople } from '../../../samples/sample-people.ts';
import type { Stage, Story } from '../../../stage/story.ts';

const players =
  (count: number) =>
  ({ look }: Stage) => (
    <KnownPlayers
      names={samplePeople(look)
        .slice(0, count)
        .map(({ name }) => name)}
    />
  );

export const story: Story = {
  kind: 'sheet',
  widthPixels: 360,
  states: { one: players(1), several: players(4), nobody: players(0) },
};
