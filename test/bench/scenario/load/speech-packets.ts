import { readWavAsMono } from '../../../../main/client/sound/wav-file.ts';
import { loadOpus } from '../../../../main/media/opus/opus.ts';
import { audioLevelOfPower } from '../../../../main/media/rtp/audio-level.ts';
import { FRAME_SAMPLES, MAX_OPUS_PAYLOAD_BYTES } from '../../../../shared/audio-format.ts';
import { framePower } from '../../../../shared/dsp/frame-power.ts';

const VOICE_COUNT = 8;
const SILENT_FRAMES = 50;

/** One Opus packet and its declared audio level (RFC 6464). */
export interface SpeechPacket {
  readonly payload: Buffer;
  /** -dBov, 127 = silence. */
  readonly level: number;
}

/** Opus packets as Chromium sends them: mono, 20 ms, 32 kbit/s, in-band FEC. */
export interface SpeechPackets {
  /** All voices of the practice lobby in sequence, about 100 seconds. */
  readonly speech: readonly SpeechPacket[];
  /** What a microphone's encoder sends for digital silence. */
  readonly silence: SpeechPacket;
}

export async function encodeSpeechPackets(): Promise<SpeechPackets> {
  const opus = await loadOpus();
  const encoder = opus.createSpeechEncoder({ isDtxEnabled: false });
  const payload = new Uint8Array(MAX_OPUS_PAYLOAD_BYTES);
  const encode = (frame: Float32Array): SpeechPacket => ({
    payload: Buffer.from(payload.subarray(0, encoder.encode(frame, payload))),
    level: audioLevelOfPower(framePower(frame, FRAME_SAMPLES)),
  });
  const speech: SpeechPacket[] = [];
  for (let voice = 1; voice <= VOICE_COUNT; voice++) {
    const samples = await readWavAsMono(
      new URL(`../../../../main/practice/voices/voice-${voice}.wav`, import.meta.url),
    );
    if (!samples.ok) throw new Error(samples.error.message);
    for (let start = 0; start + FRAME_SAMPLES <= samples.value.length; start += FRAME_SAMPLES) {
      speech.push(encode(samples.value.subarray(start, start + FRAME_SAMPLES)));
    }
  }
  const quiet = new Float32Array(FRAME_SAMPLES);
  let silence = encode(quiet);
  for (let frame = 0; frame < SILENT_FRAMES; frame++) silence = encode(quiet);
  encoder.free();
  return { speech, silence };
}
