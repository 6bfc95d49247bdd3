import { OBSTACLES } from '../../../../renderer/guest/find-obstacle.ts';
import { ObstacleView } from '../../../../renderer/guest/ObstacleView.tsx';
import type { Story } from '../../stage/story.ts';

export const story: Story = {
  kind: 'window',
  states: Object.fromEntries(OBSTACLES.map((obstacle) => [obstacle, () => <ObstacleView obstacle={obstacle} />])),
};
