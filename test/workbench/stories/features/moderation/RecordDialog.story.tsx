import { RecordDialog } from '../../../../../renderer/features/moderation/RecordDialog.tsx';
import type { ModerationState } from '../../../../../renderer/features/moderation/moderation-store.ts';
import type { Stage, Story } from '../../../stage/story.ts';

const record = (state: Partial<ModerationState>) => async (stage: Stage) => {
  const { moderation } = await stage.openApp();
  moderation.store.setState(state);
  return <RecordDialog {...moderation} onClose={() => undefined} />;
};

const BANS = [
  { identity: 'a'.repeat(22), name: 'Wren', by: 'Ada', reason: 'Spam', agoSeconds: 7_200, secondsLeft: 79_200 },
  { identity: 'b'.repeat(22), name: 'Magpie', by: 'Ben', reason: '', agoSeconds: 60, secondsLeft: null },
];

export const story: Story = {
  kind: 'window',
  states: {
    'nothing yet': record({}),
    decisions: record({
      bans: BANS,
      audit: [
        { agoSeconds: 7_200, by: 'Ada', action: 'ban', target: 'Wren', rank: '', reason: 'Spam' },
        { agoSeconds: 3_600, by: 'Ada', action: 'appoint', target: 'Ben', rank: 'moderator', reason: '' },
        { agoSeconds: 90, by: 'Ben', action: 'lock', target: '', rank: '', reason: '' },
        { agoSeconds: 60, by: 'Ben', action: 'ban', target: 'Magpie', rank: '', reason: '' },
      ],
    }),
  },
};
