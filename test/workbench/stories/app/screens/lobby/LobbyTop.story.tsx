import { LobbyTop } from '../../../../../../renderer/app/screens/lobby/LobbyTop.tsx';
import type { LobbyLayout } from '../../../../../../renderer/app/screens/lobby/use-lobby-layout.ts';
import type { LobbyState } from '../../../../../../renderer/features/lobby/lobby-store.ts';
import type { Stage, Story } from '../../../../stage/story.ts';

const top =
  (lobby: Partial<LobbyState>, layout: LobbyLayout = 'full') =>
  async (stage: Stage) => {
    const app = await stage.openApp({ lobby });
    return (
      <LobbyTop
        {...{ app, layout }}
        dialogs={{ open: [], show: () => undefined, close: () => undefined }}
        onInvite={() => undefined}
        onOpenRules={() => undefined}
        onOpenManage={() => undefined}
        onOpenClaim={() => undefined}
        onOpenReport={() => undefined}
        onOpenSettings={() => undefined}
      />
    );
  };

const openMenu = (frame: HTMLElement): void => frame.querySelector<HTMLElement>('[aria-haspopup="menu"]')?.click();

export const story: Story = {
  kind: 'window',
  states: {
    host: { show: top({}), act: openMenu },
    strip: { show: top({}, 'strip'), act: openMenu },
    guest: { show: top({ origin: 'joined' }), act: openMenu },
  },
};
