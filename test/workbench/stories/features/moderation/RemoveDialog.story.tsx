import { RemoveDialog } from '../../../../../renderer/features/moderation/RemoveDialog.tsx';
import type { Story } from '../../../stage/story.ts';

const ask = (how: 'kick' | 'ban') => () => (
  <RemoveDialog name="Wren" how={how} onRemove={() => undefined} onClose={() => undefined} />
);

export const story: Story = { kind: 'window', states: { kick: ask('kick'), ban: ask('ban') } };
