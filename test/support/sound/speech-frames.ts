import { loadOpus } from '../../../main/media/opus/opus.ts';
import { readWavAsMono } from '../../../main/client/sound/wav-file.ts';
import { FRAME_SAMPLES, MAX_OPUS_PAYLOAD_BYTES } from '../../../shared/audio-format.ts';
import { MAX_DTX_PAYLOAD_BYTES } from '../../../shared/opus-packet.ts';
import type { SentFrame } from '../mixer/playout-meter.ts';

const VOICE_COUNT = 8;

/**
 * The practice lobby's voices as Chromium would send them, about 100 s: mono, 20 ms, 32 kbit/s, VOIP, in-band FEC. With
 * DTX, only the first of several empty packets in a row is sent, as in libwebrtc.
 */
export async function encodeSpeechFrames(isDtxEnabled: boolean): Promise<readonly SentFrame[]> {
  const opus = await loadOpus();
  const encoder = opus.createSpeechEncoder({ isDtxEnabled });
  const payload = new Uint8Array(MAX_OPUS_PAYLOAD_BYTES);
  const frames: SentFrame[] = [];
  let wasSilent = false;
  for (let voice = 1; voice <= VOICE_COUNT; voice++) {
    const wav = await readWavAsMono(new URL(`../../../main/practice/voices/voice-${voice}.wav`, import.meta.url));
    if (!wav.ok) throw new Error(wav.error.message);
    for (let start = 0; start + FRAME_SAMPLES <= wav.value.length; start += FRAME_SAMPLES) {
      const frame = wav.value.subarray(start, start + FRAME_SAMPLES);
      const bytes = encoder.encode(frame, payload);
      const isSilent = bytes <= MAX_DTX_PAYLOAD_BYTES;
      frames.push({
        head: [payload[0]!, payload[1]!],
        packetBytes: isSilent && wasSilent ? 0 : bytes,
        level: rms(frame),
      });
      wasSilent = isSilent;
    }
  }
  encoder.free();
  return frames;
}

function rms(frame: Float32Array): number {
  let sum = 0;
  for (const sample of frame) sum += sample * sample;
  return Math.sqrt(sum / frame.length);
}
