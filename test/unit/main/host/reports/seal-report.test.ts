import { expect, it } from 'vitest';
import { sealReport } from '../../../../../main/host/reports/seal-report.ts';
import { readOggPages } from '../../../../../main/media/ogg/ogg-pages.ts';
import { SILENT_MIX_PACKET } from '../../../../../shared/opus-packet.ts';
import { packetsOf, seal, testHost, UNSEALED } from '../../../../support/reports/sealed-report.ts';

const audioPackets = (file: Uint8Array): Uint8Array[] =>
  readOggPages(file)
    .pages.slice(2)
    .flatMap(({ packets }) => packets.map((packet) => Uint8Array.from(packet)));

it('has the packets as they were sent', () => {
  expect(audioPackets(seal().file)).toEqual(packetsOf(100).map(({ payload }) => payload));
});

it('lasts as long as what was heard: silence between packets is filled', () => {
  const [first, second] = packetsOf(2);
  if (first === undefined || second === undefined) throw new Error('two packets');
  const sealed = sealReport(UNSEALED, [first, { ...second, timeMs: 1_000 }], testHost, 1);
  const packets = audioPackets(sealed?.file ?? new Uint8Array(0));
  expect(packets).toHaveLength(51);
  expect(packets[25]).toEqual(SILENT_MIX_PACKET);
  expect(sealed?.report.audio).toMatchObject({ durationMs: 1_020 - 80, packets: 51 });
});

it('counts longer packets of a busy host once, and no gap between them', () => {
  const taped = Array.from({ length: 10 }, (_, index) => ({ payload: Uint8Array.of(253, 1, 2), timeMs: 40 * index }));
  expect(sealReport(UNSEALED, taped, testHost, 1)?.report.audio).toMatchObject({ durationMs: 320, packets: 10 });
});

it('is an empty file without packets', () => {
  expect(sealReport(UNSEALED, [], testHost, 1)?.report.audio).toMatchObject({ durationMs: 0, packets: 0 });
});
