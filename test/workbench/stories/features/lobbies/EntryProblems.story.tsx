import type { ComponentProps } from 'react';
import { EntryProblems } from '../../../../../renderer/features/lobbies/EntryProblems.tsx';
import { KNOCK_LOBBY } from '../../../samples/sample-lobbies.ts';
import type { Stage, Story } from '../../../stage/story.ts';

const OPEN_LOBBY = { ...KNOCK_LOBBY, access: 'open' } as const;

const problems =
  (state: ComponentProps<typeof EntryProblems>['state'], hasFailed = false) =>
  ({ i18n }: Stage) => (
    <EntryProblems
      state={state}
      controller={{ cancelEntry: () => undefined }}
      problem={hasFailed ? i18n.getFixedT(null, 'common')('errors.unreachable') : null}
      onDismissProblem={() => undefined}
    />
  );

export const story: Story = {
  kind: 'sheet',
  widthPixels: 420,
  states: {
    'no search': problems({ entry: null, problem: { code: 'no-rendezvous' } }),
    'entering failed': problems({
      entry: { lobby: OPEN_LOBBY, step: 'failed', error: { code: 'lobby-not-there' } },
      problem: null,
    }),
    'joining failed': problems({ entry: null, problem: null }, true),
  },
};
