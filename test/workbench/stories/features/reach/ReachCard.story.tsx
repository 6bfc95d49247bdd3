import { ReachCard } from '../../../../../renderer/features/reach/ReachCard.tsx';
import { judgeReach } from '../../../../../renderer/features/reach/reach-verdict.ts';
import type { HostReach } from '../../../../../shared/model/host-reach.ts';
import { ARRANGED_REACH, LOCAL_REACH, MAPPED_REACH } from '../../../samples/sample-reach.ts';
import type { Story } from '../../../stage/story.ts';

const card = (reach: HostReach) => () => <ReachCard verdict={judgeReach(reach, false)} onInvite={() => undefined} />;

export const story: Story = {
  kind: 'sheet',
  widthPixels: 348,
  states: {
    'the router forwards the port': card(MAPPED_REACH),
    'a rendezvous server arranges': card(ARRANGED_REACH),
    'only the local network': card(LOCAL_REACH),
  },
};
