import * as icons from '../../../../renderer/ui/icons.tsx';
import type { Story } from '../../stage/story.ts';

export const story: Story = {
  kind: 'sheet',
  widthPixels: 110,
  states: Object.fromEntries(Object.entries(icons).map(([name, Icon]) => [name, () => <Icon key={name} />])),
};
