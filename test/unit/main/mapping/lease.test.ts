import { expect, test } from 'vitest';
import { delayRenewal, startLease } from '../../../../main/mapping/lease.ts';

test('renews at half of the lifetime', () => {
  expect(startLease(1_200, 5_000)).toEqual({ renewAtMs: 605_000, endsAtMs: 1_205_000 });
});

test.each([
  ['2^32 - 1 s counts as the hour that was asked for', 4_294_967_295, 3_600],
  ['1 s counts as a minute, so that the router is not flooded', 1, 60],
  ['a lifetime without an end is looked at every half hour', 0, 3_600],
])('%s', (_, granted, counted) => {
  expect(startLease(granted, 0)).toEqual({ renewAtMs: counted * 500, endsAtMs: counted * 1_000 });
});

test('comes back at half of what remains, but not faster than every 4 s', () => {
  const lease = startLease(3_600, 0);
  const second = delayRenewal(lease, lease.renewAtMs);
  expect(second.renewAtMs).toBe(2_700_000);
  expect(delayRenewal(second, 3_599_000).renewAtMs).toBe(3_603_000);
  expect(second.endsAtMs).toBe(lease.endsAtMs);
});
