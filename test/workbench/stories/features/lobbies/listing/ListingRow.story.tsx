import type { ComponentProps, ReactNode } from 'react';
import { ListingRow } from '../../../../../../renderer/features/lobbies/listing/ListingRow.tsx';
import { SAMPLE_LISTING } from '../../../../samples/sample-lobbies.ts';
import type { Story } from '../../../../stage/story.ts';

function row(props: Partial<ComponentProps<typeof ListingRow>>): ReactNode {
  return (
    <ListingRow
      listing={null}
      hasServer
      servers={null}
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
      row({ listing: SAMPLE_LISTING, servers: ['rendezvous.example.org', 'meet.example.net:8443'] }),
    'not shown yet': () => row({ listing: SAMPLE_LISTING, servers: [] }),
  },
};
