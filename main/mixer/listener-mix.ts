import { FRAME_SAMPLES, MAX_OPUS_PAYLOAD_BYTES } from '../../shared/audio-format.ts';
import { Limiter } from '../../shared/dsp/limiter.ts';
import type { MixerStats } from './mixer-stats.ts';
import type { AudioEncoder, PacketSink } from './ports.ts';

/**
 * Frames of silence encoded after the last sound. The codec's overlap ends in the first two; but between the one-byte
 * packets Chromium's decoder makes noise like the last quiet it was sent, for ever: 12 dB under a steady tone, 10 dB under
 * the noise of a room. Measured there: 12 frames of silence do not end that, 16 do.
 */
const FLUSH_FRAMES = 25;
/** 400 ms between packets in silence, as Opus' own discontinuous transmission does (RFC 7587, section 3.1.3). */
const DTX_INTERVAL_TICKS = 20;
/** TOC byte alone: CELT, fullband, 20 ms, stereo, one frame of no bytes. Receivers take it for discontinuous transmission. */
const DTX_PAYLOAD = Uint8Array.of((31 << 3) | 4);

/** One participant as a listener: its mix of this tick, its encoder, and what it was sent last. */
export class ListenerMix {
  /** Interleaved stereo, 960 samples of each side. All zero between ticks. */
  readonly mix = new Float32Array(2 * FRAME_SAMPLES);
  readonly encoder: AudioEncoder;
  isDeafened = false;
  readonly #limiter = new Limiter();
  readonly #packet = new Uint8Array(MAX_OPUS_PAYLOAD_BYTES);
  #rtpTimestamp: number;
  #isInSpurt = false;
  #flushFrames = 0;
  #ticksUntilDtx = 0;

  constructor(encoder: AudioEncoder, rtpStartTimestamp: number) {
    this.encoder = encoder;
    this.#rtpTimestamp = rtpStartTimestamp >>> 0;
  }

  /** Sends what this tick's mix asks for: sound, the end of a sound, or now and then a sign of life. The RTP clock goes on in any case. */
  emit(slot: number, hasSound: boolean, sink: PacketSink, stats: MixerStats): void {
    if (hasSound) {
      if (this.#limiter.process(this.mix)) stats.limitedFrames++;
      this.#encode(slot, !this.#isInSpurt, sink, stats);
      this.mix.fill(0);
      this.#isInSpurt = true;
      this.#flushFrames = FLUSH_FRAMES;
    } else if (this.#flushFrames > 0) {
      this.#limiter.reset();
      this.#encode(slot, false, sink, stats);
      this.#flushFrames--;
      this.#ticksUntilDtx = 0;
    } else {
      this.#isInSpurt = false;
      stats.silentListeners++;
      this.#keepAlive(slot, sink, stats);
    }
    this.#rtpTimestamp = (this.#rtpTimestamp + FRAME_SAMPLES) >>> 0;
  }

  #encode(slot: number, isFirstOfSpurt: boolean, sink: PacketSink, stats: MixerStats): void {
    const length = this.encoder.encode(this.mix, this.#packet);
    stats.encodes++;
    if (length > 0) sink.emit(slot, this.#packet, length, this.#rtpTimestamp, isFirstOfSpurt);
    else stats.encodeFailures++;
  }

  #keepAlive(slot: number, sink: PacketSink, stats: MixerStats): void {
    if (this.#ticksUntilDtx === 0) {
      sink.emit(slot, DTX_PAYLOAD, DTX_PAYLOAD.length, this.#rtpTimestamp, false);
      stats.dtxPackets++;
      this.#ticksUntilDtx = DTX_INTERVAL_TICKS;
    }
    this.#ticksUntilDtx--;
  }
}
