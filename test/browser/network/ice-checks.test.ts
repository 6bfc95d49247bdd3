import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDtlsCertificate } from '../../../main/media/dtls/dtls-certificate.ts';
import { openLoneEndpoint } from '../../support/lobby/media-endpoint.ts';
import { silentLog } from '../../support/silent-log.ts';
import { waitUntil } from '../../support/wait-until.ts';
import { launchTestBrowser } from '../../support/window/browser.ts';
import { WebRtcPage } from '../../support/window/webrtc-page.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchTestBrowser();
});
afterAll(() => browser.close());

test('a browser answers the host’s check, which proves its address before the handshake ends', async () => {
  const opened = await openLoneEndpoint({
    certificate: await createDtlsCertificate(),
    log: silentLog,
    bindAddress: '127.0.0.1',
    port: 0,
    findCandidates: async (port) => [{ host: '127.0.0.1', port }],
    nowMs: () => performance.now(),
    onOpus: () => {},
  });
  if (!opened.ok) throw new Error(opened.error.message);
  const page = await WebRtcPage.open(browser);
  const { index, offer } = await page.createOffer();
  const accepted = await opened.value.accept(1, offer);
  if (!accepted.ok) throw new Error(accepted.error.message);
  const { ice, events, answerSdp } = accepted.value;
  const provenAtHandshake: (boolean | undefined)[] = [];
  events.on('connected', () => provenAtHandshake.push(ice.selected?.isProven));
  await page.setAnswer(index, answerSdp);
  await waitUntil('the handshake is complete', () => provenAtHandshake.length > 0);
  expect(provenAtHandshake).toEqual([true]);
  await page.close();
  await opened.value.close();
});
