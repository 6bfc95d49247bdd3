import { gameGuides } from '../../../../../../renderer/features/positions/guides/game-guides.ts';
import { GuideCard } from '../../../../../../renderer/features/positions/guides/GuideCard.tsx';
import type { PositionsState } from '../../../../../../renderer/features/positions/positions-store.ts';
import { SAMPLE_REPORT, SAMPLE_STATUS } from '../../../../samples/sample-positions.ts';
import type { Stage, Story } from '../../../../stage/story.ts';

const card =
  (id: string, state: Partial<PositionsState> = {}, isHost = false) =>
  async (stage: Stage) => {
    const { positions } = await stage.openApp();
    positions.store.setState(state);
    const t = stage.i18n.getFixedT(null, 'games');
    const guide = gameGuides((other) => t(`others.${other}`)).find((one) => one.id === id);
    return guide === undefined ? null : (
      <GuideCard guide={guide} store={positions.store} isHost={isHost} onCopy={() => Promise.resolve(true)} />
    );
  };

const SENDS = { report: SAMPLE_REPORT, status: SAMPLE_STATUS };
const MENU = { ...SENDS, report: { ...SAMPLE_REPORT, place: { type: 'nowhere', reason: 'menu' } as const } };

export const story: Story = {
  kind: 'sheet',
  widthPixels: 400,
  states: {
    waiting: card('openarena'),
    connected: card('gw2', SENDS),
    'in a menu': card('gw2', MENU),
    'another game sends': card('minecraft-forge', SENDS),
    'any other game': card('other'),
    'with the API': card('api'),
    'by hand': card('none'),
    'by hand, as the host': card('none', {}, true),
  },
};
