import type { ReactNode } from 'react';
import { EndedCard } from '../../../../../renderer/features/lobby/EndedCard.tsx';
import type { LinkEndReason } from '../../../../../shared/ipc/contract.ts';
import type { Story } from '../../../stage/story.ts';

function card(reason: LinkEndReason): ReactNode {
  return (
    <div style={{ position: 'relative', blockSize: 420 }}>
      <EndedCard
        connection={{ status: 'ended', reason, error: { code: reason } }}
        onReconnect={() => undefined}
        onBack={() => undefined}
      />
    </div>
  );
}

export const story: Story = {
  kind: 'sheet',
  widthPixels: 440,
  states: {
    'host lost': () => card('host-lost'),
    'lobby closed': () => card('lobby-closed'),
    removed: () => card('removed'),
    replaced: () => card('replaced'),
  },
};
