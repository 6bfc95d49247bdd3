import { createHeadsetController } from '../../../../../renderer/features/headset/headset-controller.ts';
import { createHeadsetStore, type HeadsetState } from '../../../../../renderer/features/headset/headset-store.ts';
import { HeadsetPanel } from '../../../../../renderer/features/headset/HeadsetPanel.tsx';
import type { Story } from '../../../stage/story.ts';

const INVITATION = `earshot://join/${'Qk3vT9'.repeat(18)}`;
const TICKET = 'AAECAwQFBgcICQoLDA0ODw';

const panel =
  (state: Partial<HeadsetState>, isInLobby = true) =>
  () => {
    const store = createHeadsetStore();
    const controller = createHeadsetController({ store, onChange: () => undefined });
    store.setState({ isSupported: true, ...state });
    return (
      <HeadsetPanel
        {...{ store, controller, isInLobby }}
        invitation={INVITATION}
        ownPage=""
        rendezvous={['meet.example.org']}
        onAsk={() => undefined}
        onCopy={() => Promise.resolve(true)}
      />
    );
  };

export const story: Story = {
  kind: 'sheet',
  widthPixels: 560,
  states: {
    'no lobby': panel({}, false),
    'older host': panel({ isSupported: false }),
    ready: panel({}),
    asking: panel({ offer: { state: 'asking' } }),
    link: panel({ offer: { state: 'ready', ticket: TICKET, page: 'https://meet.example.org/', invitation: '' } }),
    'no page': panel({ offer: { state: 'ready', ticket: TICKET, page: '', invitation: '' } }),
    refused: panel({ offer: { state: 'refused', code: 'too-many-tickets' } }),
    connected: panel({ headset: { isMuted: false, isDeafened: false } }),
  },
};
