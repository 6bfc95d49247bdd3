import { NewHostNotice } from '../../../../../../renderer/features/lobby/succession/NewHostNotice.tsx';
import { samplePeople } from '../../../../samples/sample-people.ts';
import type { Story } from '../../../../stage/story.ts';

export const story: Story = {
  kind: 'sheet',
  widthPixels: 340,
  states: {
    other: ({ look }) => (
      <NewHostNotice name={samplePeople(look)[1]?.name ?? ''} isOwn={false} onDismiss={() => undefined} />
    ),
    you: ({ look }) => <NewHostNotice name={samplePeople(look)[0]?.name ?? ''} isOwn onDismiss={() => undefined} />,
  },
};
