import type { HeadlessClient } from '../../../main/client/headless-client.ts';
import { joinHeadless } from '../../../main/client/join-headless.ts';
import { readWavAsMono } from '../../../main/client/sound/wav-file.ts';
import { startFrameTimer } from '../../../main/clock/frame-timer.ts';
import { monotonicMs } from '../../../main/clock/monotonic-time.ts';
import { loadOpus } from '../../../main/media/opus/opus.ts';
import { playerPose } from '../../../main/practice/player-path.ts';
import { FRAME_SAMPLES } from '../../../shared/audio-format.ts';
import { readInvitation } from '../../support/read-invitation.ts';
import { silentLog } from '../../support/silent-log.ts';

/** Players in a lobby, in a separate process: real clients that either stand in silence or all walk and talk. */

export interface PlayersSetup {
  readonly invitation: string;
  readonly players: number;
}

/** Sent to the players: what they do from now on. */
export type PlayersOrder = 'rest' | 'live';

/** Sent by the players, once. */
export type PlayersReport = 'joined';

const VOICES = 8;
/** Sends poses about 17 times a second, like a game. */
const POSE_EVERY_FRAMES = 3;

const setup = JSON.parse(process.argv[2] ?? '') as PlayersSetup;
const opus = await loadOpus();
const voices = await Promise.all(
  Array.from({ length: VOICES }, async (_, index) => {
    const wav = await readWavAsMono(new URL(`../../../main/practice/voices/voice-${index + 1}.wav`, import.meta.url));
    if (!wav.ok) throw new Error(wav.error.message);
    return wav.value;
  }),
);
let order: PlayersOrder = 'rest';
let frames = 0;

const clients: HeadlessClient[] = [];
for (let player = 0; player < setup.players; player++) {
  const client = await joinHeadless({
    log: silentLog,
    invitation: readInvitation(setup.invitation),
    name: `Player ${player + 1}`,
    pose: playerPose(player, setup.players, 0),
    voice: { nextFrame: (frame) => speak(player, frame) },
    opus,
    isLoopbackOnly: true,
    onHeard: () => undefined,
  });
  if (!client.ok) throw new Error(client.error.message);
  clients.push(client.value);
}

/** Each speaker's own position in the voice's recording, which includes pauses. */
function speak(player: number, frame: Float32Array): boolean {
  if (order === 'rest') return false;
  const samples = voices[player % VOICES]!;
  const start = ((frames + player * 97) * FRAME_SAMPLES) % (samples.length - FRAME_SAMPLES);
  frame.set(samples.subarray(start, start + FRAME_SAMPLES));
  return true;
}

startFrameTimer(() => {
  const nowMs = monotonicMs();
  for (const client of clients) client.tick(nowMs);
  if (order === 'live') {
    frames++;
    if (frames % POSE_EVERY_FRAMES === 0)
      clients.forEach((client, player) => client.setPose(playerPose(player, setup.players, frames * 20)));
  }
});
process.on('message', (next: PlayersOrder) => (order = next));
process.on('disconnect', () => process.exit(0));
const joined: PlayersReport = 'joined';
process.send?.(joined);
