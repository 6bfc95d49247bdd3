import { RulesGroup } from '../../../../../../renderer/features/rules/editor/RulesGroup.tsx';
import { AdvancedSound } from '../../../../../../renderer/features/rules/editor/advanced/AdvancedSound.tsx';
import { SoundEditor } from '../../../../../../renderer/features/rules/editor/SoundEditor.tsx';
import { DEFAULT_HEARING_RULES } from '../../../../../../shared/spatial/hearing-rules.ts';
import type { Stage, Story } from '../../../../stage/story.ts';

const edit = { rules: DEFAULT_HEARING_RULES, onEdit: () => undefined };

const group =
  (isAdvancedModified: boolean) =>
  ({ i18n }: Stage) => {
    const t = i18n.getFixedT(null, 'rules');
    return (
      <RulesGroup
        title={t('topic.sound')}
        sentences={[t('words.sound.camera'), t('words.sound.air')]}
        advanced={<AdvancedSound {...edit} />}
        isAdvancedModified={isAdvancedModified}
      >
        <SoundEditor {...edit} />
      </RulesGroup>
    );
  };

export const story: Story = {
  kind: 'sheet',
  widthPixels: 420,
  states: {
    folded: group(false),
    'folded, with a change': group(true),
    open: { show: group(false), act: (frame) => frame.querySelector('summary')?.click() },
  },
};
