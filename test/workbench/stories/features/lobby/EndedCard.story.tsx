import type { ReactNode } from 'react';
import { EndedCard } from '../../../../../renderer/features/lobby/EndedCard.tsx';
import type { LinkEndReason } from '../../../../../shared/ipc/link-contract.ts';
import { samplePeople } from '../../../samples/sample-people.ts';
import type { Story } from '../../../stage/story.ts';

const ended = (reason: LinkEndReason): ReactNode => card({ status: 'ended', reason, error: { code: reason } });

function card(connection: Parameters<typeof EndedCard>[0]['connection'], hostName: string | null = null): ReactNode {
  return (
    <div style={{ position: 'relative', blockSize: 420 }}>
      <EndedCard
        hostName={hostName}
        connection={connection}
        onReconnect={() => undefined}
        onCheck={() => undefined}
        onHost={() => undefined}
        onBack={() => undefined}
      />
    </div>
  );
}

export const story: Story = {
  kind: 'sheet',
  widthPixels: 440,
  states: {
    // 20:14:05 on the first day of 1970, wherever the picture is taken.
    reconnecting: () =>
      card({
        status: 'reconnecting',
        sinceMs: new Date(1970, 0, 1, 20, 14, 5).getTime(),
        error: { code: 'unreachable' },
      }),
    'host lost': () => ended('host-lost'),
    'lobby closed': () => ended('lobby-closed'),
    'closed by a player': ({ look }) =>
      card(
        { status: 'ended', reason: 'lobby-closed', error: { code: 'lobby-closed' } },
        samplePeople(look)[1]?.name ?? null,
      ),
    removed: () => ended('removed'),
    replaced: () => ended('replaced'),
  },
};
