import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findNetworkFlaw } from '../../scripts/test/prepare-network-tests.ts';
import { NetworkBed } from '../support/network/network-bed.ts';
import { SPOKEN_DB } from '../support/window/page-pool.ts';
import { startParticipants, type Participant } from '../support/window/participant.ts';

const PORT = 7_777;
const AUDIBLE_DB = SPOKEN_DB - 12;
const SILENT_DB = SPOKEN_DB - 40;

describe.skipIf(findNetworkFlaw() !== undefined)('windows in two homes', () => {
  let bed: NetworkBed;
  let people: readonly Participant[] = [];

  beforeAll(async () => {
    bed = await NetworkBed.open();
  });

  afterAll(async () => {
    await Promise.all(people.map((person) => person.close()));
    await bed?.close();
  });

  it('hear each other, and nobody themselves, when the host forwards the port of the lobby by hand', async () => {
    await bed.setRouter('r1', { kind: 'port-restricted', forwardedPort: PORT });
    const talking = { talkMode: 'open-mic' } as const;
    people = await startParticipants([
      {
        ...{ name: 'Heron', toneHz: 600, wrapper: bed.wrapperOf('h1') },
        settings: { ...talking, publicAddress: bed.layout.outsideOf('r1') },
      },
      { name: 'Otter', toneHz: 900, wrapper: bed.wrapperOf('c1'), settings: talking },
    ]);
    const [host, guest] = people as [Participant, Participant];
    await guest.join(await host.host());
    await expectHeard(guest, host);
    await expectHeard(host, guest);
  });

  async function expectHeard(listener: Participant, speaker: Participant): Promise<void> {
    await expect
      .poll(
        async () => {
          const [heard, own] = await listener.hears([speaker, listener]);
          return Math.max(heard!.left, heard!.right) > AUDIBLE_DB && Math.max(own!.left, own!.right) < SILENT_DB;
        },
        { timeout: 30_000 },
      )
      .toBe(true);
  }
});
