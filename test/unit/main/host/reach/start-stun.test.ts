import { expect, it } from 'vitest';
import { startStun } from '../../../../../main/host/reach/start-stun.ts';
import type { HostAddress } from '../../../../../shared/protocol/invitation/invitation.ts';
import { success } from '../../../../../shared/result.ts';
import { ManualClock } from '../../../../support/manual-clock.ts';
import { settle } from '../../../../support/rendezvous/rendezvous-lab.ts';

function start(servers: readonly HostAddress[]) {
  const clock = new ManualClock();
  const asked: string[] = [];
  const reflexive: (readonly HostAddress[])[] = [];
  const reach: object[] = [];
  const started = startStun({
    servers,
    endpoint: {
      port: 7_777,
      askStunServer: async ({ address, port }) => {
        asked.push(`${address} ${port}`);
        return success({ address: '203.0.113.9', port: 52_000 });
      },
    },
    lookup: async (name) => [name],
    ownAddresses: () => ['192.168.1.10', '2001:db8::7'],
    schedule: clock.schedule,
    onReflexive: (addresses) => reflexive.push(addresses),
    onReach: (part) => reach.push(part),
  });
  return { ...started, clock, asked, reflexive, reach };
}

it('asks nobody without a server', async () => {
  const stun = start([]);
  stun.clock.advance(60_000);
  expect(stun.asked).toEqual([]);
  stun.stop();
});

it('asks the servers of a rendezvous beside its own, and reports how the host is seen', async () => {
  const stun = start([]);
  stun.setServers([
    { host: '198.51.100.1', port: 3_478 },
    { host: '198.51.100.1', port: 3_479 },
  ]);
  await settle(() => stun.reach.length > 0);
  expect(stun.asked).toEqual(['198.51.100.1 3478', '198.51.100.1 3479']);
  expect(stun.reflexive).toEqual([[{ host: '203.0.113.9', port: 52_000 }]]);
  expect(stun.reach).toEqual([{ seenAs: '203.0.113.9:52000', nat: 'seems-easy', hasIpv6: true }]);
  stun.stop();
  expect(stun.clock.pending).toBe(0);
});
