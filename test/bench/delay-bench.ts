import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { formatWav } from '../../main/client/wav-file.ts';
import { startHostThread } from '../../main/host/host-thread.ts';
import { SAMPLE_RATE_HZ } from '../../shared/audio-format.ts';
import { DEFAULT_HEARING_RULES } from '../../shared/spatial/hearing-rules.ts';
import { openBenchPage } from './browser-page.ts';
import { percentile, type Figure } from './figure.ts';

const CLICK_INTERVAL_MS = 700;
const MEASURED_MS = 25_000;
const MAX_EXTRA_MS = 30;

interface DelayRun {
  readonly path: 'direct' | 'host';
  readonly jitterBufferTargetMs: number | null;
  readonly delaysMs: readonly number[];
  readonly jitterBufferMs: number;
}

/**
 * Voice delay in Chromium, from the tap at the microphone's track to the tap at the received track of one AudioContext:
 * two peer connections joined directly, and the same two through the host on loopback, in one run.
 */
export async function runDelayBench(): Promise<Figure[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'earshot-bench-'));
  const microphone = path.join(folder, 'clicks.wav');
  await writeFile(microphone, formatWav(makeClicks(), 1));
  const host = await startHostThread({ lobbyName: 'Bench', rules: DEFAULT_HEARING_RULES, capacity: 4, bindAddress: '127.0.0.1', port: 0, publicAddress: null });
  if (!host.ok) throw new Error(host.error.message);
  const runs: DelayRun[] = [];
  for (const jitterBufferTargetMs of [null, 0]) {
    for (const route of ['direct', 'host'] as const) {
      const bench = await openBenchPage(microphone);
      const measured = await bench.page.evaluate(measureDelay, { invitation: route === 'host' ? host.value.description.invitation : null, jitterBufferTargetMs, durationMs: MEASURED_MS });
      runs.push({ path: route, jitterBufferTargetMs, ...measured });
      await bench.close();
    }
  }
  await host.value.close();
  await rm(folder, { recursive: true });
  return runs.map((run) => toFigure(run)).concat(extraFigures(runs));
}

/** A burst of 10 ms at 1 kHz every 700 ms: 35 frames and no whole number of mixer ticks' phases, so every phase occurs. */
function makeClicks(): Float32Array {
  const samples = new Float32Array(SAMPLE_RATE_HZ * 30);
  for (let startMs = 200, number = 0; startMs < 29_000; startMs += CLICK_INTERVAL_MS, number++) {
    const start = Math.round(((startMs + (number % 20)) * SAMPLE_RATE_HZ) / 1_000);
    for (let index = 0; index < 480; index++) samples[start + index] = 0.5 * Math.sin((2 * Math.PI * 1_000 * index) / SAMPLE_RATE_HZ);
  }
  return samples;
}

function toFigure({ path: route, jitterBufferTargetMs, delaysMs, jitterBufferMs }: DelayRun): Figure {
  const target = jitterBufferTargetMs === null ? 'default jitter buffer' : `jitterBufferTarget = ${jitterBufferTargetMs}`;
  const spread = `${delaysMs.length} clicks, ${Math.min(...delaysMs).toFixed(0)} to ${Math.max(...delaysMs).toFixed(0)} ms; of it in Chromium's jitter buffer ${jitterBufferMs.toFixed(1)} ms`;
  return { name: `voice delay ${route === 'host' ? 'through the host' : 'direct'}, ${target}, median`, value: percentile(delaysMs, 0.5), unit: 'ms', target: null, note: spread };
}

function extraFigures(runs: readonly DelayRun[]): Figure[] {
  return [null, 0].map((jitterBufferTargetMs) => {
    const median = (route: DelayRun['path']): number =>
      percentile(runs.find((run) => run.path === route && run.jitterBufferTargetMs === jitterBufferTargetMs)?.delaysMs ?? [], 0.5);
    const setting = jitterBufferTargetMs === null ? 'default jitter buffer' : 'jitterBufferTarget = 0, as the app sets it';
    return { name: `voice delay that the host adds, ${setting}`, value: median('host') - median('direct'), unit: 'ms', target: MAX_EXTRA_MS, note: 'difference of the medians above' };
  });
}

/** Runs in the page. */
async function measureDelay({ invitation, jitterBufferTargetMs, durationMs }: { invitation: string | null; jitterBufferTargetMs: number | null; durationMs: number }): Promise<{ delaysMs: number[]; jitterBufferMs: number }> {
  const microphone = await navigator.mediaDevices.getUserMedia({ audio: { echoCancellation: false, noiseSuppression: false, autoGainControl: false } });
  const track = microphone.getAudioTracks()[0]!;
  const [speaker, listener] = [createConnection(), createConnection()];
  const received = new Promise<MediaStream>((resolve) => {
    listener.ontrack = ({ receiver }) => {
      if (jitterBufferTargetMs !== null) receiver.jitterBufferTarget = jitterBufferTargetMs;
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
  const [spoken, heard] = [watch(microphone), watch(stream)];
  await new Promise((resolve) => setTimeout(resolve, durationMs));
  const delaysMs: number[] = [];
  for (const at of spoken) {
    const arrived = heard.find((time) => time >= at - 1 && time < at + 600);
    // The first seconds belong to the jitter buffers, which begin large.
    if (arrived !== undefined && at > (spoken[0] ?? 0) + 5_000) delaysMs.push(arrived - at);
  }
  let jitterBufferMs = 0;
  for (const report of (await listener.getStats()).values() as Iterable<Record<string, number | string>>) {
    if (report['type'] === 'inbound-rtp') jitterBufferMs = (1_000 * Number(report['jitterBufferDelay'])) / Number(report['jitterBufferEmittedCount']);
  }
  return { delaysMs, jitterBufferMs };

  function createConnection(): RTCPeerConnection {
    return new RTCPeerConnection({ iceServers: [], bundlePolicy: 'max-bundle' });
  }

  async function joinDirectly(): Promise<void> {
    speaker.onicecandidate = ({ candidate }) => candidate && void listener.addIceCandidate(candidate);
    listener.onicecandidate = ({ candidate }) => candidate && void speaker.addIceCandidate(candidate);
    speaker.addTrack(track, microphone);
    await speaker.setLocalDescription();
    await listener.setRemoteDescription(speaker.localDescription!);
    await listener.setLocalDescription();
    await speaker.setRemoteDescription(listener.localDescription!);
  }

  async function joinHost(connection: RTCPeerConnection, name: string, sent: MediaStreamTrack | null, x: number): Promise<void> {
    const channel = connection.createDataChannel('earshot');
    channel.onopen = () => channel.send(JSON.stringify({ type: 'pose', x, y: 0, z: 0, yaw: 0 }));
    connection.addTransceiver(sent ?? 'audio', { direction: 'sendrecv' });
    const offer = await connection.createOffer();
    await connection.setLocalDescription({ type: 'offer', sdp: (offer.sdp ?? '').replace(/(a=fmtp:111 .*)/, '$1;stereo=1') });
    const answer = await (window as unknown as { join(invitation: string, name: string, offer: string): Promise<string> }).join(invitation ?? '', name, connection.localDescription?.sdp ?? '');
    await connection.setRemoteDescription({ type: 'answer', sdp: answer });
  }

  function watch(source: MediaStream): number[] {
    const times: number[] = [];
    const node = new AudioWorkletNode(context, 'click-watch');
    node.port.onmessage = ({ data }: MessageEvent<number>) => times.push(data);
    context.createMediaStreamSource(source).connect(node).connect(context.destination);
    return times;
  }
}
