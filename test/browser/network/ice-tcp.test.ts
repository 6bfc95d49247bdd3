import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSignallingServer } from '../../../main/host/listen/signalling-server.ts';
import { createTlsIdentity } from '../../../main/host/listen/tls-identity.ts';
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

test('a browser that finds only a TCP address connects through the port of signalling, and is heard', async () => {
  const heard = { packets: 0 };
  const nowMs = (): number => performance.now();
  let tcpPort = 0;
  const opened = await openLoneEndpoint({
    log: silentLog,
    bindAddress: '127.0.0.1',
    port: 0,
    findCandidates: async () => [{ kind: 'tcp', host: '127.0.0.1', port: tcpPort }],
    certificate: await createDtlsCertificate(),
    nowMs,
    onOpus: () => (heard.packets += 1),
  });
  if (!opened.ok) throw new Error(opened.error.message);
  const endpoint = opened.value;
  const signalling = await openSignallingServer({
    bindAddress: '127.0.0.1',
    port: 0,
    identity: await createTlsIdentity(Date.now()),
    maxWaitingConnections: 50,
    nowMs,
    accept: () => ({ handleMessage: () => undefined, handleClosed: () => undefined }),
    acceptPackets: (stream, visitor, sender) => endpoint.acceptStream(stream, sender, () => visitor.trust()),
    onError: (error) => {
      throw error;
    },
  });
  if (!signalling.ok) throw new Error(signalling.error.message);
  tcpPort = signalling.value.port;
  const page = await WebRtcPage.open(browser);
  const { index, offer } = await page.createOffer();
  const accepted = await endpoint.accept(1, offer);
  if (!accepted.ok) throw new Error(accepted.error.message);
  const { events, ice, answerSdp } = accepted.value;
  let isOpen = false;
  events.on('channelOpen', () => (isOpen = true));
  await page.setAnswer(index, answerSdp);
  await waitUntil('the channel is open', () => isOpen);
  expect(ice.selected?.carrier.transport).toBe('tcp');
  await waitUntil('the browser is heard', () => heard.packets > 20);
  await page.close();
  await endpoint.close();
  await signalling.value.close();
});
