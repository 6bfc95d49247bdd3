import { Talkers } from '../../../../../renderer/features/people/Talkers.tsx';
import { OWN_ID, samplePeople } from '../../../samples/sample-people.ts';
import type { Stage, Story } from '../../../stage/story.ts';

const talkers = (count: number) => async (stage: Stage) => {
  const { scene } = await stage.openApp({ lobby: {} });
  return (
    <Talkers
      scene={scene}
      participants={samplePeople(stage.look).slice(0, count)}
      ownId={OWN_ID}
      pictureOf={() => undefined}
    />
  );
};

export const story: Story = {
  kind: 'sheet',
  widthPixels: 220,
  states: { 'two talk': talkers(6), 'nobody talks': talkers(1) },
};
