import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findNetworkFlaw } from '../../scripts/test/prepare-network-tests.ts';
import { HOMES } from '../support/network/bed-layout.ts';
import { startRendezvous } from '../support/network/bed-members.ts';
import { Coturn } from '../support/network/coturn.ts';
import { keepsPortToRendezvous, kindOf, probeNat } from '../support/network/nat-probe.ts';
import type { NatKind } from '../support/network/nat-rules.ts';
import { listNamespaces } from '../support/network/namespaces.ts';
import { NetworkBed } from '../support/network/network-bed.ts';
import { waitUntil } from '../support/wait-until.ts';

const flaw = findNetworkFlaw();

it.skipIf(flaw !== undefined)('opening a bed removes what a crashed run left behind, with its programs', async () => {
  // The process has this id, but did not start at the first tick of the machine.
  const left = `earshot-${process.pid}-1-h1`;
  spawnSync('ip', ['netns', 'add', left]);
  const orphan = spawn('ip', ['netns', 'exec', left, 'sleep', '600']);
  const ended = once(orphan, 'exit');
  await waitUntil('it runs', () => spawnSync('ip', ['netns', 'pids', left]).stdout.length > 0);
  const bed = await NetworkBed.open();
  const names = await listNamespaces();
  await bed.close();
  expect(names).not.toContain(left);
  expect(names).toContain(bed.nameOf('h1'));
  expect(await listNamespaces()).not.toContain(bed.nameOf('h1'));
  expect(await ended).toEqual([null, 'SIGKILL']);
});

describe.skipIf(flaw !== undefined)('routers of the network bed', () => {
  let bed: NetworkBed;
  let coturn: Coturn;

  beforeAll(async () => {
    bed = await NetworkBed.open({ hasCarrier: true });
    coturn = await Coturn.start(bed);
  });

  afterAll(async () => {
    await coturn?.stop();
    await bed?.close();
  });

  it.each<[NatKind, NatKind]>([
    ['full-cone', 'full-cone'],
    ['address-restricted', 'address-restricted'],
    ['port-restricted', 'port-restricted'],
    ['symmetric', 'symmetric'],
    ['udp-blocked', 'udp-blocked'],
    ['tcp-443-only', 'udp-blocked'],
    ['open', 'full-cone'],
  ])('a router set to %s behaves like %s towards STUN', async (kind, expected) => {
    await bed.setRouter('r2', { kind });
    expect(kindOf(await probeNat(bed, 'c1'))).toBe(expected);
  });

  it.each<[NatKind, boolean | undefined]>([
    ['port-restricted', true],
    ['symmetric', false],
    ['udp-blocked', undefined],
  ])('the two STUN ports of a rendezvous tell that a router set to %s keeps its port: %s', async (kind, keeps) => {
    await bed.setRouter('r2', { kind });
    const rendezvous = await startRendezvous(bed);
    expect(await keepsPortToRendezvous(bed, 'c1')).toBe(keeps);
    await rendezvous.program.stop();
  });

  it('two routers in a row filter like the stricter one, and show the address of the outer one', async () => {
    await bed.setRouter('r1', { kind: 'full-cone' });
    await bed.setRouter('k1', { kind: 'port-restricted' });
    const behaviour = await probeNat(bed, 'h1');
    expect(kindOf(behaviour)).toBe('port-restricted');
    expect(behaviour.mapped[0]).toMatch(/^203\.0\.113\.31:/);
  });

  it('a slow line delays packets in each direction, and changes nothing else', async () => {
    await bed.setRouter('r2', { kind: 'port-restricted' });
    await bed.slowDown(HOMES[1]!, 80, 5);
    const behaviour = await probeNat(bed, 'c1');
    expect(kindOf(behaviour)).toBe('port-restricted');
    expect(behaviour.roundTripMs).toBeGreaterThan(150);
  });

  it('a line that is cut lets nothing through, and the same flow continues when it is restored', async () => {
    await bed.setRouter('r2', { kind: 'port-restricted' });
    await bed.setCut('r2', true);
    expect(kindOf(await probeNat(bed, 'c1'))).toBe('udp-blocked');
    await bed.setCut('r2', false);
    expect(kindOf(await probeNat(bed, 'c1'))).toBe('port-restricted');
  });
});
