import { monotonicMs } from '../../../../main/clock/monotonic-time.ts';
import { DEFAULT_PHASE, WARM_UP_TICKS } from '../../../../main/host/host-options.ts';
import { MixerPool } from '../../../../main/host/mixing/mixer-pool.ts';
import { MixerThread } from '../../../../main/host/mixing/mixer-thread.ts';
import { totalStatistics, type MixerTotals } from '../../../../main/host/mixing/mixer-statistics.ts';
import { createDropCounters } from '../../../../main/media/drop-counters.ts';
import { IceLiteAgent } from '../../../../main/media/ice/ice-lite.ts';
import type { MuxPeer } from '../../../../main/media/udp/mux-peer.ts';
import { UdpMux } from '../../../../main/media/udp/udp-mux.ts';
import { FRAME_MS } from '../../../../shared/audio-format.ts';
import { placementOf } from '../../../support/lobby/placement.ts';
import { TAKE_SNAPSHOT, type HostMessage, type HostSetup } from '../host-messages.ts';
import { createPlainSession, createSrtpSession, type HostSession } from './host-session.ts';
import { poseAt } from '../positions.ts';

/**
 * The host under test in a separate process: socket, sessions, rings and mixer workers as in production. It omits TLS,
 * signalling and DTLS, which cost once per join. Poses, which arrive by data channel in production, are written here.
 */

const REPORT_INTERVAL_MS = 250;
const POSE_INTERVAL_MS = 100;
/** Identifies each end to the other's ICE agent. */
const CLIENT_FRAGMENT = 'bench';

const setup = JSON.parse(process.argv[2] ?? '') as HostSetup;
const square =
  setup.square === undefined ? undefined : { ...setup.square, places: Float64Array.from(setup.square.places) };
const counters = createDropCounters();
const sessions: HostSession[] = [];
const latenessMs: number[] = [];
let latest: MixerTotals | undefined;
let highestShedStep = 0;
let packetsOut = 0;

const tell = (message: HostMessage): void => void process.send?.(message);

const mixer = await MixerPool.start({
  capacity: setup.players,
  workers: setup.mixerWorkers,
  tickBudgetMs: FRAME_MS,
  warmUpTicks: WARM_UP_TICKS,
  rules: setup.rules,
  phase: DEFAULT_PHASE,
  nowMs: monotonicMs,
  startThread: (thread) => MixerThread.start(thread),
  onPacket: ({ slot, payload, length, rtpTimestamp, isFlagged }) => {
    packetsOut++;
    sessions[slot]?.sendOpus(payload, length, rtpTimestamp, isFlagged, monotonicMs());
  },
  onStatistics: (workers) => {
    latest = totalStatistics(workers);
    latenessMs.push(...latest.latenessMs);
    highestShedStep = Math.max(highestShedStep, latest.shedStep);
  },
  onProblem: (message) => {
    throw new Error(message);
  },
  onDied: (error) => {
    throw error;
  },
});
const opened = await UdpMux.open({ bindAddress: '127.0.0.1', port: 0, nowMs: monotonicMs, counters });
if (!opened.ok) throw new Error(opened.error.message);
const mux = opened.value;
const agents = Array.from({ length: setup.players }, (_, player) => join(player));

setInterval(() => {
  const nowMs = monotonicMs();
  for (const session of sessions) session?.tick(nowMs);
}, REPORT_INTERVAL_MS);
movePlayers();
setInterval(movePlayers, POSE_INTERVAL_MS);
process.on('message', (message) => {
  if (message === TAKE_SNAPSHOT) takeSnapshot();
});
process.on('disconnect', () => process.exit(0));
tell({ type: 'ready', port: mux.port, credentials: agents.map((agent) => agent.local) });

function join(player: number): IceLiteAgent {
  const slot = player + 1;
  const ice = new IceLiteAgent({ usernameFragment: CLIENT_FRAGMENT, password: 'bench' });
  const create = setup.protection === 'srtp' ? createSrtpSession : createPlainSession;
  const peer: MuxPeer = { ice, onCheck: () => undefined, onPacket: (packet, nowMs) => session.receive(packet, nowMs) };
  const session = create({
    player,
    slot,
    counters,
    nowMs: monotonicMs(),
    send: (packet) => mux.send(peer, packet),
    onOpus: (packet) => mixer.pushOpus(packet),
  });
  sessions[slot] = session;
  mux.attach(peer);
  mixer.join(slot);
  return ice;
}

function movePlayers(): void {
  if (square === undefined) return;
  const timeMs = monotonicMs();
  for (let player = 0; player < setup.players; player++)
    mixer.slots.writePlacement(player + 1, placementOf(poseAt(square, player, timeMs)));
}

function takeSnapshot(): void {
  globalThis.gc?.();
  const { ticks = 0, encodes = 0, decodes = 0, busyMs = 0, missedFrames = 0, outgoingOverflows = 0 } = latest ?? {};
  const { heapUsed, rss } = process.memoryUsage();
  const sums = {
    ticks: ticks / mixer.workerCount,
    encodes,
    decodes,
    busyMs,
    missedFrames,
    packetsOut,
    overflows: outgoingOverflows + mixer.incomingOverflows,
  };
  const now = {
    heapUsedBytes: heapUsed,
    residentBytes: rss,
    dropped: counters,
    latenessMs: latenessMs.splice(0),
    highestShedStep,
  };
  highestShedStep = 0;
  tell({ type: 'snapshot', snapshot: { ...sums, ...now } });
}
