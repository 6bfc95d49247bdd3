import type { Page } from 'playwright';

/**
 * Taps what the page plays in audio elements from now on, such as a recording of yourself, in the place of what it
 * receives: `readTones` and `readLevelDb` measure it. Returns a function that ends that. Call it before the page joins
 * a lobby.
 */
export async function tapPlayedSound(page: Page): Promise<() => Promise<void>> {
  const handle = await page.evaluateHandle(() => {
    const context = new AudioContext({ sampleRate: 48_000 });
    const splitter = new ChannelSplitterNode(context, { numberOfOutputs: 2 });
    const channels = [
      new AnalyserNode(context, { fftSize: 8_192 }),
      new AnalyserNode(context, { fftSize: 8_192 }),
    ] as const;
    channels.forEach((analyser, channel) => splitter.connect(analyser, channel));
    globalThis.soundTap.channels = channels;
    const tapped = new WeakSet<MediaStream>();
    const { play } = HTMLMediaElement.prototype;
    HTMLMediaElement.prototype.play = function () {
      if (this.srcObject instanceof MediaStream && !tapped.has(this.srcObject)) {
        tapped.add(this.srcObject);
        context.createMediaStreamSource(this.srcObject).connect(splitter);
      }
      return play.call(this);
    };
    return () => {
      HTMLMediaElement.prototype.play = play;
      globalThis.soundTap.channels = undefined;
      return context.close();
    };
  });
  return async () => {
    await handle.evaluate((end) => end());
    await handle.dispose();
  };
}
