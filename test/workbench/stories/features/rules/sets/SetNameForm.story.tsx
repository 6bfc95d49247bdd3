import { SetNameForm } from '../../../../../../renderer/features/rules/sets/SetNameForm.tsx';
import type { Stage, Story } from '../../../../stage/story.ts';

const form = ({ i18n }: Stage) => {
  const t = i18n.getFixedT(null, 'rules');
  return (
    <SetNameForm
      title={t('sets.saveTitle')}
      name="Hide & seek"
      onName={() => t('problem.name-taken')}
      onClose={() => undefined}
    />
  );
};

export const story: Story = {
  kind: 'sheet',
  widthPixels: 560,
  states: {
    name: form,
    refused: { show: form, act: (frame) => frame.querySelector('form')?.requestSubmit() },
  },
};
