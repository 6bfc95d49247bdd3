import { createHash } from 'node:crypto';
import { FRAME_SAMPLES, RTP_CLOCK_PER_MS } from '../../../shared/audio-format.ts';
import type { Report } from '../../../shared/model/people/report.ts';
import { opusPacketSamples, SILENT_MIX_PACKET } from '../../../shared/opus-packet.ts';
import { PROTOCOL_NAME } from '../../../shared/protocol/version.ts';
import type { HostIdentity } from '../../../shared/rendezvous/handshake.ts';
import { PRE_SKIP_SAMPLES, writeOggOpus, writeOpusTags, type TimedPacket } from '../../media/ogg/ogg-opus.ts';
import type { TapedPacket } from './mix-tape.ts';

/** The tags of a sealed report. */
export const REPORT_TAGS = {
  report: 'EARSHOT_REPORT',
  seal: 'EARSHOT_SEAL',
  certificate: 'EARSHOT_CERTIFICATE',
  signature: 'EARSHOT_SIGNATURE',
} as const;

const SILENT_MS = FRAME_SAMPLES / RTP_CLOCK_PER_MS;

/** What the host knows about a report before it is sealed. */
export type Unsealed = Omit<Report, 'format' | 'audio'>;

export interface SealedReport {
  readonly report: Report;
  /** An Ogg Opus file. */
  readonly file: Buffer;
}

/**
 * Makes a report one file that any player plays: the packets as they were sent, and in its tags the report, a hash of
 * each of its parts, and the host's signature of those hashes, so that a check can name what was changed. Returns
 * undefined if the report does not fit into a file.
 */
export function sealReport(
  unsealed: Unsealed,
  taped: readonly TapedPacket[],
  host: HostIdentity,
  serial: number,
): SealedReport | undefined {
  const packets = withoutGaps(taped);
  const { head, audio } = writeOggOpus(packets, serial);
  const samples = packets.reduce((sum, packet) => sum + packet.samples, 0);
  const durationMs = Math.max(0, Math.round((samples - PRE_SKIP_SAMPLES) / RTP_CLOCK_PER_MS));
  const report: Report = {
    format: 1,
    ...unsealed,
    audio: { sha256: hashOf(head, audio), durationMs, packets: packets.length },
  };
  const seal = sealOf(report);
  const tags = writeOpusTags(
    {
      [REPORT_TAGS.report]: JSON.stringify(report),
      [REPORT_TAGS.seal]: seal,
      [REPORT_TAGS.certificate]: Buffer.from(host.certificate).toString('base64url'),
      [REPORT_TAGS.signature]: host.sign(reportStatement(seal)),
    },
    serial,
  );
  return tags === undefined ? undefined : { report, file: Buffer.concat([head, tags, audio]) };
}

/** Returns the SHA-256 of the pages of a file but the one with the tags, base64url. */
export function hashOf(...pages: readonly Uint8Array[]): string {
  const hash = createHash('sha256');
  for (const page of pages) hash.update(page);
  return hash.digest('base64url');
}

/** Returns the hashes of a report's parts, a line for each: its name and the SHA-256 of its JSON, base64url. */
export function sealOf(report: Readonly<Record<string, unknown>> | Report): string {
  return Object.entries(report)
    .map(([part, value]) => `${part} ${hashOf(Buffer.from(JSON.stringify(value)))}`)
    .join('\n');
}

/** Returns what the host signs with its certificate's key. */
export function reportStatement(seal: string): string {
  return `${PROTOCOL_NAME} report 1\n${seal}`;
}

/** Fills the time in which nothing was sent, so that the file lasts as long as what it has. */
function withoutGaps(taped: readonly TapedPacket[]): TimedPacket[] {
  const packets: TimedPacket[] = [];
  const [first] = taped;
  let endMs = first?.timeMs ?? 0;
  for (const { payload, timeMs } of taped) {
    const samples = Math.max(0, opusPacketSamples(payload, payload.length));
    for (; timeMs - endMs >= SILENT_MS / 2; endMs += SILENT_MS)
      packets.push({ payload: SILENT_MIX_PACKET, samples: FRAME_SAMPLES });
    packets.push({ payload, samples });
    endMs += samples / RTP_CLOCK_PER_MS;
  }
  return packets;
}
