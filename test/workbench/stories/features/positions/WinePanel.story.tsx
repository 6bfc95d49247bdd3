import { WinePanel } from '../../../../../renderer/features/positions/WinePanel.tsx';
import type { WineStatus } from '../../../../../renderer/features/positions/positions-store.ts';
import type { Stage, Story } from '../../../stage/story.ts';

const GAME: WineStatus['games'][number] = { name: 'Gw2-64', prefix: '/home/fox/.wine', isProton: false };

const panel = (wine: WineStatus, isAutomatic: boolean) => async (stage: Stage) => {
  const { positions } = await stage.openApp();
  positions.store.setState({ wine });
  return <WinePanel {...positions} isAutomatic={isAutomatic} onAutomatic={() => undefined} />;
};

export const story: Story = {
  kind: 'sheet',
  widthPixels: 420,
  states: {
    'a game without a bridge': panel({ games: [GAME], bridge: 'off', prefix: '' }, false),
    'a bridge that runs': panel({ games: [GAME], bridge: 'running', prefix: GAME.prefix }, true),
    'a bridge that failed': panel(
      { games: [{ ...GAME, isProton: true }], bridge: 'failed', prefix: GAME.prefix },
      false,
    ),
  },
};
