import { RulesDialog } from '../../../../../renderer/features/rules/RulesDialog.tsx';
import { HEARING_PRESETS } from '../../../../../shared/spatial/hearing-presets.ts';
import { DEFAULT_HEARING_RULES } from '../../../../../shared/spatial/hearing-rules.ts';
import type { Stage, Story } from '../../../stage/story.ts';

const dialog = (isHost: boolean, hasProblem: boolean) => async (stage: Stage) => {
  const { rules } = await stage.openApp({ lobby: {} });
  rules.store.setState({
    rules: isHost ? DEFAULT_HEARING_RULES : HEARING_PRESETS['social-deduction'],
    phase: isHost ? 'playing' : 'meeting',
    problem: hasProblem ? stage.i18n.getFixedT(null, 'common')('errors.bad-rules') : null,
  });
  return <RulesDialog {...rules} isHost={isHost} onClose={() => undefined} />;
};

export const story: Story = {
  kind: 'sheet',
  widthPixels: 680,
  states: { host: dialog(true, true), guest: dialog(false, false) },
};
