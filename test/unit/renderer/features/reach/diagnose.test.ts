import { expect, it } from 'vitest';
import { diagnose, type ConnectionFacts } from '../../../../../renderer/features/reach/diagnose.ts';
import { UNKNOWN_REACH, type HostReach } from '../../../../../shared/model/host-reach.ts';

const NOTHING: ConnectionFacts = {
  reach: null,
  signOnPath: null,
  mediaPath: null,
  roundTripMs: null,
  lossPercent: null,
  jitterBufferMs: null,
};
const findings = (facts: Partial<ConnectionFacts>): string[] =>
  diagnose({ ...NOTHING, ...facts }, null).map(
    ({ grade, text, remedy }) => `${grade} ${text}${remedy === null ? '' : ` -> ${remedy}`}`,
  );
const hosting = (reach: Partial<HostReach>): string[] => findings({ reach: { ...UNKNOWN_REACH, ...reach } });

it('knows nothing before the window is connected', () => {
  expect(findings({})).toEqual([]);
});

it('says how a guest is connected, and that it is well', () => {
  expect(
    findings({
      signOnPath: 'direct',
      mediaPath: { kind: 'router', transport: 'udp', isIpv6: true },
      roundTripMs: 40,
      lossPercent: 0,
      jitterBufferMs: 45,
    }),
  ).toEqual([
    'ok sign-on-direct',
    'ok path-router',
    'ok transport-udp',
    'ok link-ipv6',
    'ok round-trip',
    'ok loss',
    'ok jitter',
  ]);
});

it('names what makes a connection worse, and what helps', () => {
  expect(
    findings({
      signOnPath: 'rendezvous',
      mediaPath: { kind: 'relay', transport: 'tcp', isIpv6: false },
      roundTripMs: 100,
      lossPercent: 5,
      jitterBufferMs: 200,
    }),
  ).toEqual([
    'ok sign-on-rendezvous',
    'warn path-relay -> relay',
    'warn transport-tcp -> udp',
    'warn round-trip -> distance',
    'bad loss -> network',
    'bad jitter -> network',
  ]);
});

it('keeps the figures that the texts show', () => {
  expect(diagnose({ ...NOTHING, roundTripMs: 123, lossPercent: 2.5 }, null).map(({ amount }) => amount)).toEqual([
    123, 2.5,
  ]);
});

it('says of a host what helps friends to come, not how well it hears itself', () => {
  expect(
    findings({
      reach: {
        ...UNKNOWN_REACH,
        mapping: { state: 'mapped', method: 'pcp', external: '203.0.113.7:7777', isBehindAnother: false },
        nat: 'easy',
        hasIpv6: true,
        rendezvous: [{ address: 'a.example', state: 'registered', code: '', page: '', listed: 'off' }],
        probe: { udp: 'open', tcp: 'open' },
      },
      roundTripMs: 1,
      mediaPath: { kind: 'direct', transport: 'udp', isIpv6: false },
    }),
  ).toEqual([
    'ok mapping-mapped',
    'ok nat-easy',
    'ok probe-udp-open',
    'ok probe-tcp-open',
    'ok ipv6-yes',
    'ok rendezvous-registered',
  ]);
});

it('says what a host can do when nothing works', () => {
  expect(
    hosting({
      mapping: { state: 'refused', method: 'upnp', external: '', isBehindAnother: false },
      nat: 'udp-blocked',
      rendezvous: [{ address: 'a.example', state: 'failed', code: '', page: '', listed: 'off' }],
    }),
  ).toEqual([
    'warn mapping-refused -> router',
    'bad nat-udp-blocked -> udp',
    'info ipv6-no',
    'bad rendezvous-failed -> server',
  ]);
});

it('blames the firewall when a mapped port gets nothing, and a second router when there is one', () => {
  const mapped = { state: 'mapped', method: 'upnp', external: '203.0.113.7:7777', isBehindAnother: false } as const;
  const probe = { udp: 'closed', tcp: 'closed' } as const;
  expect(hosting({ mapping: mapped, probe })).toContain('info probe-udp-closed -> firewall');
  const behindAnother = hosting({ mapping: { ...mapped, isBehindAnother: true }, probe });
  expect(behindAnother).toContain('warn mapping-behind-another -> server');
  expect(behindAnother).toContain('info probe-udp-closed');
});

it('says that a router lets IPv6 in', () => {
  expect(hosting({ hasIpv6: true, ipv6Method: 'upnp' })).toContain('ok ipv6-let-in');
  expect(hosting({ hasIpv6: true })).toContain('ok ipv6-yes');
});

it('does not promise what a router says if the internet sees the host elsewhere, unless a probe proves it', () => {
  const mapping = { state: 'mapped', method: 'upnp', external: '203.0.113.7:7777', isBehindAnother: false } as const;
  const probe = { udp: 'closed', tcp: 'closed' } as const;
  expect(hosting({ mapping, isSeenElsewhere: true, probe })).toEqual(
    expect.arrayContaining(['warn mapping-seen-elsewhere -> vpn', 'info probe-udp-closed']),
  );
  expect(hosting({ mapping, isSeenElsewhere: true, probe: { udp: 'open', tcp: 'open' } })).toContain(
    'ok mapping-mapped',
  );
});

it('says that a STUN or rendezvous server would find out about the router', () => {
  expect(hosting({})).toContain('info nat-unknown -> server');
  expect(
    hosting({ rendezvous: [{ address: 'a.example', state: 'connecting', code: '', page: '', listed: 'off' }] }),
  ).toEqual(['info mapping-off', 'info nat-unknown', 'info ipv6-no', 'info rendezvous-connecting']);
});
