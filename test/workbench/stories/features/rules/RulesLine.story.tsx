import { RulesLine } from '../../../../../renderer/features/rules/RulesLine.tsx';
import { createRulesStore } from '../../../../../renderer/features/rules/rules-store.ts';
import { HEARING_PRESETS } from '../../../../../shared/spatial/hearing-presets.ts';
import type { GamePhase, HearingRules } from '../../../../../shared/spatial/hearing-rules.ts';
import type { Story } from '../../../stage/story.ts';
import '../../../../../renderer/features/map/map.css';
import '../../../../../renderer/features/rules/rules.css';

const line = (change: Partial<HearingRules>, phase: GamePhase) => () => {
  const store = createRulesStore();
  store.setState((state) => ({ rules: { ...state.rules, ...change }, phase }));
  return (
    <div className="map-lines" style={{ position: 'static' }}>
      <RulesLine store={store} onOpenRules={() => undefined} />
    </div>
  );
};

export const story: Story = {
  kind: 'sheet',
  widthPixels: 340,
  states: {
    playing: line({}, 'playing'),
    'meeting, flat': line({ law: 'flat' }, 'meeting'),
    'meeting, only the living are heard': line(HEARING_PRESETS['social-deduction'], 'meeting'),
    'meeting that changes nothing': line({}, 'meeting'),
  },
};
