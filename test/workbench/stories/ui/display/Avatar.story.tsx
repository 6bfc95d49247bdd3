import { Avatar } from '../../../../../renderer/ui/display/Avatar.tsx';
import { samplePeople } from '../../../samples/sample-people.ts';
import type { Stage, Story } from '../../../stage/story.ts';

const nameOf = ({ look }: Stage, index: number): string => samplePeople(look)[index]?.name ?? '';

export const story: Story = {
  kind: 'sheet',
  widthPixels: 120,
  states: {
    own: (stage) => <Avatar participantId={1} name={nameOf(stage, 0)} isOwn />,
    'two words': (stage) => <Avatar participantId={2} name={nameOf(stage, 1)} isOwn={false} />,
    'another colour': (stage) => <Avatar participantId={3} name={nameOf(stage, 2)} isOwn={false} />,
    'without letters': () => <Avatar participantId={4} name="★ 7" isOwn={false} />,
  },
};
