import { RenewInvitation } from '../../../../../renderer/features/lobby/invitation/RenewInvitation.tsx';
import { InviteDialog } from '../../../../../renderer/features/reach/InviteDialog.tsx';
import { createReachStore } from '../../../../../renderer/features/reach/reach-store.ts';
import type { HostReach } from '../../../../../shared/model/host-reach.ts';
import { ARRANGED_REACH, LOCAL_REACH } from '../../../samples/sample-reach.ts';
import type { Story } from '../../../stage/story.ts';

const INVITATION = `earshot://join/${'Qk3vT9'.repeat(18)}`;

const dialog = (reach: HostReach, hasServer: boolean) => () => {
  const store = createReachStore();
  store.setState({ reach });
  return (
    <InviteDialog
      store={store}
      hasPublicAddress={false}
      hasServer={hasServer}
      invitation={INVITATION}
      onRefresh={() => Promise.resolve(INVITATION)}
      onCopy={() => Promise.resolve(true)}
      onCheck={() => undefined}
      onAddServer={() => undefined}
      onClose={() => undefined}
      renew={<RenewInvitation onRenew={() => Promise.resolve()} />}
      listing={null}
    />
  );
};

export const story: Story = {
  kind: 'sheet',
  widthPixels: 680,
  states: {
    'with a code and a page': dialog(ARRANGED_REACH, true),
    'with the link only': dialog(LOCAL_REACH, false),
    'its server does not answer': dialog(LOCAL_REACH, true),
  },
};
