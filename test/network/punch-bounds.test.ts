import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findNetworkFlaw } from '../../scripts/test/prepare-network-tests.ts';
import type { NamespaceName } from '../support/network/bed-layout.ts';
import { serveLobby } from '../support/network/bed-members.ts';
import { nodeProgram } from '../support/network/namespace-program.ts';
import { NetworkBed } from '../support/network/network-bed.ts';
import { waitUntil } from '../support/wait-until.ts';

const PORT = 7_777;
/** One check in 50 ms for each guest. */
const PACKETS_PER_SECOND = 20;
/** 16 places of a guest, 40 checks to each. */
const PACKETS_PER_GUEST = 640;
/** A check has 20 bytes of header, its attributes, and the headers of UDP and IP. */
const MAX_PACKET_BYTES = 250;

describe.skipIf(findNetworkFlaw() !== undefined)('a guest that names a victim as its own address', () => {
  let bed: NetworkBed;

  beforeAll(async () => {
    bed = await NetworkBed.open();
    await bed.setRouter('r1', { kind: 'port-restricted', forwardedPort: PORT });
  });

  afterAll(() => bed?.close());

  it('makes the host send the victim few and small packets, none to its services, and then no more', async () => {
    const publicAddress = bed.layout.outsideOf('r1');
    const victim = bed.layout.servers[1];
    const host = await serveLobby(bed, 'h1', ['--port', String(PORT), '--public-address', publicAddress]);
    await count('pub', victim);
    const startMs = performance.now();
    const attacker = bed.start(
      'c1',
      ...nodeProgram('test/support/network/programs/punch-attacker-program.ts', [host.description.invitation, victim]),
    );
    await attacker.waitFor(/^named$/m);
    await waitUntil('the host has punched', async () => (await counted('pub', 'every')).packets > 0);
    await waitUntil('the host has given the guest up', () => isQuiet('pub'), 60_000);
    const seconds = (performance.now() - startMs) / 1_000;
    const { packets, bytes } = await counted('pub', 'every');
    expect(packets).toBeLessThanOrEqual(Math.min(PACKETS_PER_GUEST, PACKETS_PER_SECOND * seconds + 1));
    expect(bytes / packets).toBeLessThan(MAX_PACKET_BYTES);
    expect((await counted('pub', 'services')).packets).toBe(0);
  });

  /** Counts UDP to an address, but for answers to what it asked. */
  async function count(namespace: NamespaceName, address: string): Promise<void> {
    await bed.run(
      namespace,
      'nft',
      ['-f', '-'],
      `table inet count {
        counter every { }
        counter services { }
        chain input {
          type filter hook input priority 0; policy accept;
          ip daddr ${address} meta l4proto udp counter name every
          ip daddr ${address} udp dport 1-1023 counter name services
        }
      }`,
    );
  }

  async function counted(
    namespace: NamespaceName,
    name: 'every' | 'services',
  ): Promise<{ readonly packets: number; readonly bytes: number }> {
    const text = await bed.run(namespace, 'nft', ['list', 'counter', 'inet', 'count', name]);
    const [, packets, bytes] = /packets (\d+) bytes (\d+)/.exec(text) ?? [];
    return { packets: Number(packets), bytes: Number(bytes) };
  }

  /** Returns whether nothing has arrived for two seconds, which is longer than any pause between checks. */
  async function isQuiet(namespace: NamespaceName): Promise<boolean> {
    const { packets } = await counted(namespace, 'every');
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    return (await counted(namespace, 'every')).packets === packets;
  }
});
