import { describe, expect, it } from 'vitest';
import { judgeReach, type ReachVerdict } from '../../../../../renderer/features/reach/reach-verdict.ts';
import {
  MAPPING_STATES,
  NAT_KINDS,
  PROBE_RESULTS,
  UNKNOWN_REACH,
  type HostReach,
} from '../../../../../shared/model/host-reach.ts';

const mapping = (state: HostReach['mapping']['state'], isBehindAnother = false): HostReach['mapping'] => ({
  state,
  method: state === 'mapped' ? 'upnp' : null,
  external: state === 'mapped' ? '203.0.113.7:7777' : '',
  isBehindAnother,
});
const probe = (udp: HostReach['probe']['udp']): HostReach['probe'] => ({ udp, tcp: 'unknown' });
const server = (
  state: HostReach['rendezvous'][number]['state'],
  address = 'rendezvous.example',
): HostReach['rendezvous'] => [{ address, state, code: '', page: '', listed: 'off' }];
const judge = (reach: Partial<HostReach>, hasPublicAddress = false): ReachVerdict =>
  judgeReach({ ...UNKNOWN_REACH, ...reach }, hasPublicAddress);

it.each<[string, Partial<HostReach>, Partial<ReachVerdict>]>([
  ['a mapped port', { mapping: mapping('mapped') }, { grade: 'good', statement: 'mapped', advice: null }],
  ['a mapped port that a probe reached', { mapping: mapping('mapped'), probe: probe('open') }, { statement: 'mapped' }],
  [
    'a mapped port at an address where the internet does not see this machine',
    { mapping: mapping('mapped'), isSeenElsewhere: true },
    { grade: 'bad', statement: 'local', advice: 'seenElsewhere' },
  ],
  ['a port that a probe reached', { probe: probe('open') }, { grade: 'good', statement: 'open', advice: null }],
  ['a public address', { nat: 'none' }, { grade: 'good', statement: 'public', advice: null }],
  [
    'a rendezvous server',
    { nat: 'easy', rendezvous: server('registered') },
    { grade: 'good', statement: 'arranged', server: 'rendezvous.example' },
  ],
  [
    'a hard router, not asked',
    { nat: 'hard', rendezvous: server('registered') },
    { grade: 'fair', statement: 'arrangedHard', advice: 'turnOnMapping' },
  ],
  [
    'a hard router that does not map',
    { nat: 'hard', mapping: mapping('none'), rendezvous: server('registered') },
    { statement: 'arrangedHard', advice: 'turnOnRouterMapping' },
  ],
  [
    'a network without UDP',
    { nat: 'udp-blocked', rendezvous: server('registered') },
    { grade: 'bad', statement: 'noUdp', advice: 'letAnotherHost' },
  ],
  [
    'a router that is being asked',
    { mapping: mapping('searching') },
    { grade: 'open', statement: 'checking', advice: null },
  ],
  [
    'a server that is connecting',
    { mapping: mapping('none'), rendezvous: server('connecting') },
    { statement: 'checking' },
  ],
  ['nothing, without asking the router', {}, { grade: 'bad', statement: 'local', advice: 'turnOnMapping' }],
  ['nothing', { mapping: mapping('none') }, { statement: 'local', advice: 'addRendezvous' }],
  ['a router that refuses', { mapping: mapping('refused') }, { statement: 'local', advice: 'addRendezvous' }],
  [
    'a server that is gone',
    { mapping: mapping('none'), rendezvous: server('failed') },
    { statement: 'local', advice: 'checkRendezvous' },
  ],
  ['a second router', { mapping: mapping('mapped', true) }, { statement: 'local', advice: 'secondRouter' }],
  [
    'a firewall behind a mapped port',
    { mapping: mapping('mapped'), probe: probe('closed') },
    { statement: 'local', advice: 'allowInFirewall' },
  ],
])('judges %s', (_what, reach, verdict) => {
  expect(judge(reach)).toMatchObject(verdict);
});

it('believes an address that is forwarded by hand, until a probe denies it', () => {
  expect(judge({ mapping: mapping('none') }, true)).toMatchObject({ grade: 'fair', statement: 'byHand' });
  expect(judge({ mapping: mapping('none'), probe: probe('closed') }, true)).toMatchObject({ statement: 'local' });
});

const everyReach = MAPPING_STATES.flatMap((state) =>
  [false, true].flatMap((isBehindAnother) =>
    NAT_KINDS.flatMap((nat) =>
      PROBE_RESULTS.flatMap((udp) =>
        [[], server('connecting'), server('registered'), server('failed')].flatMap((rendezvous) =>
          [false, true].map((hasPublicAddress) => ({
            reach: { ...UNKNOWN_REACH, mapping: mapping(state, isBehindAnother), nat, probe: probe(udp), rendezvous },
            hasPublicAddress,
          })),
        ),
      ),
    ),
  ),
);

describe('in every combination', () => {
  it('never promises that friends can come when a probe found the port closed and nothing arranges connections', () => {
    for (const { reach, hasPublicAddress } of everyReach) {
      if (reach.probe.udp !== 'closed' || reach.rendezvous[0]?.state === 'registered') continue;
      expect(['bad', 'open']).toContain(judgeReach(reach, hasPublicAddress).grade);
    }
  });

  it('never doubts what a probe has shown', () => {
    for (const { reach, hasPublicAddress } of everyReach)
      if (reach.probe.udp === 'open') expect(judgeReach(reach, hasPublicAddress).grade).toBe('good');
  });

  it('says what to do whenever friends cannot come, and names a server only if it knows the lobby', () => {
    for (const { reach, hasPublicAddress } of everyReach) {
      const { grade, advice, server: named } = judgeReach(reach, hasPublicAddress);
      if (grade === 'bad') expect(advice).not.toBeNull();
      if (grade === 'good') expect(advice).toBeNull();
      expect(named !== '').toBe(reach.rendezvous[0]?.state === 'registered');
    }
  });
});
