import type { ReactNode } from 'react';
import { BlockDialog } from '../../../../../renderer/features/people/BlockDialog.tsx';
import { samplePeople } from '../../../samples/sample-people.ts';
import type { Stage, Story } from '../../../stage/story.ts';

function dialog({ look }: Stage, index: number): ReactNode {
  return <BlockDialog participant={samplePeople(look)[index]!} onCancel={() => undefined} onBlock={() => undefined} />;
}

export const story: Story = {
  kind: 'sheet',
  widthPixels: 520,
  states: { 'with an identity': (stage) => dialog(stage, 1), guest: (stage) => dialog(stage, 5) },
};
