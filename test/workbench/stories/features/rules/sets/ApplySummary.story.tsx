import { ApplySummary } from '../../../../../../renderer/features/rules/sets/ApplySummary.tsx';
import { changesInWords } from '../../../../../../renderer/features/rules/words/rules-changes.ts';
import { HEARING_PRESETS } from '../../../../../../shared/spatial/hearing-presets.ts';
import { DEFAULT_HEARING_RULES } from '../../../../../../shared/spatial/hearing-rules.ts';
import type { Stage, Story } from '../../../../stage/story.ts';

const doNothing = (): void => undefined;

const summary =
  (hasChanges: boolean) =>
  ({ i18n }: Stage) => {
    const t = i18n.getFixedT(null, 'rules');
    return (
      <ApplySummary
        name={t('editor.game.social-deduction')}
        changes={hasChanges ? changesInWords(DEFAULT_HEARING_RULES, HEARING_PRESETS['social-deduction'], t) : []}
        onApply={doNothing}
        onCancel={doNothing}
      />
    );
  };

export const story: Story = {
  kind: 'sheet',
  widthPixels: 560,
  states: { changes: summary(true), 'no difference': summary(false) },
};
