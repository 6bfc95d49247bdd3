import { createHash } from 'node:crypto';
import { parseJsonText } from '../../../shared/json-text.ts';
import { parseReport, type Report } from '../../../shared/model/people/report.ts';
import { findPublicKey } from '../../../shared/rendezvous/crypto/certificate-der.ts';
import { verifySignature } from '../../../shared/rendezvous/crypto/web-crypto.ts';
import { readOggOpus, type ReadOggOpus } from '../../media/ogg/ogg-opus.ts';
import { hashOf, REPORT_TAGS, reportStatement, sealOf } from './seal-report.ts';

/** What is wrong with a file that claims to be a report. */
export type ReportFlaw =
  /** It is another kind of file, or its tags are damaged. */
  | { readonly code: 'not-a-report' }
  /** The hashes are not signed by the certificate: nothing in the file can be believed. */
  | { readonly code: 'forged' }
  /** Parts of the report, by the names of its fields, are not those that the host signed. */
  | { readonly code: 'changed'; readonly parts: readonly string[] }
  /** The file ends before its sound does. */
  | { readonly code: 'cut-short' }
  /** The sound, or what players need to play it, is not what the host signed. */
  | { readonly code: 'other-audio' };

export type VerifiedReport =
  | { readonly ok: true; readonly report: Report; readonly hostPin: string }
  | { readonly ok: false; readonly flaw: ReportFlaw };

/** Reads the report in the tags of a file, and checks nothing; undefined if there is none. */
export function readReport(file: Uint8Array): { readonly report: Report; readonly hostPin: string } | undefined {
  const tags = readOggOpus(file)?.tags;
  const json = parseJsonText(tags?.get(REPORT_TAGS.report) ?? '');
  const report = json.ok ? parseReport(json.value) : undefined;
  if (tags === undefined || report === undefined) return undefined;
  return { report, hostPin: pinOf(Buffer.from(tags.get(REPORT_TAGS.certificate) ?? '', 'base64url')) };
}

/**
 * Checks a sealed report. `hostPin`: SHA-256 of the certificate that signed it, base64url, which is the one in the
 * invitations of that host; whether it is the right host, the reader has to know.
 */
export async function verifyReport(file: Uint8Array): Promise<VerifiedReport> {
  const ogg = readOggOpus(file);
  const parts = ogg === undefined ? undefined : readParts(ogg);
  if (ogg === undefined || parts === undefined) return flawed({ code: 'not-a-report' });
  const { json, seal, certificate, signature } = parts;
  const publicKey = findPublicKey(certificate);
  const isSigned =
    publicKey !== undefined && (await verifySignature(publicKey, signature, Buffer.from(reportStatement(seal))));
  if (!isSigned) return flawed({ code: 'forged' });
  const changed = changedParts(seal, sealOf(json));
  if (changed.length > 0) return flawed({ code: 'changed', parts: changed });
  const report = parseReport(json);
  if (report === undefined) return flawed({ code: 'not-a-report' });
  if (!isSameAudio(file, ogg, report))
    return flawed({ code: ogg.ending === 'cut-short' ? 'cut-short' : 'other-audio' });
  return { ok: true, report, hostPin: pinOf(certificate) };
}

function readParts({ tags }: ReadOggOpus) {
  const json = parseJsonText(tags.get(REPORT_TAGS.report) ?? '');
  const seal = tags.get(REPORT_TAGS.seal);
  if (!json.ok || typeof json.value !== 'object' || json.value === null || seal === undefined) return undefined;
  const bytes = (tag: string): Buffer => Buffer.from(tags.get(tag) ?? '', 'base64url');
  return {
    ...{ json: json.value as Readonly<Record<string, unknown>>, seal },
    certificate: bytes(REPORT_TAGS.certificate),
    signature: bytes(REPORT_TAGS.signature),
  };
}

/** Returns the names of the parts that differ between two lists of hashes, or are in one only. */
function changedParts(signed: string, actual: string): string[] {
  const [before, after] = [signed, actual].map((seal) => new Set(seal.split('\n')));
  const lines = [...(before ?? []), ...(after ?? [])].filter((line) => !(before?.has(line) && after?.has(line)));
  return [...new Set(lines.map((line) => line.split(' ')[0] ?? ''))];
}

function isSameAudio(file: Uint8Array, { head, tagsPage }: ReadOggOpus, { audio }: Report): boolean {
  return hashOf(file.subarray(head.start, head.end), file.subarray(tagsPage.end)) === audio.sha256;
}

function pinOf(certificate: Uint8Array): string {
  return createHash('sha256').update(certificate).digest('base64url');
}

function flawed(flaw: ReportFlaw): VerifiedReport {
  return { ok: false, flaw };
}
