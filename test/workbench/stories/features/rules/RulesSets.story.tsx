import { RulesSets } from '../../../../../renderer/features/rules/RulesSets.tsx';
import type { SetTask } from '../../../../../renderer/features/rules/sets/set-task.ts';
import { formatRulesText } from '../../../../../shared/protocol/rules/rules-text.ts';
import { HEARING_PRESETS } from '../../../../../shared/spatial/hearing-presets.ts';
import type { Stage, Story } from '../../../stage/story.ts';

const doNothing = (): void => undefined;

const sets =
  (task: SetTask | null, isPending = false) =>
  async (stage: Stage) => {
    const { rules } = await stage.openApp({
      lobby: {},
      settings: { ruleSets: [formatRulesText({ name: 'Hide & seek', rules: HEARING_PRESETS.shooter }), 'newer'] },
    });
    if (isPending) rules.controller.chooseSet('roleplay');
    return <RulesSets {...rules} canEdit task={task} onTask={doNothing} onCopy={doNothing} />;
  };

export const story: Story = {
  kind: 'sheet',
  widthPixels: 560,
  states: {
    sets: sets(null),
    saving: sets({ kind: 'save' }),
    renaming: sets({ kind: 'rename', name: 'Hide & seek' }),
    importing: sets({ kind: 'import', text: '', problem: null }),
    'to confirm': sets(null, true),
  },
};
