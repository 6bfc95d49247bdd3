import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { formatWav } from '../../main/client/sound/wav-file.ts';
import { launchTestBrowser } from '../support/window/browser.ts';

let folder: string;
const server = createServer((_request, response) =>
  response.setHeader('content-type', 'text/html').end('<!doctype html><title>empty</title>'),
);

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'earshot-microphone-'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

it('the microphone of the test browser plays the given file', async () => {
  const toneHz = 1_000;
  const tone = Float32Array.from(
    { length: 48_000 },
    (_, index) => 0.25 * Math.sin((2 * Math.PI * toneHz * index) / 48_000),
  );
  const microphoneFile = path.join(folder, 'tone.wav');
  writeFileSync(microphoneFile, formatWav(tone, 1));
  const browser = await launchTestBrowser({ microphoneFile });
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    const loudestHz = await page.evaluate(async () => {
      const audio = { echoCancellation: false, noiseSuppression: false, autoGainControl: false };
      const context = new AudioContext();
      const analyser = new AnalyserNode(context, { fftSize: 4_096 });
      context.createMediaStreamSource(await navigator.mediaDevices.getUserMedia({ audio })).connect(analyser);
      const spectrum = new Float32Array(analyser.frequencyBinCount);
      const isLoud = () => spectrum.some((level) => level > -40 && level < 0);
      while (!isLoud()) {
        await new Promise((resolve) => requestAnimationFrame(resolve));
        analyser.getFloatFrequencyData(spectrum);
      }
      return (spectrum.indexOf(Math.max(...spectrum)) * context.sampleRate) / analyser.fftSize;
    });
    expect(Math.abs(loudestHz - toneHz)).toBeLessThan(30);
  } finally {
    await browser.close();
  }
});
