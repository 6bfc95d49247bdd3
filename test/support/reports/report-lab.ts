import type { ReportParts } from '../../../main/host/reports/report-parts.ts';
import { MixRecorder } from '../../../main/host/reports/mix-recorder.ts';
import { createMemoryFolder, type ReportFolder } from '../../../main/host/reports/report-folder.ts';
import { ReportShelf } from '../../../main/host/reports/report-shelf.ts';
import { readOggPages } from '../../../main/media/ogg/ogg-pages.ts';
import { loadOpus } from '../../../main/media/opus/opus.ts';
import { MAX_OPUS_PACKET_SAMPLES } from '../../../shared/audio-format.ts';
import type { ServerboundReport } from '../../../shared/protocol/people/report-messages.ts';
import { channelOf, concatenate, toneDb } from '../signals.ts';
import { ManualClock } from '../manual-clock.ts';
import { silentLog } from '../silent-log.ts';
import type { TestParticipant } from '../lobby/lobby.ts';
import type { VirtualLobby } from '../lobby/virtual-lobby.ts';
import { testHost } from './sealed-report.ts';

export { verifyReport } from '../../../main/host/reports/verify-report.ts';

const WALL_MS = Date.parse('2026-12-01T02:00:00.000Z');

/** What a virtual lobby has for reports. */
export function createReportParts(folder: ReportFolder = createMemoryFolder(), clock = new ManualClock()): ReportParts {
  const wallMs = (): number => WALL_MS + clock.nowMs();
  const shelf = new ReportShelf({ folder, days: 30, wallMs, schedule: clock.schedule, log: silentLog });
  return { recorder: new MixRecorder(), shelf, identity: testHost, wallMs };
}

let request = 1_000;
type Unnumbered<Message> = Message extends unknown ? Omit<Message, 'request'> : never;

/** Sends a request about reports. Returns the code of the host's answer; '' = it is done. */
export async function askAboutReports(
  lobby: VirtualLobby,
  actor: TestParticipant,
  message: Unnumbered<ServerboundReport>,
): Promise<string> {
  request += 1;
  actor.client.send({ ...message, request } as ServerboundReport);
  await lobby.run(0.3);
  const answers = (['reported', 'report-part'] as const).map((type) => actor.latest(type));
  const answer = answers.find((one) => one?.request === request);
  if (answer === undefined) return 'none';
  return answer.type === 'reported' ? answer.code : '';
}

/** Levels of tones in a report's sound, dBFS, over all of it; the left channel. */
export async function soundOf(
  file: Uint8Array,
): Promise<{ readonly seconds: number; toneDb(frequencyHz: number): number }> {
  const decoder = (await loadOpus()).createDecoder(2);
  const frames = readOggPages(file)
    .pages.slice(2)
    .flatMap(({ packets }) => packets)
    .map((packet) => {
      const output = new Float32Array(2 * MAX_OPUS_PACKET_SAMPLES);
      const samples = decoder.decode(packet, packet.length, output);
      return output.slice(0, 2 * samples);
    });
  decoder.free();
  const left = channelOf(concatenate(frames), 0);
  return { seconds: left.length / 48_000, toneDb: (frequencyHz) => toneDb(left, frequencyHz) };
}
