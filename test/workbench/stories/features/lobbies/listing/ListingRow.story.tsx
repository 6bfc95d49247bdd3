import type { ComponentProps, ReactNode } from 'react';
import { ListingRow } from '../../../../../../renderer/features/lobbies/listing/ListingRow.tsx';
import { SAMPLE_LISTING } from '../../../../samples/sample-lobbies.ts';
import type { Story } from '../../../../stage/story.ts';

function row(props: Partial<ComponentProps<typeof ListingRow>>): ReactNode {
  return (
    <ListingRow
      listing={null}
      hasServer
      listedAt={null}
      onEdit={() => undefined}
      onAddServer={() => undefined}
      {...props}
    />
  );
}

export const story: Story = {
  kind: 'sheet',
  widthPixels: 310,
  states: {
    off: () => row({}),
    'no server': () => row({ hasServer: false }),
    chosen: () => row({ listing: SAMPLE_LISTING }),
    'shown at two servers': () =>
      row({
        listing: SAMPLE_LISTING,
        listedAt: { state: 'answered', shown: ['rendezvous.example.org', 'meet.example.net:8443'], full: [] },
      }),
    'no room at one server': () =>
      row({
        listing: SAMPLE_LISTING,
        listedAt: { state: 'answered', shown: ['meet.example.net:8443'], full: ['rendezvous.example.org'] },
      }),
    'not shown yet': () => row({ listing: SAMPLE_LISTING, listedAt: { state: 'waiting', shown: [], full: [] } }),
  },
};
