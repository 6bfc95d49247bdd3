import { ClipboardOffer } from '../../../../../../renderer/features/lobby/start/ClipboardOffer.tsx';
import type { Story } from '../../../../stage/story.ts';

const INVITATION = { kind: 'invitation', text: 'earshot://join/AQ' } as const;
const offer = (invite: typeof INVITATION | { kind: 'code'; text: string }, name: string | null) => () => (
  <ClipboardOffer offer={invite} name={name} isDisabled={false} onJoin={() => undefined} />
);

export const story: Story = {
  kind: 'sheet',
  widthPixels: 420,
  states: {
    'a known lobby': offer(INVITATION, 'Friday raid'),
    'a long name': offer(INVITATION, 'The seventeenth annual treasure hunt of the harbour guild'),
    'an invitation': offer(INVITATION, null),
    'a code': offer({ kind: 'code', text: 'K7Q-29MDX' }, null),
  },
};
