import { Worker } from 'node:worker_threads';
import { joinLobby } from '../../../main/client/signalling-client.ts';
import { monotonicMs } from '../../../main/clock/monotonic-time.ts';
import { createClientPeer, type ClientPeer } from '../../../main/media/client-peer.ts';
import { percentile, type Figure } from '../figure.ts';
import { startHostProcess } from '../host-process.ts';
import { readInvitation } from '../../support/read-invitation.ts';
import { silentLog } from '../../support/silent-log.ts';
import type { FileCrewData, FileCrewReport } from './file-crew.ts';

const READERS = 20;
const TALKERS = 10;
const FILE_BYTES = 10_000_000;
const BEFORE_SECONDS = 20;
const SAMPLES_PER_MS = 48;

/**
 * Voices while a file of 10 MB goes to 20 players, 10 of whom talk, and voices before that. One more listener measures
 * when its packets arrive; the players are in a thread of their own, and the host is a process of its own.
 */
export async function runFilesBench(): Promise<Figure[]> {
  const host = await startHostProcess(READERS + 2);
  const arrivals: { readonly arrivalMs: number; readonly dueMs: number }[] = [];
  const listener = await listen(host.invitation, (arrivalMs, rtpTimestamp) =>
    arrivals.push({ arrivalMs, dueMs: rtpTimestamp / SAMPLES_PER_MS }),
  );
  const workerData: FileCrewData = {
    ...{ invitation: host.invitation, readers: READERS, talkers: TALKERS },
    ...{ fileBytes: FILE_BYTES, beforeSeconds: BEFORE_SECONDS },
  };
  const crew = new Worker(new URL('file-crew.ts', import.meta.url), { workerData });
  const reports: FileCrewReport[] = [];
  await new Promise<void>((resolve, reject) => {
    crew.on('message', (report: FileCrewReport) => reports.push(report));
    crew.once('error', reject);
    crew.once('exit', () => resolve());
  });
  await listener.close();
  await host.stop();
  const [before, sending, getting] = reports;
  if (before === undefined || sending === undefined || getting === undefined)
    throw new Error('The players ended before the file had arrived.');
  return [
    ...figuresOf('before', before, arrivals),
    ...figuresOf('while it is sent', sending, arrivals),
    ...figuresOf('while 20 get it', getting, arrivals),
    {
      name: 'content sent to all readers together',
      value: (READERS * FILE_BYTES) / (getting.endMs - getting.startMs) / 1_000,
      unit: 'MB/s',
      target: null,
      note: `${READERS} files of ${FILE_BYTES / 1e6} MB in ${((getting.endMs - getting.startMs) / 1_000).toFixed(1)} s`,
    },
  ];
}

function figuresOf(
  when: string,
  { startMs, endMs, concealed, frames }: FileCrewReport,
  arrivals: readonly { readonly arrivalMs: number; readonly dueMs: number }[],
): Figure[] {
  const within = arrivals.filter(({ arrivalMs }) => arrivalMs >= startMs && arrivalMs < endMs);
  const earliest = Math.min(...within.map(({ arrivalMs, dueMs }) => arrivalMs - dueMs));
  const lateMs = within.map(({ arrivalMs, dueMs }) => arrivalMs - dueMs - earliest);
  const note = `${within.length} packets in ${((endMs - startMs) / 1_000).toFixed(1)} s; largest ${Math.max(...lateMs).toFixed(1)} ms`;
  return [
    { name: `voice late, p50, ${when}`, value: percentile(lateMs, 0.5), unit: 'ms', target: null, note },
    { name: `voice late, p99, ${when}`, value: percentile(lateMs, 0.99), unit: 'ms', target: null, note },
    {
      name: `concealed frames, ${when}`,
      value: (100 * concealed) / frames,
      unit: '%',
      target: null,
      note: `${concealed} of ${frames} frames of ${READERS} players`,
    },
  ];
}

/** Joins a listener that does nothing but note when packets arrive. */
async function listen(
  invitation: string,
  onSound: (arrivalMs: number, rtpTimestamp: number) => void,
): Promise<ClientPeer> {
  const peer = await createClientPeer({
    log: silentLog,
    nowMs: monotonicMs,
    loopbackOnly: true,
    onOpus: ({ arrivalMs, rtpTimestamp, isRedundant }) => {
      if (!isRedundant) onSound(arrivalMs, rtpTimestamp);
    },
  });
  const opened = new Promise((resolve) => peer.events.on('channelOpen', resolve));
  const joined = await joinLobby({ invitation: readInvitation(invitation), name: 'Listener', offer: peer.offerSdp });
  if (!joined.ok) throw new Error(joined.error.message);
  await peer.accept(joined.value.joined.answer);
  await opened;
  peer.events.on('message', (text) => {
    const message = JSON.parse(text) as { readonly type: string; readonly id: number };
    if (message.type === 'ping') peer.sendMessage(JSON.stringify({ type: 'pong', id: message.id }));
  });
  peer.sendMessage(JSON.stringify({ type: 'pose', x: 0, y: 0, z: 0, yaw: 0 }));
  return peer;
}
