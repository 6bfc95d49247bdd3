import type { ComponentProps } from 'react';
import { RecentRow } from '../../../../../renderer/features/recents/RecentRow.tsx';
import type { RecentLobby } from '../../../../../shared/model/recent-lobby.ts';
import { SAMPLE_NOW_MS, SAMPLE_RECENTS } from '../../../samples/sample-recents.ts';
import type { Stage, Story } from '../../../stage/story.ts';

const row =
  (recent: RecentLobby | undefined, props: Partial<ComponentProps<typeof RecentRow>> = {}, isOver = false) =>
  ({ i18n }: Stage) =>
    recent !== undefined && (
      <ul>
        <RecentRow
          recent={recent}
          place=""
          agoMs={SAMPLE_NOW_MS - recent.lastMs}
          isTaken={false}
          isBusy={false}
          isDisabled={false}
          problem={isOver ? i18n.getFixedT(null, 'recents')('over') : null}
          onEnter={() => undefined}
          onStar={() => undefined}
          onRemove={() => undefined}
          {...props}
        />
      </ul>
    );

export const story: Story = {
  kind: 'sheet',
  widthPixels: 440,
  states: {
    'with a star': row(SAMPLE_RECENTS[0]),
    hosted: row(SAMPLE_RECENTS[1]),
    'one of two with this name': row(SAMPLE_RECENTS[0], { place: '192.168.1.7' }),
    'another player has it': row(SAMPLE_RECENTS[1], { isTaken: true }),
    'a long name': row(SAMPLE_RECENTS[2]),
    joining: row(SAMPLE_RECENTS[0], { isBusy: true }),
    'joining another': row(SAMPLE_RECENTS[1], { isDisabled: true }),
    'it has ended': row(SAMPLE_RECENTS[0], {}, true),
  },
};
