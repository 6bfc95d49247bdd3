import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../../renderer/i18n/locales/en/index.ts';
import { formatInvitation } from '../../../shared/protocol/invitation/invitation.ts';
import { at, shareLobby, startLobby, TestParticipant } from '../../support/lobby/lobby.ts';
import { openTestRendezvous } from '../../support/rendezvous/open-test-rendezvous.ts';
import { readInvitation } from '../../support/read-invitation.ts';
import {
  GuestPhone,
  readBuiltPage,
  serveGuestPage,
  type GuestPhoneOptions,
  type ServedGuestPage,
} from '../../support/guest/guest-phone.ts';
import { connectedLine } from '../../support/window/connected-line.ts';

const SETTLING = { timeout: 20_000, interval: 50 };

/** Echo cancellers and similar filters turn a steady tone into silence. */
function storePlainSound(): void {
  const settings = { echoCancellation: false, noiseSuppression: 'off', autoGainControl: false };
  localStorage.setItem('earshot.settings', JSON.stringify({ version: 3, settings }));
}

function storeDamage(): void {
  localStorage.setItem('earshot.settings', '{"version":3,"sett');
  localStorage.setItem('earshot.people', 'nobody');
}

/** As where site data is blocked. */
function blockStorage(): void {
  for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])
    Object.defineProperty(window, name, {
      get: () => {
        throw new DOMException('Access is denied for this document.', 'SecurityError');
      },
    });
}

let served: ServedGuestPage;
let phone: GuestPhone | undefined;
const lobby = shareLobby();

beforeAll(async () => {
  served = await serveGuestPage();
});
afterAll(() => served.close());
afterEach(async () => {
  await phone?.close();
  phone = undefined;
});

async function openPhone(link: string, options: Partial<GuestPhoneOptions> = {}): Promise<GuestPhone> {
  phone = await GuestPhone.open(`${served.address}#${link}`, { toneHz: 800, before: storePlainSound, ...options });
  return phone;
}

const talkButton = (guest: GuestPhone) => guest.page.getByRole('group', { name: en.voice.bar }).locator('.talk-button');

describe('a guest with a phone and a link', () => {
  it('joins by UDP alone, speaks while holding the button, hears others, and walks away', async () => {
    const { invitation } = lobby().description;
    const owl = await TestParticipant.join(invitation, 'Owl', 500, at(0, 0));
    const guest = await openPhone(invitation.replace('earshot://join/', ''));
    expect(guest.page.url()).toBe(served.address);
    await guest.join('Robin');
    await expect.poll(() => owl.roster, SETTLING).toContain('Robin');
    await expect.poll(() => guest.toneGainDb(500), SETTLING).toBeGreaterThan(-12);

    expect(owl.toneGainDb(800)).toBeLessThan(-40);
    await guest.press(talkButton(guest));
    await expect.poll(() => owl.toneGainDb(800), SETTLING).toBeGreaterThan(-12);
    await guest.release();
    await expect.poll(() => owl.toneGainDb(800), SETTLING).toBeLessThan(-40);

    const map = guest.page.locator('.map-canvas');
    await guest.press(map);
    for (let step = 1; step <= 10; step++) await guest.move(map, { x: 0, y: 15 * step });
    await guest.release();
    await expect.poll(() => guest.toneGainDb(500), SETTLING).toBeLessThan(-15);
    expect(guest.complaints).toEqual([]);
  });

  it('has no way to scroll sideways, and nothing too small for a finger', async () => {
    const guest = await openPhone(lobby().description.invitation);
    const readFaults = () =>
      guest.page.evaluate(() => ({
        overflow: document.documentElement.scrollWidth - window.innerWidth,
        small: [
          ...document.querySelectorAll('button, a, select, input:not([type=range], [type=radio], [type=checkbox])'),
        ]
          .filter((element) => element.checkVisibility())
          .map((element) => ({ name: element.textContent, box: element.getBoundingClientRect() }))
          .filter(({ box }) => box.width < 44 || box.height < 44)
          .map(({ name, box }) => `${name} ${box.width}x${box.height}`),
      }));
    expect(await readFaults()).toEqual({ overflow: 0, small: [] });
    await guest.join('Robin');
    expect(await readFaults()).toEqual({ overflow: 0, small: [] });
  });

  it('is shown as reconnecting when the page goes, and leaves when it does not come back', async () => {
    const { invitation } = lobby().description;
    const owl = await TestParticipant.join(invitation, 'Owl', 500, at(0, 0));
    const guest = await openPhone(invitation);
    await guest.join('Jay');
    await expect.poll(() => owl.roster, SETTLING).toContain('Jay');
    await guest.page.goto('about:blank');
    await expect.poll(() => owl.participants.find(({ name }) => name === 'Jay')?.away, SETTLING).toBe(true);
    await expect.poll(() => owl.roster, SETTLING).not.toContain('Jay');
  });

  it('may come without a microphone, and listens', async () => {
    const { invitation } = lobby().description;
    await TestParticipant.join(invitation, 'Owl', 500, at(0, 0));
    const guest = await openPhone(invitation, { microphoneAnswer: 'deny' });
    await guest.join('Robin');
    await expect.poll(() => guest.toneGainDb(500), SETTLING).toBeGreaterThan(-12);
    await guest.page.getByRole('button', { name: en.voice.button.turnOn }).waitFor();
  });

  it('is the same participant after a reload, without a tap, and as muted as before', async () => {
    const { invitation } = lobby().description;
    const owl = await TestParticipant.join(invitation, 'Owl', 500, at(0, 0));
    const wren = () => owl.participants.find(({ name }) => name === 'Wren');
    const guest = await openPhone(invitation);
    await guest.join('Wren');
    await expect.poll(() => wren()?.identity, SETTLING).toMatch(/^[\w-]{22}$/);
    await guest.page.getByRole('button', { name: en.voice.mute, exact: true }).tap();
    await expect.poll(() => wren()?.muted, SETTLING).toBe(true);
    const { id, identity } = wren()!;
    const left: number[] = [];
    owl.client.events.on('message', (message) => {
      if (message.type === 'changes') left.push(...message.left);
    });
    await guest.page.reload();
    await connectedLine(guest.page).waitFor();
    await expect.poll(() => wren()?.away, SETTLING).toBe(false);
    expect(wren()).toMatchObject({ id, identity, muted: true });
    expect(left).not.toContain(id);
  });
});

describe('what a page survives', () => {
  it('damaged data: the defaults apply, and a notice reports it', async () => {
    const guest = await openPhone(lobby().description.invitation, { before: storeDamage });
    await guest.page.getByText(/settings file was damaged/).waitFor();
    await guest.join('Robin');
  });

  it('a browser that keeps nothing', async () => {
    const guest = await openPhone(lobby().description.invitation, { before: blockStorage });
    await guest.page.getByText(en.common.errors['nothing-kept']).waitFor();
    await guest.join('Robin');
  });

  it('a link that is damaged, and another one in its place', async () => {
    const { invitation } = lobby().description;
    const guest = await openPhone(invitation.slice(0, -9));
    await guest.tapJoin('Robin');
    await guest.page.getByRole('alert').filter({ hasText: en.common.errors['invitation-cut-off'] }).waitFor();
    await guest.page.getByRole('button', { name: en.guest.otherLink }).tap();
    await guest.page.getByLabel(en.lobby.join.field).fill(invitation);
    await guest.join('Robin');
  });
});

describe('an impostor', () => {
  it('with another certificate than the invitation names gets no guest, and no secret', async () => {
    const invitation = readInvitation(lobby().description.invitation);
    const certificateSha256 = invitation.certificateSha256.map((byte) => byte ^ 1);
    const guest = await openPhone(formatInvitation({ ...invitation, certificateSha256 }));
    await guest.tapJoin('Robin');
    await guest.page.getByRole('alert').waitFor({ timeout: 40_000 });
    expect(await connectedLine(guest.page).count()).toBe(0);
  });
});

describe('a guest of a rendezvous', () => {
  it('gets the page there, and joins through it with the link or with a code read aloud', async () => {
    const { port } = await openTestRendezvous({ page: await readBuiltPage() });
    const host = await startLobby({ rendezvous: [`ws://127.0.0.1:${port}`] });
    const readCode = async (): Promise<string> => (await host.describe()).reach.rendezvous[0]?.code ?? '';
    await expect.poll(readCode, SETTLING).toMatch(/^\w{3}-\w{5}$/);
    const { invitation } = await host.describe();
    expect(readInvitation(invitation).rendezvous).toBe(`ws://127.0.0.1:${port}`);
    const owl = await TestParticipant.join(invitation, 'Owl', 500, at(0, 0));

    const address = `http://127.0.0.1:${port}/`;
    phone = await GuestPhone.open(`${address}#${invitation}`, { toneHz: 800, before: storePlainSound });
    const sockets: string[] = [];
    phone.page.on('websocket', (socket) => sockets.push(socket.url()));
    await phone.join('Robin');
    expect(sockets).toEqual([`ws://127.0.0.1:${port}/rendezvous`]);
    await phone.press(talkButton(phone));
    await expect.poll(() => owl.toneGainDb(800), SETTLING).toBeGreaterThan(-12);
    await expect.poll(() => phone?.toneGainDb(500), SETTLING).toBeGreaterThan(-12);
    await phone.release();
    await phone.page.getByRole('button', { name: en.voice.leave, exact: true }).tap();

    await phone.page.getByRole('button', { name: en.guest.otherLink }).tap();
    await phone.page.getByLabel(en.lobby.join.field).fill((await readCode()).toLowerCase());
    await phone.join('Robin again');
    await expect.poll(() => owl.roster, SETTLING).toContain('Robin again');
    expect(phone.complaints).toEqual([]);
  });
});
