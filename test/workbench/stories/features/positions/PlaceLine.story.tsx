import { PlaceLine } from '../../../../../renderer/features/positions/PlaceLine.tsx';
import type { PositionsState } from '../../../../../renderer/features/positions/positions-store.ts';
import { DEFAULT_HEARING_RULES } from '../../../../../shared/spatial/hearing-rules.ts';
import { SAMPLE_REPORT, SAMPLE_STATUS } from '../../../samples/sample-positions.ts';
import type { Stage, Story } from '../../../stage/story.ts';
import '../../../../../renderer/features/map/map.css';

const line = (state: Partial<PositionsState>) => async (stage: Stage) => {
  const { positions } = await stage.openApp({ lobby: {} });
  positions.store.setState({ status: SAMPLE_STATUS, ...state });
  return (
    <div className="map-lines" style={{ position: 'static' }}>
      <PlaceLine {...positions} rules={DEFAULT_HEARING_RULES} onOpenPanel={() => undefined} />
    </div>
  );
};

const SERVER = {
  type: 'standing',
  world: '',
  team: '',
  state: 'alive',
  group: '',
  isPriority: false,
  byHand: [],
} as const;

export const story: Story = {
  kind: 'sheet',
  widthPixels: 380,
  states: {
    'from a game': line({ report: SAMPLE_REPORT }),
    'in the menu': line({ report: { ...SAMPLE_REPORT, place: { type: 'nowhere', reason: 'menu' } } }),
    lost: line({ report: { ...SAMPLE_REPORT, place: { type: 'nowhere', reason: 'lost' } } }),
    'from the game server': line({ ownPlacement: { ...SERVER, from: 'server', isStale: false } }),
  },
};
