import type { ConnectionFacts } from '../../../../../renderer/features/reach/diagnose.ts';
import { DoctorDialog } from '../../../../../renderer/features/reach/DoctorDialog.tsx';
import type { PathCheckState } from '../../../../../renderer/features/reach/reach-store.ts';
import { ARRANGED_REACH, LOCAL_REACH, MAPPED_REACH } from '../../../samples/sample-reach.ts';
import type { Story } from '../../../stage/story.ts';

const NOTHING: ConnectionFacts = {
  reach: null,
  signOnPath: null,
  mediaPath: null,
  roundTripMs: null,
  lossPercent: null,
  jitterBufferMs: null,
};

const CHECKED: PathCheckState = {
  status: 'done',
  facts: {
    ...{ host: 'answers', meeting: 'leads-there', clockAheadMs: null },
    network: { nat: 'hard', relay: 'works', hasIpv6: true },
  },
};

const dialog =
  (facts: Partial<ConnectionFacts>, check: PathCheckState = { status: 'none' }) =>
  () => (
    <DoctorDialog
      facts={{ ...NOTHING, ...facts }}
      check={check}
      hasPublicAddress={false}
      onCopy={() => Promise.resolve(true)}
      onClose={() => undefined}
    />
  );

export const story: Story = {
  kind: 'sheet',
  widthPixels: 520,
  states: {
    'a guest with a good connection': dialog({
      signOnPath: 'direct',
      mediaPath: { kind: 'router', transport: 'udp', isIpv6: false },
      roundTripMs: 34,
      lossPercent: 0,
      jitterBufferMs: 41,
    }),
    'a guest by TCP': dialog({
      signOnPath: 'rendezvous',
      mediaPath: { kind: 'relay', transport: 'tcp', isIpv6: false },
      roundTripMs: 310,
      lossPercent: 2.4,
      jitterBufferMs: 212,
    }),
    'a host whom everybody reaches': dialog({ reach: MAPPED_REACH }),
    'a host behind a router': dialog({ reach: ARRANGED_REACH }),
    'a host on the local network': dialog({ reach: LOCAL_REACH }),
    'before joining, every path is open': dialog({}, CHECKED),
    'before joining, nothing leads there': dialog(
      {},
      {
        status: 'done',
        facts: {
          ...{ host: 'port-refused', meeting: 'untrusted', clockAheadMs: -50 * 3_600_000 },
          network: { nat: 'unknown', relay: 'none', hasIpv6: null },
        },
      },
    ),
    checking: dialog({}, { status: 'running' }),
    'a wrong invitation': dialog({}, { status: 'failed', error: { code: 'invitation-cut-off' } }),
    'nothing is known': dialog({}),
  },
};
