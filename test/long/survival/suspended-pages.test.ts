import { afterAll, beforeAll, expect, it } from 'vitest';
import { GuestPhone, serveGuestPage, type ServedGuestPage } from '../../support/guest/guest-phone.ts';
import { storePlainSound } from '../../support/guest/plain-sound.ts';
import { afterTest } from '../../support/lobby/host-parts.ts';
import { at, startLobby, TestParticipant } from '../../support/lobby/lobby.ts';
import { connectedLine } from '../../support/window/connected-line.ts';
import { waitUntil } from '../../support/wait-until.ts';

/** Pages that do not run for a while: what they have missed is over, and voices are as prompt as before. */

const SETTLING = { timeout: 30_000, interval: 50 };
const HEARD_DB = -12;
const OWL_HZ = 500;
const ROBIN_HZ = 800;
const STOPPED_MS = 10_000;

/** By how much the jitter buffer of a busy machine's browser may be deeper than before. */
const DEEPER_MS = 100;

let served: ServedGuestPage;
beforeAll(async () => {
  served = await serveGuestPage();
});
afterAll(() => served.close());

/** Owl in a terminal and Robin in a page, who hear each other. */
async function meet() {
  // A page that closes leaves its place for 10 s, so each test has a lobby of its own.
  const { invitation } = (await startLobby()).description;
  const owl = await TestParticipant.join(invitation, 'Owl', OWL_HZ, at(0, 0));
  const guest = await GuestPhone.open(`${served.address}#${invitation}`, { toneHz: ROBIN_HZ, before: storePlainSound });
  afterTest(() => guest.close());
  await guest.join('Robin');
  const robin = () => owl.participants.find(({ name }) => name === 'Robin');
  const left: number[] = [];
  owl.client.events.on('message', (message) => {
    if (message.type === 'changes') left.push(...message.left);
  });
  const hearEachOther = async (): Promise<void> => {
    await expect.poll(() => guest.toneGainDb(OWL_HZ), SETTLING).toBeGreaterThan(HEARD_DB);
    await expect.poll(() => owl.toneGainDb(ROBIN_HZ), SETTLING).toBeGreaterThan(HEARD_DB);
  };
  await hearEachOther();
  const { id } = robin()!;
  const delayMs = await readJitterBufferMs(guest.page);
  return { owl, guest, robin, hearEachOther, left, id, delayMs };
}

/** Waits until the host has sent to a member for some time longer. */
async function waitInLobby({ client }: TestParticipant, durationMs: number): Promise<void> {
  const untilMs = client.lastPacketMs + durationMs;
  await waitUntil('time passes in the lobby', () => client.lastPacketMs >= untilMs, 3 * durationMs);
}

/** Returns how long the page's jitter buffer has held a sample in the last half second, ms. */
function readJitterBufferMs(page: GuestPhone['page']): Promise<number> {
  return page.evaluate(async () => {
    const read = async (): Promise<readonly [delaySeconds: number, samples: number]> => {
      let [delaySeconds, samples] = [0, 0];
      for (const connection of globalThis.soundTap.connections)
        for (const entry of (await connection.getStats()).values() as Iterable<Record<string, unknown>>) {
          if (entry['type'] !== 'inbound-rtp') continue;
          delaySeconds += Number(entry['jitterBufferDelay'] ?? 0);
          samples += Number(entry['jitterBufferEmittedCount'] ?? 0);
        }
      return [delaySeconds, samples];
    };
    const [formerSeconds, formerSamples] = await read();
    await new Promise((resolve) => setTimeout(resolve, 500));
    const [seconds, samples] = await read();
    return samples > formerSamples ? (1_000 * (seconds - formerSeconds)) / (samples - formerSamples) : Infinity;
  });
}

/** Stops or continues the programs that run the pages of a browser. */
async function signalRenderers({ page }: GuestPhone, signal: NodeJS.Signals): Promise<void> {
  const session = await page.context().browser()!.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  for (const { id, type } of processInfo) if (type === 'renderer') process.kill(id, signal);
  await session.detach();
}

async function expectAsBefore({ guest, robin, hearEachOther, left, id, delayMs }: Awaited<ReturnType<typeof meet>>) {
  await connectedLine(guest.page).waitFor();
  await hearEachOther();
  await expect.poll(() => [robin()?.id, robin()?.away ?? false], SETTLING).toEqual([id, false]);
  await hearEachOther();
  expect(left).toEqual([]);
  await expect.poll(() => readJitterBufferMs(guest.page), SETTLING).toBeLessThan(delayMs + DEEPER_MS);
}

it('a page that the browser freezes in the background, and runs again, hears and is heard as before', async () => {
  const met = await meet();
  const session = await met.guest.page.context().newCDPSession(met.guest.page);
  await session.send('Page.setWebLifecycleState', { state: 'frozen' });
  await waitInLobby(met.owl, STOPPED_MS);
  await session.send('Page.setWebLifecycleState', { state: 'active' });
  await expectAsBefore(met);
}, 120_000);

it('a page whose process stands still for 10 s returns without a tap, as the same participant', async () => {
  const met = await meet();
  await signalRenderers(met.guest, 'SIGSTOP');
  try {
    await waitInLobby(met.owl, STOPPED_MS);
    expect(met.robin()?.away).toBe(true);
  } finally {
    await signalRenderers(met.guest, 'SIGCONT');
  }
  await expectAsBefore(met);
}, 120_000);
