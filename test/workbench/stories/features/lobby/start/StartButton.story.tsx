import type { ReactNode } from 'react';
import { StartButton } from '../../../../../../renderer/features/lobby/start/StartButton.tsx';
import type { Stage, Story } from '../../../../stage/story.ts';

function button({ i18n }: Stage, isBusy: boolean, hasProblem: boolean, hasNote = false): ReactNode {
  return (
    <StartButton
      isBusy={isBusy}
      isDisabled={isBusy}
      note={hasNote ? i18n.getFixedT(null, 'lobby')('host.copies') : null}
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
    noted: (stage) => button(stage, false, false, true),
  },
};
