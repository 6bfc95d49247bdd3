import { Application, createEncoder } from 'libopus-wasm';
import { FRAME_SAMPLES, MAX_OPUS_PAYLOAD_BYTES } from '../../../../shared/audio-format.ts';
import { createRandom, noise } from '../../../support/signals.ts';
import { PHASES, type SendPhase } from './load-generator.ts';
import type { SpeechPacket, SpeechPackets } from './speech-packets.ts';

/** Level of a talking player, -dBov. */
const LOUD = 20;
const SILENT = 127;
/** Ten times as many packets as there are frames. */
const FLOOD_PER_PHASE = 2;
const LARGEST_DATAGRAM_BYTES = 60_000;
const NOISE_AMPLITUDE = 0.1;

/** Players who send invalid traffic, by kind. */
export async function createAbusers({ speech }: SpeechPackets): Promise<ReadonlyMap<string, SendPhase>> {
  const at = (index: number): SpeechPacket => speech[index % speech.length]!;
  const random = createRandom(1);
  const garbage = (bytes: number): SpeechPacket =>
    loud(Buffer.from(Uint8Array.from({ length: bytes }, () => 256 * random())));
  const [shortest, stereo, narrow, wide] = await Promise.all([
    encodeNoise({ channels: 1, sampleRate: 48_000, frameSize: 120, application: Application.RestrictedLowDelay }),
    encodeNoise({ channels: 2, sampleRate: 48_000, frameSize: 960, application: Application.Audio, bitrate: 510_000 }),
    encodeNoise({ channels: 1, sampleRate: 8_000, frameSize: 160, application: Application.Voip }),
    encodeNoise({ channels: 1, sampleRate: 16_000, frameSize: 960, application: Application.Voip }),
  ]);
  const huge = [garbage(MAX_OPUS_PAYLOAD_BYTES), garbage(MAX_OPUS_PAYLOAD_BYTES + 1), garbage(LARGEST_DATAGRAM_BYTES)];
  const empty = [Buffer.alloc(0), Buffer.from([0x80]), Buffer.alloc(12, 0x80)];
  return new Map<string, SendPhase>([
    [
      'too fast',
      (player, phase) => {
        for (let index = 0; index < FLOOD_PER_PHASE; index++)
          player.sendOpus(at(2 * phase + index), (2 * phase + index) * FRAME_SAMPLES);
      },
    ],
    ['too slow', every(3, (player, frame) => player.sendOpus(at(frame), frame * FRAME_SAMPLES))],
    [
      'clock 5 % fast',
      every(1, (player, frame) => player.sendOpus(at(frame), Math.round(1.05 * frame * FRAME_SAMPLES))),
    ],
    [
      'clock 30 % slow',
      every(1, (player, frame) => player.sendOpus(at(frame), Math.round(0.7 * frame * FRAME_SAMPLES))),
    ],
    ['jumping timestamps', every(1, (player, frame) => player.sendOpus(at(frame), Math.floor(2 ** 32 * random())))],
    [
      'timestamps that jump and come back',
      every(1, (player, frame) => player.sendOpus(at(frame), (frame + (frame % 10 < 5 ? 0 : 5_000)) * FRAME_SAMPLES)),
    ],
    ['huge packets', every(1, (player, frame) => player.sendOpus(huge[frame % huge.length]!, frame * FRAME_SAMPLES))],
    [
      'empty packets',
      every(1, (player, frame) => {
        player.sendOpus(loud(Buffer.alloc(0)), frame * FRAME_SAMPLES);
        player.sendRaw(empty[frame % empty.length]!);
      }),
    ],
    ['random bytes', every(1, (player, frame) => player.sendOpus(garbage(1 + (frame % 200)), frame * FRAME_SAMPLES))],
    [
      'frames of 2.5 ms',
      (player, phase) => {
        // 8 in 5 phases.
        for (let index = Math.floor((8 * phase) / PHASES); index < Math.floor((8 * (phase + 1)) / PHASES); index++)
          player.sendOpus(shortest, index * 120);
      },
    ],
    [
      'packets of 120 ms',
      every(6, (player, frame) =>
        player.sendOpus(
          joinFrames(Array.from({ length: 6 }, (_, index) => at(6 * frame + index))),
          6 * frame * FRAME_SAMPLES,
        ),
      ),
    ],
    ['stereo at 510 kbit/s', every(1, (player, frame) => player.sendOpus(stereo, frame * FRAME_SAMPLES))],
    ['8 kHz', every(1, (player, frame) => player.sendOpus(narrow, frame * FRAME_SAMPLES))],
    ['16 kHz, 60 ms', every(3, (player, frame) => player.sendOpus(wide, 3 * frame * FRAME_SAMPLES))],
    [
      'a mode for every packet',
      every(1, (player, frame) => player.sendOpus([stereo, narrow, at(frame)][frame % 3]!, frame * FRAME_SAMPLES)),
    ],
    [
      'speech declared silent',
      every(1, (player, frame) => player.sendOpus({ ...at(frame), level: SILENT }, frame * FRAME_SAMPLES)),
    ],
  ]);
}

/** Once in this many frames; counts the occurrences. */
function every(frames: number, send: SendPhase): SendPhase {
  return (player, phase) => {
    if (phase % (frames * PHASES) === 0) send(player, phase / (frames * PHASES));
  };
}

function loud(payload: Buffer): SpeechPacket {
  return { payload, level: LOUD };
}

async function encodeNoise(
  options: NonNullable<Parameters<typeof createEncoder>[0]> & { readonly channels: 1 | 2; readonly frameSize: number },
): Promise<SpeechPacket> {
  const encoder = await createEncoder(options);
  const payload = encoder.encodeFloat(noise(createRandom(2), NOISE_AMPLITUDE, options.channels * options.frameSize), {
    maxPacketBytes: MAX_OPUS_PAYLOAD_BYTES,
  });
  encoder.free();
  return loud(Buffer.from(payload));
}

/** One packet of several frames of different lengths (RFC 6716, section 3.2.5), each below 252 bytes. */
function joinFrames(packets: readonly SpeechPacket[]): SpeechPacket {
  const frames = packets.map(({ payload }) => payload.subarray(1, 252));
  const head = [
    (packets[0]?.payload[0] ?? 0) | 3,
    0x80 | frames.length,
    ...frames.slice(0, -1).map((frame) => frame.length),
  ];
  return loud(Buffer.concat([Buffer.from(head), ...frames]));
}
