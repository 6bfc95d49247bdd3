import { ReachStatement } from '../../../../../renderer/features/reach/ReachStatement.tsx';
import { judgeReach } from '../../../../../renderer/features/reach/reach-verdict.ts';
import { UNKNOWN_REACH, type HostReach } from '../../../../../shared/model/host-reach.ts';
import { ARRANGED_REACH, MAPPED_REACH } from '../../../samples/sample-reach.ts';
import type { Story } from '../../../stage/story.ts';

const statement =
  (reach: Partial<HostReach>, hasPublicAddress = false) =>
  () => <ReachStatement verdict={judgeReach({ ...UNKNOWN_REACH, ...reach }, hasPublicAddress)} />;
const { mapping } = MAPPED_REACH;
const [server] = ARRANGED_REACH.rendezvous;

export const story: Story = {
  kind: 'sheet',
  widthPixels: 420,
  states: {
    checking: statement({ mapping: { ...mapping, state: 'searching' } }),
    mapped: statement(MAPPED_REACH),
    open: statement({ probe: { udp: 'open', tcp: 'open' } }),
    public: statement({ nat: 'none' }),
    arranged: statement(ARRANGED_REACH),
    'arranged behind a hard router': statement({ ...ARRANGED_REACH, nat: 'hard' }),
    'by hand': statement({ mapping: { ...mapping, state: 'none' } }, true),
    'no UDP': statement({ nat: 'udp-blocked' }),
    'mapping is off': statement({}),
    'no rendezvous server': statement({ mapping: { ...mapping, state: 'none' } }),
    'the rendezvous server is gone': statement({
      mapping: { ...mapping, state: 'none' },
      rendezvous: server === undefined ? [] : [{ ...server, state: 'failed' }],
    }),
    'a second router': statement({ mapping: { ...mapping, isBehindAnother: true } }),
    'a firewall': statement({ mapping, probe: { udp: 'closed', tcp: 'closed' } }),
  },
};
