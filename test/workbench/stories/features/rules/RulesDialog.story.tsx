import { RulesDialog } from '../../../../../renderer/features/rules/RulesDialog.tsx';
import { formatRulesText } from '../../../../../shared/protocol/rules/rules-text.ts';
import { HEARING_PRESETS } from '../../../../../shared/spatial/hearing-presets.ts';
import { DEFAULT_HEARING_RULES } from '../../../../../shared/spatial/hearing-rules.ts';
import type { SampleApp } from '../../../samples/open-sample-app.ts';
import type { Stage, Story } from '../../../stage/story.ts';

const dialog =
  (canEdit: boolean, prepare: (app: SampleApp, stage: Stage) => void = () => undefined) =>
  async (stage: Stage) => {
    const app = await stage.openApp({
      lobby: { rules: canEdit ? DEFAULT_HEARING_RULES : HEARING_PRESETS['social-deduction'] },
      settings: { ruleSets: [formatRulesText({ name: 'Hide & seek', rules: HEARING_PRESETS.shooter })] },
    });
    prepare(app, stage);
    return (
      <RulesDialog
        {...app.rules}
        canEdit={canEdit}
        ownStrength="normal"
        onCopy={app.copyText}
        onClose={() => undefined}
      />
    );
  };

export const story: Story = {
  kind: 'window',
  states: {
    host: dialog(true),
    'modified, with a problem': dialog(true, ({ rules }, stage) => {
      rules.store.setState({
        rules: { ...DEFAULT_HEARING_RULES, airAbsorption: true },
        problem: stage.i18n.getFixedT(null, 'common')('errors.bad-rules'),
      });
    }),
    'a set to confirm': dialog(true, ({ rules }) => rules.controller.chooseSet('social-deduction')),
    guest: dialog(false),
  },
};
