import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findNetworkFlaw } from '../../scripts/test/prepare-network-tests.ts';
import { startRendezvous, type BedRendezvous } from '../support/network/bed-members.ts';
import { NetworkBed } from '../support/network/network-bed.ts';
import { readAloud } from '../support/network/read-aloud.ts';

describe.skipIf(findNetworkFlaw() !== undefined)('two people behind port-restricted routers', () => {
  let bed: NetworkBed;
  let rendezvous: BedRendezvous;

  beforeAll(async () => {
    bed = await NetworkBed.open();
    rendezvous = await startRendezvous(bed);
  });

  afterAll(() => bed?.close());

  it('hear each other after one has read a code aloud to the other', async () => {
    const steps = await readAloud(bed, rendezvous.url);
    for (const { name, seconds, hostProcessorSeconds, guestProcessorSeconds } of steps)
      process.stdout.write(
        `${name.padEnd(10)} after ${seconds.toFixed(1)} s; processor time of host ${hostProcessorSeconds.toFixed(1)} s, guest ${guestProcessorSeconds.toFixed(1)} s\n`,
      );
    expect(steps.at(-1)?.name).toBe('heard');
  });
});
