import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { invariant } from '../../shared/invariant.ts';
import { loadOpus } from '../codec/opus.ts';
import { SpeakerIngest } from '../ingest/speaker-ingest.ts';
import { Mixer } from '../mixer/mixer.ts';
import type { PacketSink } from '../mixer/ports.ts';
import { FrameClock } from '../clock/frame-clock.ts';
import type { MixerControl, MixerReport, MixerWorkerData } from './mixer-messages.ts';
import { monotonicMs } from '../clock/monotonic-time.ts';
import { PacketRing } from './packet-ring.ts';
import { SlotTable } from './slot-table.ts';

/**
 * The mixer's thread. It has no event loop: it sleeps until the next frame is due, takes what has come in meanwhile, mixes,
 * and hands packets out. So nothing that the host worker does (handshakes, garbage collection) makes a frame late.
 */

const STATISTICS_EVERY_TICKS = 50;

const data = workerData as MixerWorkerData;
invariant(parentPort !== null, 'the mixer runs in a worker that a host started');
const port = parentPort;
const report = (message: MixerReport): void => port.postMessage(message);

const incoming = new PacketRing(data.incoming);
const outgoing = new PacketRing(data.outgoing);
const slots = new SlotTable(data.slots, data.slotCapacity);
const stop = new Int32Array(data.stop);
const record = PacketRing.createRecord();
const poseVersions = new Int32Array(data.slotCapacity);
const joinedSlots = new Uint8Array(data.slotCapacity);
const pose = new Float64Array(4);
const latenessMs = new Float64Array(STATISTICS_EVERY_TICKS);

let emittedPackets = 0;
let outgoingOverflows = 0;
let busyMs = 0;
let frameStartMs = 0;

const sink: PacketSink = {
  emit(listenerSlot, payload, length, rtpTimestamp, isFirstOfSpurt) {
    if (outgoing.push(listenerSlot, 0, rtpTimestamp, frameStartMs, isFirstOfSpurt, payload, 0, length)) emittedPackets++;
    else outgoingOverflows++;
  },
};

const opus = await loadOpus();
const mixer = new Mixer({ capacity: data.slotCapacity - 1, rules: data.rules, sink });
const clock = new FrameClock(monotonicMs());
report({ type: 'ready' });

for (let tick = 1; Atomics.load(stop, 0) === 0; ) {
  const remainingMs = clock.remainingMs(monotonicMs());
  if (remainingMs > 0) {
    Atomics.wait(stop, 0, 0, remainingMs);
    continue;
  }
  frameStartMs = monotonicMs();
  latenessMs[tick % STATISTICS_EVERY_TICKS] = clock.begin(frameStartMs);
  await applyControl();
  runFrame();
  busyMs += monotonicMs() - frameStartMs;
  if (tick++ % STATISTICS_EVERY_TICKS === 0) reportStatistics();
}

/** Creating a codec awaits nothing but microtasks once the library is loaded, so the loop goes on without an event loop. */
async function applyControl(): Promise<void> {
  for (let next = receiveMessageOnPort(data.control); next !== undefined; next = receiveMessageOnPort(data.control)) {
    const control = next.message as MixerControl;
    if (control.type === 'join') {
      const input = new SpeakerIngest({ decoder: await opus.createDecoder(1), channels: 1 });
      mixer.join(control.slot, { input, encoder: await opus.createMixEncoder() });
      poseVersions[control.slot] = 0;
      joinedSlots[control.slot] = 1;
    } else if (control.type === 'leave') {
      mixer.leave(control.slot);
      joinedSlots[control.slot] = 0;
    } else {
      mixer.setStatus(control.slot, control.isMuted, control.isDeafened);
    }
  }
}

function runFrame(): void {
  while (incoming.pop(record)) {
    if (joinedSlots[record.slot] !== 1) continue;
    mixer.receive(record.slot, record.sequence, record.rtpTimestamp, record.timeMs, record.payload, record.length, record.isFlagged);
  }
  for (let slot = 1; slot < data.slotCapacity; slot++) if (joinedSlots[slot] === 1) takePose(slot);
  emittedPackets = 0;
  mixer.tick(frameStartMs);
  if (emittedPackets > 0) report({ type: 'packets' });
  for (let slot = 1; slot < data.slotCapacity; slot++) {
    if (joinedSlots[slot] === 1) slots.writeLevel(slot, mixer.levelDb(slot), mixer.isTalking(slot));
  }
}

function takePose(slot: number): void {
  const version = slots.poseVersion(slot);
  if (version === poseVersions[slot] || !slots.readPose(slot, pose)) return;
  poseVersions[slot] = version;
  mixer.setPose(slot, pose[0] ?? 0, pose[1] ?? 0, pose[2] ?? 0, pose[3] ?? 0);
}

function reportStatistics(): void {
  report({
    type: 'statistics',
    statistics: {
      ticks: mixer.stats.ticks,
      missedFrames: clock.missedFrames,
      latenessMs: [...latenessMs],
      busyMs,
      encodes: mixer.stats.encodes,
      decodes: mixer.stats.decodes,
      concealedFrames: mixer.stats.concealedFrames,
      outgoingOverflows,
    },
  });
}
