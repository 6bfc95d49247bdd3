import { NewcomerBadge } from '../../../../../../renderer/features/moderation/door/NewcomerBadge.tsx';
import {
  createModerationStore,
  type Standing,
} from '../../../../../../renderer/features/moderation/moderation-store.ts';
import type { Story } from '../../../../stage/story.ts';

const badge = (unheard: Standing['unheard'], double?: string) => () => {
  const store = createModerationStore();
  store.setState({ people: new Map([[1, { rank: 'member', held: [], unheard }]]) });
  return <NewcomerBadge store={store} id={1} double={double} />;
};

export const story: Story = {
  kind: 'sheet',
  widthPixels: 240,
  states: {
    'not let in': badge('listening'),
    'a name like another': badge('', 'Ada'),
    'mixed alphabets': badge('', ''),
    both: badge('unknown', 'Ada'),
  },
};
