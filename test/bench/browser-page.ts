import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright';
import { joinLobby } from '../../main/client/signalling-client.ts';
import { launchTestBrowser } from '../support/window/browser.ts';
import { readInvitation } from '../support/read-invitation.ts';

const LEVEL_PROCESSOR = `
class ClickWatch extends AudioWorkletProcessor {
  process(inputs) {
    const samples = inputs[0][0];
    let peak = 0;
    if (samples) for (const sample of samples) peak = Math.max(peak, Math.abs(sample));
    if (peak > 0.05 && !this.isLoud) { this.isLoud = true; this.port.postMessage(currentTime * 1000); }
    this.quietBlocks = peak < 0.01 ? (this.quietBlocks ?? 0) + 1 : 0;
    if (this.quietBlocks > 20) this.isLoud = false;
    return true;
  }
}
registerProcessor('click-watch', ClickWatch);`;

/** A page on the loopback interface with a microphone that plays a file, and a way to join lobbies as the app does. */
export interface BenchPage {
  readonly page: Page;
  close(): Promise<void>;
}

/** `join(invitation, name, offer)` in the page returns the host's answer. `/click-watch.js` reports loud sounds. */
export async function openBenchPage(microphoneFile: string): Promise<BenchPage> {
  const server = createServer((request, response) => {
    const isScript = request.url === '/click-watch.js';
    response.writeHead(200, { 'content-type': isScript ? 'text/javascript' : 'text/html' });
    response.end(isScript ? LEVEL_PROCESSOR : '<!doctype html><title>bench</title>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await launchTestBrowser({ microphoneFile, extraArguments: ['--allow-loopback-in-peer-connection'] });
  const page = await browser.newPage();
  await page.exposeFunction('join', async (invitation: string, name: string, offer: string) => {
    const joined = await joinLobby({ invitation: readInvitation(invitation), name, offer });
    if (!joined.ok) throw new Error(joined.error.message);
    return joined.value.joined.answer;
  });
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  return {
    page,
    close: async () => {
      await browser.close();
      server.close();
    },
  };
}
