import { KnownPeoplePanel } from '../../../../../renderer/features/people/KnownPeoplePanel.tsx';
import { samplePeople } from '../../../samples/sample-people.ts';
import type { Stage, Story } from '../../../stage/story.ts';

const panel = (count: number) => async (stage: Stage) => {
  const { people } = await stage.openApp();
  samplePeople(stage.look)
    .slice(0, count)
    .forEach((participant, index) => people.controller.know(participant, index === 1 ? 'Magpie' : ''));
  return <KnownPeoplePanel {...people} onForgotten={() => undefined} />;
};

export const story: Story = {
  kind: 'sheet',
  widthPixels: 420,
  states: { nobody: panel(0), 'some players': panel(3) },
};
