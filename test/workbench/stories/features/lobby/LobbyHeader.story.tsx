import { LobbyHeader } from '../../../../../renderer/features/lobby/LobbyHeader.tsx';
import type { LobbyState } from '../../../../../renderer/features/lobby/lobby-store.ts';
import type { Stage, Story } from '../../../stage/story.ts';

const header = (lobby: Partial<LobbyState>) => async (stage: Stage) => {
  const app = await stage.openApp({ lobby });
  return (
    <LobbyHeader
      lobby={app.lobby.store.getState()}
      onCopyInvitation={() => Promise.resolve(true)}
      onInvite={app.lobby.store.getState().origin === 'hosted' ? () => undefined : null}
      onCheck={() => undefined}
      onOpenJourney={() => undefined}
      onOpenSettings={() => undefined}
      onLeave={() => undefined}
    />
  );
};

export const story: Story = {
  kind: 'sheet',
  widthPixels: 900,
  states: {
    hosting: header({}),
    'through a relay by TCP': header({
      origin: 'joined',
      mediaPath: { kind: 'relay', transport: 'tcp', isIpv6: false },
    }),
    'connection interrupted': header({ connection: { status: 'interrupted' }, origin: 'joined' }),
    practice: header({ origin: 'practice' }),
    'poor connection': header({
      origin: 'joined',
      ownId: 1,
      quality: { 1: { roundTripMs: 3_249, lossToHostPercent: 0, lossFromHostPercent: 2 } },
    }),
  },
};
