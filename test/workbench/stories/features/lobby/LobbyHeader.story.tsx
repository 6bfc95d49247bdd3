import { LobbyHeader } from '../../../../../renderer/features/lobby/LobbyHeader.tsx';
import type { LobbyState } from '../../../../../renderer/features/lobby/lobby-store.ts';
import type { Stage, Story } from '../../../stage/story.ts';

const header = (lobby: Partial<LobbyState>) => async (stage: Stage) => {
  const app = await stage.openApp({ lobby });
  return (
    <LobbyHeader
      lobby={app.lobby.store.getState()}
      onCopyInvitation={() => Promise.resolve(true)}
      onRenewInvitation={() => Promise.resolve()}
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
    'connection interrupted': header({ connection: { status: 'interrupted' }, origin: 'joined' }),
    practice: header({ origin: 'practice' }),
    'poor connection': header({
      origin: 'joined',
      ownId: 1,
      quality: { 1: { roundTripMs: 3_249, lossToHostPercent: 0, lossFromHostPercent: 2 } },
    }),
  },
};
