import type { ReactNode } from 'react';
import { PracticeCard } from '../../../../../../renderer/features/lobby/start/PracticeCard.tsx';
import type { Stage, Story } from '../../../../stage/story.ts';

function card({ i18n }: Stage, isBusy: boolean, hasProblem: boolean): ReactNode {
  return (
    <PracticeCard
      isBusy={isBusy}
      isDisabled={isBusy}
      problem={hasProblem ? i18n.getFixedT(null, 'common')('errors.practice-failed') : null}
      onPractice={() => undefined}
    />
  );
}

export const story: Story = {
  kind: 'sheet',
  widthPixels: 560,
  states: {
    idle: (stage) => card(stage, false, false),
    starting: (stage) => card(stage, true, false),
    failed: (stage) => card(stage, false, true),
  },
};
