/** The part of the delay bench that runs in the page. It is a single function because a page gets no imports. */

export interface DelayPageOptions {
  /** null = the two connections are joined directly. */
  readonly invitation: string | null;
  /** null = Chromium's choice. */
  readonly jitterBufferTargetMs: number | null;
  readonly durationMs: number;
  /** Also notes when the encoded frame with the click leaves the encoder and arrives at the receiver. */
  readonly watchesFrames: boolean;
}

/** `performance.now` in milliseconds, one entry per click. */
export interface DelayPageResult {
  readonly spoken: readonly number[];
  readonly encoded: readonly number[];
  readonly arrived: readonly number[];
  readonly heard: readonly number[];
  /** Mean time in Chromium's jitter buffer. */
  readonly jitterBufferMs: number;
}

/** A silent frame has one or two bytes; a frame with a click has many. */
export async function measureDelayInPage({
  invitation,
  jitterBufferTargetMs,
  durationMs,
  watchesFrames,
}: DelayPageOptions): Promise<DelayPageResult> {
  const LOUD_FRAME_BYTES = 20;
  const microphone = await navigator.mediaDevices.getUserMedia({
    audio: { echoCancellation: false, noiseSuppression: false, autoGainControl: false },
  });
  const track = microphone.getAudioTracks()[0]!;
  const configuration = {
    iceServers: [],
    bundlePolicy: 'max-bundle',
    encodedInsertableStreams: watchesFrames,
  } as RTCConfiguration;
  const [speaker, listener] = [new RTCPeerConnection(configuration), new RTCPeerConnection(configuration)];
  const [encoded, arrived]: [number[], number[]] = [[], []];
  const received = new Promise<MediaStream>((resolve) => {
    listener.ontrack = ({ receiver }) => {
      if (jitterBufferTargetMs !== null) receiver.jitterBufferTarget = jitterBufferTargetMs;
      if (watchesFrames) watchFrames(receiver, arrived);
      resolve(new MediaStream([receiver.track]));
    };
  });
  if (invitation === null) await joinDirectly();
  else await Promise.all([joinHost(speaker, 'Speaker', track, 0), joinHost(listener, 'Listener', null, 1)]);
  const stream = await received;
  // Chromium hands a remote track to Web Audio only while an element plays it.
  const element = new Audio();
  element.muted = true;
  element.srcObject = stream;
  void element.play();
  const context = new AudioContext({ sampleRate: 48_000, latencyHint: 'interactive' });
  await context.audioWorklet.addModule('/click-watch.js');
  const [spoken, heard] = [watchSound(microphone), watchSound(stream)];
  await new Promise((resolve) => setTimeout(resolve, durationMs));
  // The main thread delays messages at random, so the earliest one shows the offset between the two clocks.
  const offsetMs = Math.min(...[...spoken, ...heard].map(({ audioMs, messageMs }) => messageMs - audioMs));
  const toPageTime = ({ audioMs }: { readonly audioMs: number }): number => audioMs + offsetMs;
  return {
    spoken: spoken.map(toPageTime),
    heard: heard.map(toPageTime),
    encoded,
    arrived,
    jitterBufferMs: await readJitterBuffer(),
  };

  async function joinDirectly(): Promise<void> {
    speaker.onicecandidate = ({ candidate }) => candidate && void listener.addIceCandidate(candidate);
    listener.onicecandidate = ({ candidate }) => candidate && void speaker.addIceCandidate(candidate);
    speaker.addTrack(track, microphone);
    await speaker.setLocalDescription();
    await listener.setRemoteDescription(speaker.localDescription!);
    await listener.setLocalDescription();
    await speaker.setRemoteDescription(listener.localDescription!);
  }

  async function joinHost(
    connection: RTCPeerConnection,
    name: string,
    sent: MediaStreamTrack | null,
    x: number,
  ): Promise<void> {
    const channel = connection.createDataChannel('earshot');
    channel.onopen = () => channel.send(JSON.stringify({ type: 'pose', x, y: 0, z: 0, yaw: 0 }));
    const { sender } = connection.addTransceiver(sent ?? 'audio', { direction: 'sendrecv' });
    if (watchesFrames) watchFrames(sender, sent === null ? [] : encoded);
    const offer = await connection.createOffer();
    await connection.setLocalDescription({
      type: 'offer',
      sdp: (offer.sdp ?? '').replace(/(a=fmtp:111 .*)/, '$1;stereo=1'),
    });
    const { join } = window as unknown as { join(invitation: string, name: string, offer: string): Promise<string> };
    await connection.setRemoteDescription({
      type: 'answer',
      sdp: await join(invitation ?? '', name, connection.localDescription?.sdp ?? ''),
    });
  }

  function watchFrames(end: RTCRtpSender | RTCRtpReceiver, times: number[]): void {
    type Frames = {
      readonly readable: ReadableStream<{ readonly data: ArrayBuffer }>;
      readonly writable: WritableStream;
    };
    const { readable, writable } = (end as unknown as { createEncodedStreams(): Frames }).createEncodedStreams();
    let wasLoud = false;
    const watch = new TransformStream<{ readonly data: ArrayBuffer }>({
      transform(frame, controller) {
        const isLoud = frame.data.byteLength > LOUD_FRAME_BYTES;
        if (isLoud && !wasLoud) times.push(performance.now());
        wasLoud = isLoud;
        controller.enqueue(frame);
      },
    });
    void readable.pipeThrough(watch).pipeTo(writable);
  }

  function watchSound(source: MediaStream): { readonly audioMs: number; readonly messageMs: number }[] {
    const times: { audioMs: number; messageMs: number }[] = [];
    const node = new AudioWorkletNode(context, 'click-watch');
    node.port.onmessage = ({ data }: MessageEvent<number>) =>
      times.push({ audioMs: data, messageMs: performance.now() });
    context.createMediaStreamSource(source).connect(node).connect(context.destination);
    return times;
  }

  async function readJitterBuffer(): Promise<number> {
    let meanMs = 0;
    for (const report of (await listener.getStats()).values() as Iterable<Record<string, number | string>>) {
      if (report['type'] === 'inbound-rtp')
        meanMs = (1_000 * Number(report['jitterBufferDelay'])) / Number(report['jitterBufferEmittedCount']);
    }
    return meanMs;
  }
}
