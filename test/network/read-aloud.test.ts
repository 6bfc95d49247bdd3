import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findNetworkFlaw } from '../../scripts/test/prepare-network-tests.ts';
import { startRendezvous, type BedRendezvous } from '../support/network/bed-members.ts';
import { NetworkBed } from '../support/network/network-bed.ts';
import { readProcessorSeconds } from '../support/network/processor-time.ts';
import { SPOKEN_DB } from '../support/window/page-pool.ts';
import { startParticipants, type Participant } from '../support/window/participant.ts';

const AUDIBLE_DB = SPOKEN_DB - 12;
const SILENT_DB = SPOKEN_DB - 40;

describe.skipIf(findNetworkFlaw() !== undefined)('two people behind port-restricted routers', () => {
  let bed: NetworkBed;
  let rendezvous: BedRendezvous;
  let people: readonly Participant[] = [];

  beforeAll(async () => {
    bed = await NetworkBed.open();
    rendezvous = await startRendezvous(bed);
  });

  afterAll(async () => {
    await Promise.all(people.map((person) => person.close()));
    await bed?.close();
  });

  it('hear each other after one has read a code aloud to the other', async () => {
    const settings = { talkMode: 'open-mic' as const, rendezvous: [rendezvous.url] };
    const startMs = performance.now();
    /** Prints how long it has taken so far, on the clock and of the processors: programs of both people together. */
    const print = async (step: string): Promise<void> => {
      const seconds = (performance.now() - startMs) / 1_000;
      const used = await Promise.all((['h1', 'c1'] as const).map((home) => readProcessorSeconds(bed, home)));
      const processors = used.map((each) => each.toFixed(1)).join(' + ');
      process.stdout.write(`${step.padEnd(10)} ${seconds.toFixed(1)} s, processor time ${processors} s\n`);
    };
    people = await startParticipants([
      { name: 'Heron', toneHz: 600, wrapper: bed.wrapperOf('h1'), settings },
      { name: 'Otter', toneHz: 900, wrapper: bed.wrapperOf('c1'), settings },
    ]);
    const [host, guest] = people as [Participant, Participant];
    await print('started');
    await host.startHosting();
    const code = await host.readCode();
    await print('has a code');
    await guest.join(code.toLowerCase().replace('-', ' '));
    await print('joined');
    await expect.poll(() => hears(guest, host), { timeout: 30_000 }).toBe(true);
    await expect.poll(() => hears(host, guest), { timeout: 30_000 }).toBe(true);
    await print('heard');
  });

  async function hears(listener: Participant, speaker: Participant): Promise<boolean> {
    const [heard, own] = await listener.hears([speaker, listener]);
    return Math.max(heard!.left, heard!.right) > AUDIBLE_DB && Math.max(own!.left, own!.right) < SILENT_DB;
  }
});
