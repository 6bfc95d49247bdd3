import { expect, it } from 'vitest';
import { compareOutside } from '../../../../main/mapping/compare-outside.ts';
import { SEARCHING, type MappingReport } from '../../../../main/mapping/mapping-report.ts';

const ROUTER = { host: '203.0.113.7', port: 7_777 };
const SEEN = { host: '198.51.100.4', port: 52_000 };
const MAPPED: MappingReport = {
  mapping: { state: 'mapped', method: 'upnp', external: '203.0.113.7:7777', isBehindAnother: false },
  udp: ROUTER,
  tcp: ROUTER,
  ports: { udp: 7_777, tcp: 7_777 },
};

it('believes a router that STUN servers confirm, and one that nobody contradicts', () => {
  const believed = { mapped: [ROUTER, ROUTER], isSeenElsewhere: false };
  expect(compareOutside(MAPPED, [{ ...ROUTER, port: 52_000 }])).toEqual(believed);
  expect(compareOutside(MAPPED, [])).toEqual(believed);
  expect(compareOutside(MAPPED, [{ host: '2001:db8::7', port: 7_777 }])).toEqual(believed);
});

it('tries the forwarded port at the address that was seen first when the router names another one', () => {
  expect(compareOutside(MAPPED, [SEEN])).toEqual({
    mapped: [{ host: SEEN.host, port: 7_777 }, { host: SEEN.host, port: 7_777 }, ROUTER, ROUTER],
    isSeenElsewhere: true,
  });
});

it('completes a router that does not say its address', () => {
  expect(compareOutside({ ...MAPPED, udp: null, tcp: null, ports: { udp: 7_777, tcp: null } }, [SEEN])).toEqual({
    mapped: [{ host: SEEN.host, port: 7_777 }],
    isSeenElsewhere: false,
  });
});

it('adds nothing without a mapping, or behind a router that is behind another one', () => {
  const nothing = { mapped: [], isSeenElsewhere: false };
  expect(compareOutside(SEARCHING, [SEEN])).toEqual(nothing);
  const mapping = { ...MAPPED.mapping, isBehindAnother: true };
  expect(compareOutside({ ...MAPPED, mapping, udp: null, tcp: null }, [SEEN])).toEqual(nothing);
});
