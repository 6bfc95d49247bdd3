import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { joinHeadless } from '../../main/client/join-headless.ts';
import { RecordedVoice } from '../../main/client/sound/voice.ts';
import { formatWav } from '../../main/client/sound/wav-file.ts';
import { startFrameTimer } from '../../main/clock/frame-timer.ts';
import { loadOpus } from '../../main/media/opus/opus.ts';
import { startHostThread } from '../../main/host/host-thread.ts';
import { SAMPLE_RATE_HZ } from '../../shared/audio-format.ts';
import { ORIGIN_POSE } from '../../shared/model/pose.ts';
import { DEFAULT_HEARING_RULES } from '../../shared/spatial/hearing-rules.ts';
import { sine } from '../support/signals.ts';
import { openBenchPage } from './browser-page.ts';
import { percentile, type Figure } from './figure.ts';
import { readInvitation } from '../support/read-invitation.ts';
import { silentLog } from '../support/silent-log.ts';

const JOINS = 21;

/**
 * Chromium on loopback: the time from sending the offer to the first audio packet that carries a mix. Somebody talks
 * all the time.
 */
export async function runJoinBench(): Promise<Figure[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'earshot-bench-'));
  const microphone = path.join(folder, 'tone.wav');
  await writeFile(microphone, formatWav(sine(440, 0.1, SAMPLE_RATE_HZ), 1));
  const host = await startHostThread(
    {
      lobbyName: 'Bench',
      rules: DEFAULT_HEARING_RULES,
      capacity: 4,
      bindAddress: '127.0.0.1',
      port: 0,
      publicAddress: null,
    },
    silentLog,
  );
  if (!host.ok) throw new Error(host.error.message);
  const { invitation } = host.value.description;
  const talker = await joinHeadless({
    log: silentLog,
    invitation: readInvitation(invitation),
    name: 'Talker',
    pose: ORIGIN_POSE,
    voice: new RecordedVoice(sine(440, 0.2, SAMPLE_RATE_HZ), true),
    opus: await loadOpus(),
    isLoopbackOnly: true,
    onHeard: () => undefined,
  });
  if (!talker.ok) throw new Error(talker.error.message);
  const stopTimer = startFrameTimer((nowMs) => talker.value.tick(nowMs));
  const bench = await openBenchPage(microphone);
  const times: { packetMs: number; mixMs: number }[] = [];
  for (let count = 0; count < JOINS; count++) times.push(await bench.page.evaluate(joinOnce, invitation));
  await bench.close();
  stopTimer();
  await talker.value.leave();
  await host.value.close();
  await rm(folder, { recursive: true });
  const mixes = times.slice(1).map((time) => time.mixMs);
  const packets = times.slice(1).map((time) => time.packetMs);
  const note = `${mixes.length} joins, ${Math.min(...mixes).toFixed(0)} to ${Math.max(...mixes).toFixed(0)} ms; one more before them to warm up`;
  return [
    {
      name: 'join: offer to first mixed audio packet, median',
      value: percentile(mixes, 0.5),
      unit: 'ms',
      target: 300,
      note,
    },
    {
      name: 'join: offer to first audio packet, median',
      value: percentile(packets, 0.5),
      unit: 'ms',
      target: null,
      note,
    },
  ];
}

/** Runs in the page. A packet of comfort noise has one byte; a mix has more than two. */
async function joinOnce(invitation: string): Promise<{ packetMs: number; mixMs: number }> {
  const microphone = await navigator.mediaDevices.getUserMedia({
    audio: { echoCancellation: false, noiseSuppression: false, autoGainControl: false },
  });
  const connection = new RTCPeerConnection({
    iceServers: [],
    bundlePolicy: 'max-bundle',
    encodedInsertableStreams: true,
  } as RTCConfiguration);
  const channel = connection.createDataChannel('earshot');
  channel.onopen = () => channel.send(JSON.stringify({ type: 'pose', x: 1, y: 0, z: 0, yaw: 0 }));
  connection.addTransceiver(microphone.getAudioTracks()[0]!, { direction: 'sendrecv' });
  for (const sender of connection.getSenders()) pipeThrough(sender, () => undefined);
  let packetAt = 0;
  const mixAt = new Promise<number>((resolve) => {
    connection.ontrack = ({ receiver }) => {
      pipeThrough(receiver, (byteLength) => {
        packetAt ||= performance.now();
        if (byteLength > 2) resolve(performance.now());
      });
    };
  });
  await connection.setLocalDescription(await connection.createOffer());
  const sentAt = performance.now();
  const answer = await (
    window as unknown as { join(invitation: string, name: string, offer: string): Promise<string> }
  ).join(invitation, 'Joiner', connection.localDescription?.sdp ?? '');
  await connection.setRemoteDescription({ type: 'answer', sdp: answer });
  const result = { mixMs: (await mixAt) - sentAt, packetMs: packetAt - sentAt };
  connection.close();
  for (const track of microphone.getTracks()) track.stop();
  return result;

  function pipeThrough(end: RTCRtpSender | RTCRtpReceiver, onFrame: (byteLength: number) => void): void {
    type Streams = { readable: ReadableStream<{ data: ArrayBuffer }>; writable: WritableStream };
    const { readable, writable } = (end as unknown as { createEncodedStreams(): Streams }).createEncodedStreams();
    const watch = new TransformStream<{ data: ArrayBuffer }>({
      transform(frame, controller) {
        onFrame(frame.data.byteLength);
        controller.enqueue(frame);
      },
    });
    void readable.pipeThrough(watch).pipeTo(writable);
  }
}
