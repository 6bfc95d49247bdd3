import { afterAll, beforeAll, expect, it } from 'vitest';
import { en } from '../../../renderer/i18n/locales/en/index.ts';
import { formatInvitation } from '../../../shared/protocol/invitation/invitation.ts';
import { GuestPhone, serveGuestPage, type ServedGuestPage } from '../../support/guest/guest-phone.ts';
import { storePlainSound } from '../../support/guest/plain-sound.ts';
import { CuttableRelay } from '../../support/lobby/cuttable-relay.ts';
import { afterTest } from '../../support/lobby/host-parts.ts';
import { at, startLobby, TestParticipant } from '../../support/lobby/lobby.ts';
import { readInvitation } from '../../support/read-invitation.ts';
import { connectedLine } from '../../support/window/connected-line.ts';

const SETTLING = { timeout: 20_000, interval: 50 };

let served: ServedGuestPage;
beforeAll(async () => {
  served = await serveGuestPage();
});
afterAll(() => served.close());

it('a page whose network is gone for a while returns without a tap, and is the same participant', async () => {
  const lobby = await startLobby();
  const invitation = readInvitation(lobby.description.invitation);
  const relay = await CuttableRelay.open(lobby.description.port);
  afterTest(() => relay.close());
  const link = formatInvitation({ ...invitation, addresses: [{ host: '127.0.0.1', port: relay.port }] });
  const owl = await TestParticipant.join(lobby.description.invitation, 'Owl', 500, at(0, 0));
  const guest = await GuestPhone.open(`${served.address}#${link}`, { toneHz: 800, before: storePlainSound });
  afterTest(() => guest.close());
  const robin = () => owl.participants.find(({ name }) => name === 'Robin');
  const left: number[] = [];
  owl.client.events.on('message', (message) => {
    if (message.type === 'changes') left.push(...message.left);
  });

  await guest.join('Robin');
  await expect.poll(() => guest.toneGainDb(500), SETTLING).toBeGreaterThan(-12);
  await expect.poll(() => owl.toneGainDb(800), SETTLING).toBeGreaterThan(-12);
  const { id } = robin()!;

  relay.isCut = true;
  await guest.page.getByText(en.lobby.state.interrupted, { exact: true }).first().waitFor();
  await expect.poll(() => robin()?.away, SETTLING).toBe(true);
  relay.isCut = false;
  await connectedLine(guest.page).waitFor();
  await expect.poll(() => guest.toneGainDb(500), SETTLING).toBeGreaterThan(-12);
  await expect.poll(() => owl.toneGainDb(800), SETTLING).toBeGreaterThan(-12);
  expect(robin()).toMatchObject({ id, away: false });
  expect(left).toEqual([]);
}, 120_000);
