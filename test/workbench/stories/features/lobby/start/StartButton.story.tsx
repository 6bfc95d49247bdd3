import type { ReactNode } from 'react';
import { StartButton } from '../../../../../../renderer/features/lobby/start/StartButton.tsx';
import type { Stage, Story } from '../../../../stage/story.ts';

function button({ i18n }: Stage, isBusy: boolean, hasProblem: boolean): ReactNode {
  return (
    <StartButton
      isBusy={isBusy}
      isDisabled={isBusy}
      problem={hasProblem ? i18n.getFixedT(null, 'common')('errors.keys-damaged') : null}
    >
      {i18n.getFixedT(null, 'lobby')(isBusy ? 'host.starting' : 'host.start')}
    </StartButton>
  );
}

export const story: Story = {
  kind: 'sheet',
  widthPixels: 320,
  states: {
    ready: (stage) => button(stage, false, false),
    starting: (stage) => button(stage, true, false),
    failed: (stage) => button(stage, false, true),
  },
};
