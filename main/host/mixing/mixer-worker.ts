import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { invariant } from '../../../shared/invariant.ts';
import type { GamePhase, HearingRules } from '../../../shared/spatial/hearing-rules.ts';
import { FrameClock } from '../../clock/frame-clock.ts';
import { monotonicMs } from '../../clock/monotonic-time.ts';
import { loadOpus } from '../../media/opus/opus.ts';
import { SpeakerIngest } from '../../ingest/speaker-ingest.ts';
import { AudienceSweep } from '../../mixer/plan/audience-sweep.ts';
import { AudienceTable } from '../../mixer/plan/audience-table.ts';
import { LoadGovernor } from '../../mixer/load-governor.ts';
import { FULL_LIMITS } from '../../mixer/mix-limits.ts';
import { Mixer } from '../../mixer/mixer.ts';
import { PLACEMENT_FIELDS } from '../../mixer/placement.ts';
import { PersonalTables, type PersonalRows } from '../../mixer/personal-tables.ts';
import type { PacketSink } from '../../mixer/ports.ts';
import type { MixerControl, MixerReport, MixerWorkerData } from './mixer-messages.ts';
import { PacketRing } from './packet-ring.ts';
import { raiseThreadPriority } from './raise-priority.ts';
import { SecondMeans } from './second-means.ts';
import { SlotTable } from './slot-table.ts';
import { TimedMixEncoder, type EncodingTime } from './timed-mix-encoder.ts';
import { warmUp } from './warm-up.ts';
import { WorkerSignals } from './worker-signals.ts';

/**
 * A mixer thread. It has no event loop: it sleeps until the next frame is due, takes what has come in meanwhile, mixes,
 * and hands packets out. So nothing that the host worker does (handshakes, garbage collection) makes a frame late.
 * Joins and leaves are dealt with while it would sleep.
 */

const STATISTICS_EVERY_TICKS = 50;

/** Who hears whom can wait where a worker has to shed load. */
const SWEEP_EVERY_TICKS_UNDER_LOAD = 4;

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
/** Versions of the placements that the mixer knows, of the slots of all workers. */
const placementVersions = new Int32Array(capacity + 1);
/** Whether a slot is this worker's. */
const joinedSlots = new Uint8Array(capacity + 1);
const placement = new Float64Array(PLACEMENT_FIELDS);
const means = new SecondMeans(capacity);
const encoding: EncodingTime = { encodingMs: 0, encodes: 0 };
const latenessMs = new Float64Array(STATISTICS_EVERY_TICKS);

let knownPlacementChanges = 0;
/** Slots that were left since the last tick, in which the mixer forgets their placements. */
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
warmUp(opus, data.rules, data.warmUpTicks);
const mixer = new Mixer({ rules: data.rules, sink, memory: data.memory, worker: data.worker });
mixer.setRules(data.rules, data.phase);
const audience = new AudienceSweep(capacity, data.rules, data.phase, new AudienceTable(data.audience, capacity));
const personal = new PersonalTables(capacity);
const governor = new LoadGovernor({ budgetMs: data.tickBudgetMs, limits: FULL_LIMITS });
raiseThreadPriority();
const clock = new FrameClock(data.gridStartMs, monotonicMs());
report({ type: 'ready' });

while (!signals.isStopRequested()) {
  const remainingMs = clock.remainingMs(monotonicMs());
  if (remainingMs <= 0) {
    runTick();
    // One at least, so that nobody waits for ever where no time is left over.
    if (signals.controlCount() !== appliedControls) applyControl();
  } else if (remainingMs > CONTROL_MARGIN_MS && signals.controlCount() !== appliedControls) {
    applyControl();
  } else {
    signals.sleep(remainingMs);
  }
}

function applyControl(): void {
  appliedControls = (appliedControls + 1) | 0;
  const control = receiveMessageOnPort(data.control)?.message as MixerControl;
  if (control.type === 'join') join(control.slot);
  else if (control.type === 'leave') leave(control.slot);
  else if (control.type === 'status') setStatus(control.slot, control.isMuted, control.isDeafened);
  else if (control.type === 'personal') setPersonal(control.slot, control.rows);
  else setRules(control.rules, control.phase);
}

function setStatus(slot: number, isMuted: boolean, isDeafened: boolean): void {
  mixer.setStatus(slot, isMuted, isDeafened);
  audience.setListening(slot, !isDeafened);
}

function setPersonal(slot: number, rows: PersonalRows): void {
  if (joinedSlots[slot] !== 1) return;
  const table = personal.set(slot, rows);
  mixer.setPersonal(slot, table);
  audience.setPersonal(slot, table);
}

function setRules(rules: HearingRules, phase: GamePhase): void {
  mixer.setRules(rules, phase);
  audience.setRules(rules, phase);
}

function join(slot: number): void {
  const input = new SpeakerIngest({ decoder: opus.createDecoder(1), channels: 1 });
  mixer.join(slot, { input, encoder: new TimedMixEncoder(opus.createMixEncoder(), encoding, monotonicMs) });
  means.begin(slot);
  audience.setListening(slot, true);
  joinedSlots[slot] = 1;
  participants++;
}

function leave(slot: number): void {
  mixer.leave(slot);
  audience.setListening(slot, false);
  audience.setPersonal(slot, undefined);
  personal.clear(slot);
  joinedSlots[slot] = 0;
  leftSlots[slot] = 1;
  hasLeftSlots = true;
  participants--;
  slots.clearLevel(slot);
}

function runTick(): void {
  signals.noteTick();
  frameStartMs = monotonicMs();
  latenessMs[latenessCount++] = clock.begin(frameStartMs);
  takePackets();
  takePlacements();
  emittedInTick = 0;
  mixer.tick(clock.tickIndex, frameStartMs);
  // Waking the host worker is left out: it may take this thread's core for a moment, and nothing that can be shed
  // helps.
  const tickMs = monotonicMs() - frameStartMs;
  if (hasLeftSlots) takePlacementsAgain();
  emittedPackets += emittedInTick;
  if (emittedInTick > 0 && signals.claimPacketMessage()) report({ type: 'packets' });
  for (let slot = 1; slot <= capacity; slot++) {
    if (joinedSlots[slot] === 1) slots.writeLevel(slot, mixer.levelDb(slot), mixer.isTalking(slot));
  }
  busyMs += tickMs + sweepAudience();
  if (governor.observe(tickMs)) mixer.setLimits(governor.limits);
  if (latenessCount === STATISTICS_EVERY_TICKS) reportStatistics();
}

/** Comes after the packets of the tick, which nobody shall wait for. Returns how long it took, milliseconds. */
function sweepAudience(): number {
  if (governor.step > 0 && clock.tickIndex % SWEEP_EVERY_TICKS_UNDER_LOAD !== 0) return 0;
  const startMs = monotonicMs();
  audience.tick();
  return monotonicMs() - startMs;
}

function takePackets(): void {
  while (incoming.pop(record)) {
    if (joinedSlots[record.slot] !== 1) continue;
    if (record.length === 0) mixer.receiveSilence(record.slot, record.sequence, record.rtpTimestamp, record.timeMs);
    else
      mixer.receive(
        record.slot,
        record.sequence,
        record.rtpTimestamp,
        record.timeMs,
        record.payload,
        record.length,
        record.isFlagged,
      );
  }
}

/** Of everybody: listeners of this worker hear speakers of all. */
function takePlacements(): void {
  const changes = slots.placementChanges();
  if (changes === knownPlacementChanges) return;
  knownPlacementChanges = changes;
  for (let slot = 1; slot <= capacity; slot++) {
    const version = slots.placementVersion(slot);
    if (version === placementVersions[slot]) continue;
    if (slots.isPlacementCleared(slot)) {
      mixer.clearPlacement(slot);
      audience.clearPlacement(slot);
    } else if (slots.readPlacement(slot, placement)) {
      mixer.setPlacement(slot, placement);
      audience.setPlacement(slot, placement);
    } else {
      continue;
    }
    placementVersions[slot] = version;
  }
}

/**
 * A slot that was left may have its next owner's placement already, maybe with another worker: the next tick reads it.
 */
function takePlacementsAgain(): void {
  hasLeftSlots = false;
  knownPlacementChanges--;
  for (let slot = 1; slot <= capacity; slot++) if (leftSlots[slot] === 1) placementVersions[slot] = 0;
  leftSlots.fill(0);
}

function reportStatistics(): void {
  reportWaits();
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
      delays: {
        encodeMs: means.takeEncodeMs(encoding),
        lagTicks: Array.from({ length: data.memory.workers }, (_, worker) => mixer.lagTicks(worker)),
      },
    },
  });
  latenessCount = 0;
}

function reportWaits(): void {
  for (let slot = 1; slot <= capacity; slot++) {
    const stats = joinedSlots[slot] === 1 ? mixer.inputStats(slot) : undefined;
    if (stats !== undefined) slots.writeWait(slot, means.takeWaitMs(slot, stats));
  }
}
