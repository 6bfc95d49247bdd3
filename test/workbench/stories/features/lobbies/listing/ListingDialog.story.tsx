import { ListingDialog } from '../../../../../../renderer/features/lobbies/listing/ListingDialog.tsx';
import type { ListingState } from '../../../../../../renderer/features/lobbies/listing/listing-store.ts';
import { SAMPLE_LISTING } from '../../../../samples/sample-lobbies.ts';
import type { Stage, Story } from '../../../../stage/story.ts';

const dialog = (state: Partial<ListingState>) => async (stage: Stage) => {
  const { listing } = await stage.openApp();
  listing.store.setState(state);
  return <ListingDialog {...listing} games={[]} onClose={() => undefined} />;
};

export const story: Story = {
  kind: 'sheet',
  widthPixels: 520,
  states: {
    new: dialog({}),
    listed: dialog({ listing: SAMPLE_LISTING }),
    open: dialog({ listing: { ...SAMPLE_LISTING, access: 'open', password: '' } }),
    failed: dialog({ listing: SAMPLE_LISTING, error: { code: 'no-lobby' } }),
  },
};
