import { expect, it } from 'vitest';
import { isSamePath, readMediaPath } from '../../../../renderer/link/media-path.ts';

type Candidate = Readonly<Record<string, string>>;

const report = (local: Candidate, remote: Candidate) => [
  { id: 'P1', type: 'candidate-pair', localCandidateId: 'L0', remoteCandidateId: 'R0' },
  { id: 'P2', type: 'candidate-pair', localCandidateId: 'L1', remoteCandidateId: 'R1' },
  { id: 'T', type: 'transport', selectedCandidatePairId: 'P2' },
  { id: 'L0', type: 'local-candidate', candidateType: 'relay', protocol: 'udp' },
  { id: 'R0', type: 'remote-candidate', candidateType: 'host', protocol: 'udp' },
  { id: 'L1', type: 'local-candidate', ...local },
  { id: 'R1', type: 'remote-candidate', ...remote },
];
const host = { candidateType: 'host', protocol: 'udp', address: '192.0.2.7' };

it.each([
  ['one network', host, host, { kind: 'direct', transport: 'udp', isIpv6: false }],
  ['IPv6', host, { ...host, address: '2001:db8::7' }, { kind: 'direct', transport: 'udp', isIpv6: true }],
  ['the guest’s router', { ...host, candidateType: 'prflx' }, host, { kind: 'router', transport: 'udp' }],
  ['the host’s router', host, { ...host, candidateType: 'srflx' }, { kind: 'router', transport: 'udp' }],
  ['TCP', { ...host, candidateType: 'prflx', protocol: 'tcp' }, host, { kind: 'router', transport: 'tcp' }],
  ['a relay', { ...host, candidateType: 'relay', relayProtocol: 'udp' }, host, { kind: 'relay', transport: 'udp' }],
  [
    'a relay by TCP',
    { ...host, candidateType: 'relay', relayProtocol: 'tcp' },
    host,
    { kind: 'relay', transport: 'tcp' },
  ],
  [
    'a relay by TLS',
    { ...host, candidateType: 'relay', relayProtocol: 'tls' },
    host,
    { kind: 'relay', transport: 'tcp' },
  ],
])('recognises a connection through %s', (_way, local, remote, path) => {
  expect(readMediaPath(report(local, remote))).toMatchObject(path);
});

it('knows nothing before a pair is selected', () => {
  expect(readMediaPath([])).toBeNull();
  expect(readMediaPath(report(host, host).filter(({ id }) => id !== 'T'))).toBeNull();
  expect(readMediaPath(report(host, host).filter(({ id }) => id !== 'R1'))).toBeNull();
});

it('compares ways', () => {
  const path = { kind: 'direct', transport: 'udp', isIpv6: false } as const;
  expect(isSamePath(path, { ...path })).toBe(true);
  expect(isSamePath(path, { ...path, transport: 'tcp' })).toBe(false);
  expect(isSamePath(path, null)).toBe(false);
});
