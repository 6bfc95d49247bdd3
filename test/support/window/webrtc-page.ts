import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright';

/** Statistics of one connection as the page sees it. */
export interface PagePeerStats {
  readonly state: string;
  readonly packetsReceived: number;
  readonly packetsLost: number;
  readonly audioEnergy: number;
  readonly concealedSamples: number;
  readonly totalSamples: number;
  readonly channelState: string;
  readonly dtlsState: string;
  readonly srtpCipher: string;
  readonly roundTripMs: number;
  readonly connectMs: number;
  readonly messages: readonly string[];
}

/** Levels of both channels that a peer hears, dB, from spectrum bins at two frequencies. */
export interface StereoLevels {
  readonly left: readonly number[];
  readonly right: readonly number[];
}

/** One connection, as stored in the page. */
interface PagePeer {
  readonly connection: RTCPeerConnection;
  readonly channel: RTCDataChannel;
  readonly messages: string[];
  connectMs: number;
  stream?: MediaStream;
  element?: HTMLAudioElement;
  analysers?: readonly AnalyserNode[];
}

declare const window: { peers: PagePeer[]; microphone: MediaStream };

/** The fields read from a statistics report of any type. */
interface AnyStats {
  readonly type: string;
  readonly packetsReceived?: number;
  readonly packetsLost?: number;
  readonly totalAudioEnergy?: number;
  readonly concealedSamples?: number;
  readonly totalSamplesReceived?: number;
  readonly srtpCipher?: string;
  readonly roundTripTime?: number;
}

/** A page with a microphone and any number of peer connections, driven from a test. */
export class WebRtcPage {
  readonly page: Page;
  readonly #closeServer: () => void;

  private constructor(page: Page, closeServer: () => void) {
    this.page = page;
    this.#closeServer = closeServer;
  }

  static async open(browser: Browser): Promise<WebRtcPage> {
    const server = createServer((_request, response) =>
      response.setHeader('content-type', 'text/html').end('<!doctype html><title>test</title>'),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await page.evaluate(async () => {
      const constraints = { audio: { echoCancellation: false, noiseSuppression: false, autoGainControl: false } };
      window.microphone = await navigator.mediaDevices.getUserMedia(constraints);
      window.peers = [];
    });
    return new WebRtcPage(page, () => server.close());
  }

  /** Makes a connection and its offer. `wantsStereo` writes stereo=1 into the offer's Opus format, before it is set. */
  async createOffer({ wantsStereo = false, withVideo = false } = {}): Promise<{ index: number; offer: string }> {
    return this.page.evaluate(
      async ([stereo, video]) => {
        const startedAt = performance.now();
        const connection = new RTCPeerConnection({ bundlePolicy: 'max-bundle' });
        const peer: PagePeer = {
          connection,
          channel: connection.createDataChannel('earshot'),
          messages: [],
          connectMs: -1,
        };
        window.peers.push(peer);
        connection.onconnectionstatechange = () => {
          if (connection.connectionState === 'connected') peer.connectMs = performance.now() - startedAt;
        };
        connection.addTrack(window.microphone.getAudioTracks()[0]!, window.microphone);
        if (video) connection.addTransceiver('video');
        peer.channel.onmessage = (event: MessageEvent<string>) => peer.messages.push(event.data);
        connection.ontrack = (event) => {
          peer.stream = event.streams[0]!;
          // Chromium decodes a received track for Web Audio only while an element plays it.
          peer.element = new Audio();
          peer.element.srcObject = peer.stream;
          void peer.element.play();
        };
        const offer = await connection.createOffer();
        if (stereo) offer.sdp = offer.sdp!.replace(/(a=fmtp:111 [^\r]*)/, '$1;stereo=1');
        await connection.setLocalDescription(offer);
        return { index: window.peers.length - 1, offer: connection.localDescription!.sdp };
      },
      [wantsStereo, withVideo] as const,
    );
  }

  async setAnswer(index: number, answer: string): Promise<void> {
    await this.page.evaluate(
      ([position, sdp]) => window.peers[position]!.connection.setRemoteDescription({ type: 'answer', sdp }),
      [index, answer] as const,
    );
  }

  /** Passes the page's microphone through, or replaces it by digital silence. */
  async setMicrophoneEnabled(isEnabled: boolean): Promise<void> {
    await this.page.evaluate(
      (enabled) => window.microphone.getAudioTracks().forEach((track) => (track.enabled = enabled)),
      isEnabled,
    );
  }

  /** Sends text on the channel as soon as it is open. */
  async sendMessage(index: number, text: string): Promise<void> {
    await this.page.evaluate(
      async ([position, message]) => {
        const channel = window.peers[position]!.channel;
        if (channel.readyState !== 'open') await new Promise((resolve) => channel.addEventListener('open', resolve));
        channel.send(message);
      },
      [index, text] as const,
    );
  }

  async closePeer(index: number): Promise<void> {
    await this.page.evaluate((position) => window.peers[position]!.connection.close(), index);
  }

  async stats(index: number): Promise<PagePeerStats> {
    return this.page.evaluate(async (position) => {
      const peer = window.peers[position]!;
      const all: AnyStats[] = [];
      (await peer.connection.getStats()).forEach((entry: AnyStats) => all.push(entry));
      const statsOf = (type: string): Partial<AnyStats> => all.find((entry) => entry.type === type) ?? {};
      const inbound = statsOf('inbound-rtp');
      return {
        state: peer.connection.connectionState,
        packetsReceived: inbound.packetsReceived ?? 0,
        packetsLost: inbound.packetsLost ?? 0,
        audioEnergy: inbound.totalAudioEnergy ?? 0,
        concealedSamples: inbound.concealedSamples ?? 0,
        totalSamples: inbound.totalSamplesReceived ?? 0,
        channelState: peer.channel.readyState,
        dtlsState: peer.connection.sctp!.transport.state,
        srtpCipher: statsOf('transport').srtpCipher ?? '',
        roundTripMs: (statsOf('remote-inbound-rtp').roundTripTime ?? -1) * 1000,
        connectMs: peer.connectMs,
        messages: peer.messages,
      };
    }, index);
  }

  /** Levels of left and right at the given frequencies, from an analyser on each channel. */
  async stereoLevels(index: number, frequenciesHz: readonly number[]): Promise<StereoLevels> {
    return this.page.evaluate(
      ([position, frequencies]) => {
        const peer = window.peers[position]!;
        if (peer.analysers === undefined) {
          const context = new AudioContext({ sampleRate: 48_000 });
          const splitter = context.createChannelSplitter(2);
          context.createMediaStreamSource(peer.stream!).connect(splitter);
          peer.analysers = [0, 1].map((channel) => {
            const analyser = new AnalyserNode(context, { fftSize: 4_096, smoothingTimeConstant: 0 });
            splitter.connect(analyser, channel);
            return analyser;
          });
        }
        const levelsOf = (analyser: AnalyserNode): number[] => {
          const bins = new Float32Array(analyser.frequencyBinCount);
          analyser.getFloatFrequencyData(bins);
          return frequencies.map((frequency) => bins[Math.round((frequency * analyser.fftSize) / 48_000)] ?? -Infinity);
        };
        const [left, right] = peer.analysers;
        return { left: levelsOf(left!), right: levelsOf(right!) };
      },
      [index, frequenciesHz] as const,
    );
  }

  async close(): Promise<void> {
    this.#closeServer();
    await this.page.close();
  }
}
