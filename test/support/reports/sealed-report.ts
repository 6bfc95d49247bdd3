import { hostIdentityOf } from '../../../main/host/listen/host-identity.ts';
import { sealReport, type SealedReport, type Unsealed } from '../../../main/host/reports/seal-report.ts';
import { createTlsIdentity } from '../../../main/host/listen/tls-identity.ts';

/** Host identity of all tests of a file: creating one takes a moment. */
export const testTls = await createTlsIdentity(0);
export const testHost = hostIdentityOf(testTls);

export const UNSEALED: Unsealed = {
  lobby: { id: 'Dw4NDAsKCQgHBgUEAwIBAA', name: 'Cellar', rules: 'r'.repeat(43) },
  sentAt: '2026-12-01T01:40:12.345Z',
  lobbyMs: 512_345,
  reporter: { id: 7, name: 'Robin', identity: 'r'.repeat(22) },
  reported: { id: 9, name: 'Wren', identity: 'w'.repeat(22) },
  reason: 'noise',
  text: 'Plays music',
  people: [{ id: 9, name: 'Wren', identity: 'w'.repeat(22) }],
  audible: [[0, 200, 1_400, -24]],
};

/** Packets of 20 ms of stereo CELT, each with other bytes. */
export const packetsOf = (count: number, bytes = 160) =>
  Array.from({ length: count }, (_, index) => ({
    payload: Uint8Array.from({ length: bytes }, (__, byte) => (byte === 0 ? 252 : (index + byte) & 255)),
    timeMs: 20 * index,
  }));

/** Seals a report of 100 packets. */
export function seal(changes: Partial<Unsealed> = {}): SealedReport {
  const sealed = sealReport({ ...UNSEALED, ...changes }, packetsOf(100), testHost, 1);
  if (sealed === undefined) throw new Error('The report does not fit into a file.');
  return sealed;
}
