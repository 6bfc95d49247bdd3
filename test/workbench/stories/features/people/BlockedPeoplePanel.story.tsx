import { BlockedPeoplePanel } from '../../../../../renderer/features/people/BlockedPeoplePanel.tsx';
import { samplePeople } from '../../../samples/sample-people.ts';
import type { Stage, Story } from '../../../stage/story.ts';

const panel = (count: number) => async (stage: Stage) => {
  const { people } = await stage.openApp();
  const blocked = samplePeople(stage.look)
    .slice(1, 1 + count)
    .map(({ identity, name }) => ({ identity, name, volumePercent: 100, isMuted: false, isBlocked: true }));
  people.store.setState({ people: new Map(blocked.map((person) => [person.identity, person])) });
  return <BlockedPeoplePanel {...people} onUnblocked={() => undefined} />;
};

export const story: Story = {
  kind: 'sheet',
  widthPixels: 420,
  states: { nobody: panel(0), 'three people': panel(3) },
};
