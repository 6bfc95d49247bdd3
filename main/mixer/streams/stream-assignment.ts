import { invariant } from '../../../shared/invariant.ts';
import type { Listener } from '../plan/listener.ts';
import type { MixPlan } from '../mix-plan.ts';
import { MixStream, type MixStreamTools } from './mix-stream.ts';
import type { MixEncoder } from '../ports.ts';
import { SignatureTable } from '../signature-table.ts';

/**
 * Streams must sound the same for half a second before they merge: the older their difference, the more alike their
 * encoders.
 */
const MERGE_TICKS = 25;
/**
 * Origin in `#bySound`, where only the sound counts. Streams have numbers from 1; 0 means that the listener heard
 * nothing.
 */
const ANY_ORIGIN = -1;

/**
 * Gives every listener the stream of its mix. Listeners who hear the same, and have been sent the same until now, share
 * one: it is mixed and encoded once. When listeners of a stream begin to hear different things, the majority keeps it;
 * the others get streams that continue from it without a break. Streams that sound the same for half a second become
 * one.
 *
 * There are as many streams as listeners, each with the number of a listener's slot, so one is always free when needed.
 * Allocation-free, except for joining.
 */
export class StreamAssignment {
  readonly #tools: MixStreamTools;
  readonly #streams: (MixStream | undefined)[];
  /** Numbers of the unused streams. */
  readonly #free: Int32Array;
  #freeCount = 0;
  readonly #byOrigin: SignatureTable;
  readonly #bySound: SignatureTable;
  /** Boyer-Moore majority vote on the plan of each stream, indexed by its number. */
  readonly #candidates: (Listener | undefined)[];
  readonly #votes: Int32Array;
  /** Stream that a stream's listeners should move to; 0 = none. */
  readonly #successors: Int32Array;

  constructor(capacity: number, tools: MixStreamTools) {
    this.#tools = tools;
    this.#streams = new Array<undefined>(capacity + 1).fill(undefined);
    this.#free = new Int32Array(capacity + 1);
    this.#byOrigin = new SignatureTable(capacity);
    this.#bySound = new SignatureTable(capacity);
    this.#candidates = new Array<undefined>(capacity + 1).fill(undefined);
    this.#votes = new Int32Array(capacity + 1);
    this.#successors = new Int32Array(capacity + 1);
  }

  /** Returns the stream of this number; undefined if there is none. */
  stream(number: number): MixStream | undefined {
    return this.#streams[number];
  }

  /** Makes room for one more listener. */
  join(slot: number, encoder: MixEncoder): void {
    invariant(this.#streams[slot] === undefined, 'a slot has one stream');
    this.#streams[slot] = new MixStream(slot, encoder, this.#tools);
    this.#release(slot);
  }

  /** Removes a listener, and frees an encoder. The listener has been taken out of `listeners` already. */
  leave(listener: Listener, listeners: readonly (Listener | undefined)[]): void {
    this.#detach(listener);
    const own = this.#streams[listener.slot]!;
    if (own.listenerCount > 0) {
      const heir = this.#acquireFree();
      heir.replace(own);
      for (let slot = 1; slot < listeners.length; slot++) {
        const other = listeners[slot];
        if (other !== undefined && other.stream === own.number) other.stream = heir.number;
      }
    } else {
      this.#forgetFree(own.number);
    }
    own.encoder.free();
    this.#streams[listener.slot] = undefined;
  }

  setComplexity(complexity: number): void {
    for (let number = 1; number < this.#streams.length; number++)
      this.#streams[number]?.encoder.setComplexity(complexity);
  }

  setMono(isMono: boolean): void {
    for (let number = 1; number < this.#streams.length; number++) this.#streams[number]?.encoder.setMono(isMono);
  }

  /** Mixes and encodes every stream in use. */
  render(tick: number, framesPerPacket: number): void {
    for (let number = 1; number < this.#streams.length; number++) {
      const stream = this.#streams[number];
      if (stream !== undefined && stream.listenerCount > 0) stream.render(tick, framesPerPacket);
    }
  }

  /** Sets the stream of every listener according to its plan of this tick. */
  assign(slots: Int32Array, count: number, listeners: readonly (Listener | undefined)[]): void {
    this.#vote(slots, count, listeners);
    this.#byOrigin.clear();
    for (let i = 0; i < count; i++) {
      const listener = listeners[slots[i]!]!;
      if (listener.stream === 0) {
        if (listener.plan.count > 0) this.#attach(listener, 0);
        continue;
      }
      const stream = this.#streams[listener.stream]!;
      const candidate = this.#candidates[stream.number]!;
      if (listener.plan.count === 0 && stream.isSpent) {
        // A listener who has heard only silence for long enough needs no stream.
        this.#detach(listener);
      } else if (listener.plan.isLike(candidate.plan)) {
        stream.plan = candidate.plan;
      } else {
        this.#attach(listener, stream.number);
      }
    }
    this.#merge(slots, count, listeners);
  }

  #vote(slots: Int32Array, count: number, listeners: readonly (Listener | undefined)[]): void {
    this.#votes.fill(0);
    for (let i = 0; i < count; i++) {
      const listener = listeners[slots[i]!]!;
      const { stream } = listener;
      if (stream === 0) continue;
      if (this.#votes[stream] === 0) {
        this.#candidates[stream] = listener;
        this.#votes[stream] = 1;
      } else if (this.#candidates[stream]!.plan.isLike(listener.plan)) this.#votes[stream]!++;
      else this.#votes[stream]!--;
    }
  }

  /**
   * Gives a listener who comes from `origin` a stream: that of others who came from there in this tick, or a new one.
   */
  #attach(listener: Listener, origin: number): void {
    const { plan } = listener;
    let stream = this.#streams[this.#byOrigin.find(origin, plan.signatureLow, plan.signatureHigh)];
    if (stream === undefined) {
      stream = this.#acquireFree();
      if (origin === 0) stream.begin();
      else stream.beginFrom(this.#streams[origin]!);
      stream.plan = plan;
      this.#byOrigin.add(origin, plan.signatureLow, plan.signatureHigh, stream.number);
    }
    this.#detach(listener);
    listener.stream = stream.number;
    stream.listenerCount++;
  }

  #detach(listener: Listener): void {
    const stream = this.#streams[listener.stream];
    listener.stream = 0;
    if (stream !== undefined && --stream.listenerCount === 0) this.#release(stream.number);
  }

  /**
   * Moves the listeners of streams that have sounded the same long enough to one of them, whose next frame all can
   * decode.
   */
  #merge(slots: Int32Array, count: number, listeners: readonly (Listener | undefined)[]): void {
    let isMerging = false;
    this.#bySound.clear();
    for (let number = 1; number < this.#streams.length; number++) {
      const stream = this.#streams[number];
      if (stream === undefined || stream.listenerCount === 0 || stream.plan === undefined) continue;
      if (stream.isSilent) {
        // Two that pause together still sound the same.
        if (stream.agreeingWith?.isSilent !== true) stream.agreeingWith = undefined;
        continue;
      }
      const first = this.#findAgreeing(stream, stream.plan);
      if (
        first === undefined ||
        stream.agreeingTicks <= MERGE_TICKS ||
        !first.isBetweenPackets ||
        !stream.isBetweenPackets
      )
        continue;
      first.encoder.codeNextFrameAlone();
      this.#successors[number] = first.number;
      isMerging = true;
    }
    if (isMerging) this.#moveToSuccessors(slots, count, listeners);
  }

  /** Returns the first stream that sounds the same in this tick, if it is another one, and counts for how long. */
  #findAgreeing(stream: MixStream, { signatureLow, signatureHigh }: MixPlan): MixStream | undefined {
    const first = this.#streams[this.#bySound.find(ANY_ORIGIN, signatureLow, signatureHigh)];
    if (first === undefined) this.#bySound.add(ANY_ORIGIN, signatureLow, signatureHigh, stream.number);
    const isGoingOn = first !== undefined && stream.agreeingWith === first && stream.agreeingLife === first.life;
    if (!isGoingOn || !stream.isLike(first)) stream.agreeingTicks = 0;
    if (first !== undefined && stream.isLike(first)) stream.agreeingTicks++;
    stream.agreeingWith = first;
    stream.agreeingLife = first?.life ?? 0;
    return first;
  }

  #moveToSuccessors(slots: Int32Array, count: number, listeners: readonly (Listener | undefined)[]): void {
    for (let i = 0; i < count; i++) {
      const listener = listeners[slots[i]!]!;
      const successor = this.#successors[listener.stream]!;
      if (successor === 0) continue;
      this.#detach(listener);
      listener.stream = successor;
      this.#streams[successor]!.listenerCount++;
      this.#tools.stats.merges++;
    }
    this.#successors.fill(0);
  }

  #release(number: number): void {
    this.#free[this.#freeCount++] = number;
  }

  #acquireFree(): MixStream {
    invariant(this.#freeCount > 0, 'there are as many streams as listeners');
    return this.#streams[this.#free[--this.#freeCount]!]!;
  }

  #forgetFree(number: number): void {
    for (let i = 0; i < this.#freeCount; i++) {
      if (this.#free[i] !== number) continue;
      this.#free[i] = this.#free[--this.#freeCount]!;
      return;
    }
  }
}
