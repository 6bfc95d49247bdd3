import { ManageDialog } from '../../../../../renderer/features/moderation/ManageDialog.tsx';
import type { ModerationState } from '../../../../../renderer/features/moderation/moderation-store.ts';
import { permissionsOf } from '../../../../../shared/model/people/rank.ts';
import { SAMPLE_DOOR } from '../../../samples/sample-door.ts';
import type { Stage, Story } from '../../../stage/story.ts';

const manage = (state: Partial<ModerationState>) => async (stage: Stage) => {
  const { moderation } = await stage.openApp();
  moderation.store.setState({ knowsRanks: true, ...state });
  return <ManageDialog {...moderation} reports={null} onClose={() => undefined} />;
};

const BANS = [
  { identity: 'a'.repeat(22), name: 'Wren', by: 'Ada', reason: 'Spam', agoSeconds: 7_200, secondsLeft: 79_200 },
  { identity: 'b'.repeat(22), name: 'Magpie', by: 'Ben', reason: '', agoSeconds: 60, secondsLeft: null },
];

const AUDIT = [
  { agoSeconds: 7_200, by: 'Ada', action: 'ban', target: 'Wren', rank: '', reason: 'Spam' },
  { agoSeconds: 3_600, by: 'Ada', action: 'appoint', target: 'Ben', rank: 'moderator', reason: '' },
  { agoSeconds: 1_800, by: 'Ada', action: 'forbid', target: '', rank: 'member', permission: 'shout', reason: '' },
  { agoSeconds: 90, by: 'Ben', action: 'lock', target: '', rank: '', reason: '' },
  { agoSeconds: 80, by: 'Ben', action: 'let-in', target: 'Robin', rank: '', reason: '' },
  { agoSeconds: 70, by: 'Ada', action: 'per-minute', target: '', rank: '', reason: '' },
  { agoSeconds: 60, by: 'Ben', action: 'ban', target: 'Magpie', rank: '', reason: '' },
] as const;
const OWNER = { rank: 'owner', may: permissionsOf('owner') } as const;
const MODERATOR = { rank: 'moderator', may: permissionsOf('moderator') } as const;

/** Opens the view at this place. */
const open = (index: number) => (frame: HTMLElement) =>
  frame.querySelectorAll<HTMLElement>('[role="tab"]')[index]?.click();

export const story: Story = {
  kind: 'window',
  states: {
    owner: manage({ ...OWNER, bans: BANS, audit: AUDIT }),
    moderator: manage({ ...MODERATOR, isLocked: true }),
    member: manage({}),
    newcomers: { show: manage({ ...OWNER, door: SAMPLE_DOOR }), act: open(1) },
    'nobody banned': { show: manage(OWNER), act: open(1) },
    bans: { show: manage({ ...OWNER, bans: BANS }), act: open(1) },
    decisions: { show: manage({ ...OWNER, audit: AUDIT }), act: open(2) },
  },
};
