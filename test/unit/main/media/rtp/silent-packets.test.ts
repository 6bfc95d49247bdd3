import { beforeEach, describe, expect, it } from 'vitest';
import { SilentPackets } from '../../../../../main/media/rtp/silent-packets.ts';
import { createRandom } from '../../../../support/signals.ts';

let silence: SilentPackets;
let confirmed: number;

const timestampOf = (index: number): number => (4_294_000_000 + index * 960) >>> 0;
const arrivalOf = (index: number): number => 1_000 + index * 20;

/** Feeds a silent packet, and decrypts it if the verdict requires that. Returns the verdict. */
function hear(index: number, latenessMs = 0, rtpTimestamp = timestampOf(index)): string {
  const verdict = silence.judge(index, rtpTimestamp, arrivalOf(index) + latenessMs);
  if (verdict === 'open') confirmed += silence.onOpened(index, rtpTimestamp, arrivalOf(index) + latenessMs, true);
  return verdict;
}

/** Feeds a packet with sound, which is always decrypted. */
function hearSound(index: number): void {
  confirmed += silence.onOpened(index, timestampOf(index), arrivalOf(index), false);
}

const hearAll = (first: number, count: number): string[] =>
  Array.from({ length: count }, (_, offset) => hear(first + offset));

beforeEach(() => {
  silence = new SilentPackets();
  confirmed = 0;
});

describe('SilentPackets', () => {
  it('decrypts the first five silent packets after a sound, then one in fifty', () => {
    hearSound(65_530);
    const verdicts = hearAll(65_531, 205);

    expect(verdicts.slice(0, 5)).toEqual(Array(5).fill('open'));
    expect(verdicts.slice(5).filter((verdict) => verdict === 'open')).toHaveLength(4);
    expect(verdicts.slice(5).indexOf('open')).toBe(49);
    expect(silence.count).toBe(196);
    expect(confirmed).toBe(196);
  });

  it('considers silence settled once it outlasts the reach of RED, or when nothing came before it', () => {
    hearSound(10);
    hearAll(11, 5);
    expect(silence.isSettled).toBe(false);
    silence.onOpened(16, timestampOf(16), arrivalOf(16), true);
    expect(silence.isSettled).toBe(true);
    hearSound(17);
    expect(silence.isSettled).toBe(false);

    const other = new SilentPackets();
    other.onOpened(500, 0, 0, true);
    expect(other.isSettled).toBe(true);
  });

  it('decrypts five again after a gap, because the gap may have contained a sound', () => {
    hear(0);
    hearAll(1, 9);

    expect(hearAll(11, 6)).toEqual(['open', 'open', 'open', 'open', 'open', 'leave']);
  });

  it('decrypts a packet that arrives out of order, and those after a late sound', () => {
    hearAll(0, 10);
    hearAll(11, 8);

    expect(hear(10)).toBe('open');
    expect(hear(19)).toBe('leave');
    hearSound(10);
    expect(hear(20)).toBe('open');
  });

  it('recognises copies of skipped packets, even after the next decrypted packet', () => {
    hearAll(0, 50);
    expect(hear(20)).toBe('copy');
    hear(50);
    expect(hear(20)).toBe('copy');
    expect(silence.count).toBe(49);
    expect(confirmed).toBe(49);
  });

  it.each([
    ['a sequence number ahead', 12, 0, 0],
    ['another timestamp', 11, 960, 0],
    ['a timestamp after a DTX pause', 11, 18 * 960, 0],
    ['an arrival too early', 11, 0, -11],
    ['an arrival far too late', 11, 0, 41],
  ])('does not trust a header with %s', (_what, index, timestampShift, latenessMs) => {
    hearAll(0, 11);

    expect(hear(index, latenessMs, (timestampOf(index) + timestampShift) >>> 0)).toBe('open');
  });

  it('decrypts packets whose length is not 20 ms', () => {
    const verdicts = Array.from({ length: 100 }, (_, index) => {
      const verdict = silence.judge(index, index * 480, index * 10);
      if (verdict === 'open') silence.onOpened(index, index * 480, index * 10, true);
      return verdict;
    });

    expect(new Set(verdicts)).toEqual(new Set(['open']));
  });

  it('decrypts everything once a decrypted packet contradicts a skipped one', () => {
    hearAll(0, 20);
    expect(silence.judge(20, timestampOf(20), arrivalOf(20) - 10)).toBe('leave');
    hearSound(20);

    expect(new Set(hearAll(21, 300))).toEqual(new Set(['open']));
    expect(confirmed).toBe(19);
  });

  it('decrypts a silent packet with the number but not the timestamp of a skipped one, and treats it as a contradiction', () => {
    hearAll(0, 20);
    silence.judge(20, timestampOf(20), arrivalOf(20));

    expect(hear(20, 0, timestampOf(38))).toBe('open');
    expect(new Set(hearAll(39, 100))).toEqual(new Set(['open']));
  });

  it('lets forged headers run ahead no further than packets may be early, and at most fifty beyond the last decrypted one', () => {
    hearAll(0, 8);
    let left = 0;
    for (let index = 8; index < 200; index++)
      if (silence.judge(index, timestampOf(index), arrivalOf(7)) === 'leave') left += 1;
    expect(left).toBe(0);

    for (let index = 8; index < 200; index++)
      if (silence.judge(index, timestampOf(index), arrivalOf(index)) === 'leave') left += 1;
    expect(left).toBe(42);
    expect(silence.judge(50, timestampOf(50), arrivalOf(50))).toBe('open');
  });

  it('never confirms more packets than there are sequence numbers, whatever headers arrive or were forged', () => {
    let isForgeryBelieved = false;
    for (let seed = 1; seed <= 40; seed++) {
      const random = createRandom(seed);
      silence = new SilentPackets();
      let sent = 0;
      let arrived = 0;
      confirmed = 0;
      silence.onOpened(0, timestampOf(0), arrivalOf(0), true);
      for (let round = 0; round < 500; round++) {
        sent += random() < 0.01 ? 3 : 1;
        for (let forged = sent - 2; forged < sent + 3; forged++) {
          if (
            random() < 0.1 &&
            silence.judge(forged, timestampOf(forged), arrivalOf(sent) + 30 * random() - 15) === 'leave'
          )
            isForgeryBelieved = true;
        }
        const isSilent = random() < 0.995;
        const verdict = isSilent ? silence.judge(sent, timestampOf(sent), arrivalOf(sent)) : 'open';
        if (verdict !== 'open') continue;
        confirmed += silence.onOpened(sent, timestampOf(sent), arrivalOf(sent), isSilent);
        arrived += 1;
        expect(arrived + confirmed).toBeLessThanOrEqual(sent);
      }
    }
    expect(isForgeryBelieved).toBe(true);
  });
});
