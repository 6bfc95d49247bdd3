import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../renderer/i18n/locales/en/index.ts';
import { findNetworkFlaw } from '../../scripts/test/prepare-network-tests.ts';
import { NetworkBed } from '../support/network/network-bed.ts';
import { SPOKEN_DB } from '../support/window/page-pool.ts';
import { startParticipants, type Participant } from '../support/window/participant.ts';

const PORT = 7_777;
const LOBBY = 'Cellar crew';
const AUDIBLE_DB = SPOKEN_DB - 12;
const SILENT_DB = SPOKEN_DB - 40;

describe.skipIf(findNetworkFlaw() !== undefined)('windows on different machines', () => {
  let bed: NetworkBed;
  let people: readonly Participant[] = [];

  beforeAll(async () => {
    bed = await NetworkBed.open();
  });

  afterEach(async () => {
    await Promise.all(people.map((person) => person.close()));
    people = [];
  });

  afterAll(() => bed?.close());

  it('in two homes hear each other, and nobody themselves, when the host forwards the port of the lobby by hand', async () => {
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

  it('in one home find each other without an invitation, by a knock', async () => {
    people = await startParticipants([
      { name: 'Heron', toneHz: 600, wrapper: bed.wrapperOf('h1') },
      { name: 'Otter', toneHz: 900, wrapper: bed.wrapperOf('h2') },
    ]);
    const [host, guest] = people as [Participant, Participant];
    await host.openHostForm();
    await host.page.getByLabel(en.lobby.host.name).fill(LOBBY);
    await host.startHosting();
    const { lobbies: words } = en;
    await guest.page.getByRole('button', { name: words.title }).click();
    const row = guest.page.getByRole('rowgroup', { name: words.group.lan }).getByRole('row', { name: LOBBY });
    // The ping is measured after the lobby is found.
    await row.getByRole('cell', { name: /^\d+ ms$/ }).waitFor();
    await row.getByRole('button', { name: words.enterNamed.knock.replace('{{title}}', LOBBY) }).click();
    const asks = host.page.getByRole('group', { name: en.lobby.knock.asks.lan.replace('{{name}}', 'Otter') });
    await asks.getByRole('button', { name: en.lobby.knock.letIn }).click();
    await guest.waitUntilConnected();
    await host.rowOf(guest).waitFor();
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
