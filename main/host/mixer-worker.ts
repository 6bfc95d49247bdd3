import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { invariant } from '../../shared/invariant.ts';
import { FrameClock } from '../clock/frame-clock.ts';
import { monotonicMs } from '../clock/monotonic-time.ts';
import { loadOpus } from '../codec/opus.ts';
import { SpeakerIngest } from '../ingest/speaker-ingest.ts';
import { LoadGovernor } from '../mixer/load-governor.ts';
import { FULL_LIMITS } from '../mixer/mix-limits.ts';
import { Mixer } from '../mixer/mixer.ts';
import type { PacketSink } from '../mixer/ports.ts';
import type { MixerControl, MixerReport, MixerWorkerData } from './mixer-messages.ts';
import { PacketRing } from './packet-ring.ts';
import { raiseThreadPriority } from './raise-priority.ts';
import { SlotTable } from './slot-table.ts';
import { warmUp } from './warm-up.ts';
import { WorkerSignals } from './worker-signals.ts';

/**
 * A mixer thread. It has no event loop: it sleeps until the next frame is due, takes what has come in meanwhile, mixes, and
 * hands packets out. So nothing that the host worker does (handshakes, garbage collection) makes a frame late. Joins and
 * leaves are dealt with while it would sleep.
 */

const STATISTICS_EVERY_TICKS = 50;

/** A join takes 0.1 ms, but now and then 4 ms, when memory has to grow: it is begun only where so much time is left. */
const CONTROL_MARGIN_MS = 5;

const data = workerData as MixerWorkerData;
invariant(parentPort !== null, 'the mixer runs in a worker that a host started');
const port = parentPort;
const report = (message: MixerReport): void => port.postMessage(message);

const incoming = new PacketRing(data.incoming);
const outgoing = new PacketRing(data.outgoing);
const { capacity } = data.memory;
const slots = new SlotTable(data.slots, capacity + 1);
const signals = new WorkerSignals(data.signals);
const record = PacketRing.createRecord();
/** Versions of the poses that the mixer knows, of the slots of all workers. */
const poseVersions = new Int32Array(capacity + 1);
/** Whether a slot is this worker's. */
const joinedSlots = new Uint8Array(capacity + 1);
const pose = new Float64Array(4);
const latenessMs = new Float64Array(STATISTICS_EVERY_TICKS);

let knownPoseChanges = 0;
/** Slots that were left since the last tick, in which the mixer forgets their poses. */
const leftSlots = new Uint8Array(capacity + 1);
let hasLeftSlots = false;
let participants = 0;
let appliedControls = 0;
let latenessCount = 0;
let emittedInTick = 0;
let emittedPackets = 0;
let outgoingOverflows = 0;
let busyMs = 0;
let frameStartMs = 0;

const sink: PacketSink = {
  emit(listenerSlot, payload, length, rtpTimestamp, isFirstOfSpurt) {
    if (outgoing.push(listenerSlot, 0, rtpTimestamp, frameStartMs, isFirstOfSpurt, payload, 0, length)) emittedInTick++;
    else outgoingOverflows++;
  },
};

const opus = await loadOpus();
await warmUp(opus, data.rules);
const mixer = new Mixer({ rules: data.rules, sink, memory: data.memory, worker: data.worker });
const governor = new LoadGovernor({ budgetMs: data.tickBudgetMs, limits: FULL_LIMITS });
raiseThreadPriority();
const clock = new FrameClock(data.gridStartMs, monotonicMs());
report({ type: 'ready' });

while (!signals.isStopRequested()) {
  const remainingMs = clock.remainingMs(monotonicMs());
  if (remainingMs <= 0) {
    runTick();
    // One at least, so that nobody waits for ever where no time is left over.
    if (signals.controlCount() !== appliedControls) await applyControl();
  } else if (remainingMs > CONTROL_MARGIN_MS && signals.controlCount() !== appliedControls) {
    await applyControl();
  } else {
    signals.sleep(remainingMs);
  }
}

/** Creating a codec awaits nothing but microtasks once the library is loaded, so the loop goes on without an event loop. */
async function applyControl(): Promise<void> {
  appliedControls = (appliedControls + 1) | 0;
  const control = receiveMessageOnPort(data.control)?.message as MixerControl;
  const { slot } = control;
  if (control.type === 'join') {
    const input = new SpeakerIngest({ decoder: await opus.createDecoder(1), channels: 1 });
    mixer.join(slot, { input, encoder: await opus.createMixEncoder() });
    joinedSlots[slot] = 1;
    participants++;
  } else if (control.type === 'leave') {
    mixer.leave(slot);
    joinedSlots[slot] = 0;
    leftSlots[slot] = 1;
    hasLeftSlots = true;
    participants--;
    slots.clearLevel(slot);
  } else {
    mixer.setStatus(slot, control.isMuted, control.isDeafened);
  }
}

function runTick(): void {
  signals.noteTick();
  frameStartMs = monotonicMs();
  latenessMs[latenessCount++] = clock.begin(frameStartMs);
  takePackets();
  takePoses();
  emittedInTick = 0;
  mixer.tick(clock.tickIndex, frameStartMs);
  // Waking the host worker is left out: it may take this thread's core for a moment, and nothing that can be shed helps.
  const tickMs = monotonicMs() - frameStartMs;
  if (hasLeftSlots) takePosesAgain();
  emittedPackets += emittedInTick;
  if (emittedInTick > 0 && signals.claimPacketMessage()) report({ type: 'packets' });
  for (let slot = 1; slot <= capacity; slot++) {
    if (joinedSlots[slot] === 1) slots.writeLevel(slot, mixer.levelDb(slot), mixer.isTalking(slot));
  }
  busyMs += tickMs;
  if (governor.observe(tickMs)) mixer.setLimits(governor.limits);
  if (latenessCount === STATISTICS_EVERY_TICKS) reportStatistics();
}

function takePackets(): void {
  while (incoming.pop(record)) {
    if (joinedSlots[record.slot] !== 1) continue;
    if (record.length === 0) mixer.receiveSilence(record.slot, record.sequence, record.rtpTimestamp, record.timeMs);
    else mixer.receive(record.slot, record.sequence, record.rtpTimestamp, record.timeMs, record.payload, record.length, record.isFlagged);
  }
}

/** Of everybody: listeners of this worker hear speakers of all. */
function takePoses(): void {
  const changes = slots.poseChanges();
  if (changes === knownPoseChanges) return;
  knownPoseChanges = changes;
  for (let slot = 1; slot <= capacity; slot++) {
    const version = slots.poseVersion(slot);
    if (version === poseVersions[slot]) continue;
    if (slots.isPoseCleared(slot)) mixer.clearPose(slot);
    else if (slots.readPose(slot, pose)) mixer.setPose(slot, pose[0] ?? 0, pose[1] ?? 0, pose[2] ?? 0, pose[3] ?? 0);
    else continue;
    poseVersions[slot] = version;
  }
}

/** A slot that was left may have its next owner's pose already, maybe with another worker: the next tick reads it. */
function takePosesAgain(): void {
  hasLeftSlots = false;
  knownPoseChanges--;
  for (let slot = 1; slot <= capacity; slot++) if (leftSlots[slot] === 1) poseVersions[slot] = 0;
  leftSlots.fill(0);
}

function reportStatistics(): void {
  const { ticks, encodes, decodes, concealedFrames } = mixer.stats;
  report({
    type: 'statistics',
    statistics: {
      worker: data.worker,
      participants,
      ticks,
      missedFrames: clock.missedFrames,
      latenessMs: [...latenessMs],
      busyMs,
      encodes,
      emittedPackets,
      decodes,
      concealedFrames,
      outgoingOverflows,
      shedStep: governor.step,
      limits: governor.limits,
    },
  });
  latenessCount = 0;
}
