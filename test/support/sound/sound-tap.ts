import type { Page } from 'playwright';

/** Level of a tone in each channel, dBFS, as the RMS of the equivalent sine. */
export interface StereoLevel {
  readonly left: number;
  readonly right: number;
}

interface SoundTap {
  readonly connections: RTCPeerConnection[];
  channels: readonly [AnalyserNode, AnalyserNode] | undefined;
}

declare global {
  var soundTap: SoundTap;
}

/**
 * Taps what the page receives by WebRTC and counts what it sends, without the page's knowledge. Call it before the page
 * opens. The tap hears what the host sent, before the page applies its volume.
 */
export async function installSoundTap(page: Page): Promise<void> {
  await page.addInitScript(tapReceivedSound);
}

/**
 * The same inside a page, which runs it before its own scripts. It adds up what all connections bring: a page that
 * returns or follows a new host has several, of which only one carries sound for longer than a moment.
 */
export function tapReceivedSound(): void {
  const tap: SoundTap = { connections: [], channels: undefined };
  globalThis.soundTap = tap;
  let input: ChannelSplitterNode | undefined;
  const openInput = (): ChannelSplitterNode => {
    const context = new AudioContext({ sampleRate: 48_000 });
    const splitter = new ChannelSplitterNode(context, { numberOfOutputs: 2 });
    // 171 ms distinguish tones 100 Hz apart, and ended sounds soon leave the window.
    const channels = [
      new AnalyserNode(context, { fftSize: 8_192 }),
      new AnalyserNode(context, { fftSize: 8_192 }),
    ] as const;
    channels.forEach((analyser, channel) => splitter.connect(analyser, channel));
    tap.channels = channels;
    return splitter;
  };
  globalThis.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      tap.connections.push(this);
      this.addEventListener('track', ({ track }) => {
        input ??= openInput();
        const context = input.context as AudioContext;
        context.createMediaStreamSource(new MediaStream([track])).connect(input);
      });
    }
  };
}

/**
 * Levels of the received tones, in the order requested: the median of three windows of 171 ms from now on, because late
 * packets on a busy machine can splice a window. All are -200 before anything arrives.
 */
export function readTones(page: Page, frequenciesHz: readonly number[]): Promise<readonly StereoLevel[]> {
  return page.evaluate(measureTones, frequenciesHz);
}

/** The same inside a page. */
export async function measureTones(frequencies: readonly number[]): Promise<readonly StereoLevel[]> {
  // Goertzel's algorithm with a Hann window, as in `signals.ts`.
  const toneDb = (samples: Float32Array, frequencyHz: number): number => {
    const coefficient = 2 * Math.cos((2 * Math.PI * frequencyHz) / 48_000);
    let previous = 0;
    let beforePrevious = 0;
    samples.forEach((sample, index) => {
      const window = 0.5 - 0.5 * Math.cos((2 * Math.PI * (index + 0.5)) / samples.length);
      const current = window * sample + coefficient * previous - beforePrevious;
      beforePrevious = previous;
      previous = current;
    });
    const power = previous * previous + beforePrevious * beforePrevious - coefficient * previous * beforePrevious;
    return 10 * Math.log10(Math.max(1e-20, (8 * power) / samples.length ** 2));
  };
  const { channels } = globalThis.soundTap;
  if (channels === undefined) return frequencies.map(() => ({ left: -200, right: -200 }));
  const [{ context, fftSize }] = channels;
  const stretches: number[][][] = [];
  while (stretches.length < 3) {
    const endsAtSeconds = context.currentTime + fftSize / context.sampleRate;
    while (context.currentTime < endsAtSeconds) await new Promise((resolve) => setTimeout(resolve, 20));
    const stretch = channels.map((analyser) => {
      const samples = new Float32Array(fftSize);
      analyser.getFloatTimeDomainData(samples);
      return frequencies.map((frequencyHz) => toneDb(samples, frequencyHz));
    });
    stretches.push(stretch);
  }
  const median = (channel: number, index: number): number =>
    stretches.map((stretch) => stretch[channel]?.[index] ?? -200).sort((a, b) => a - b)[1] ?? -200;
  return frequencies.map((_, index) => ({ left: median(0, index), right: median(1, index) }));
}

/** Level of everything in the newest 171 ms that the page received, both channels together, dBFS. */
export function readLevelDb(page: Page): Promise<number> {
  return page.evaluate(() => {
    const powers = (globalThis.soundTap.channels ?? []).map((analyser) => {
      const samples = new Float32Array(analyser.fftSize);
      analyser.getFloatTimeDomainData(samples);
      return samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
    });
    return 10 * Math.log10(Math.max(1e-20, (powers[0] ?? 0) + (powers[1] ?? 0)));
  });
}

/** How many sound packets the page has sent on its newest connection, counted at `atMs` of the browser's clock. */
export function readSentPackets(page: Page): Promise<{ readonly count: number; readonly atMs: number }> {
  return page.evaluate(async () => {
    const report = await globalThis.soundTap.connections.at(-1)?.getStats();
    for (const entry of report?.values() ?? []) {
      if (entry.type === 'outbound-rtp') return { count: entry.packetsSent as number, atMs: entry.timestamp as number };
    }
    return { count: 0, atMs: performance.timeOrigin + performance.now() };
  });
}
