import { finding, type Finding, type PathFacts } from './finding.ts';

type Row = readonly [Finding['grade'], Finding['remedy']];

const HOST: Readonly<Record<Exclude<PathFacts['host'], 'not-asked'>, Row>> = {
  answers: ['ok', null],
  'wrong-certificate': ['bad', 'invitation'],
  'name-unknown': ['warn', 'dns'],
  'port-refused': ['warn', 'lobby'],
  unreachable: ['warn', 'lobby'],
};

const MEETING: Readonly<Record<PathFacts['meeting'], Row>> = {
  'leads-there': ['ok', null],
  'host-silent': ['warn', 'later'],
  'lobby-not-there': ['warn', 'lobby'],
  'wrong-certificate': ['bad', 'invitation'],
  'rendezvous-busy': ['warn', 'later'],
  'lobby-busy': ['warn', 'later'],
  'name-unknown': ['bad', 'dns'],
  'port-refused': ['bad', 'operator'],
  untrusted: ['bad', 'operator'],
  unreachable: ['bad', 'network'],
  none: ['info', null],
};

const RELAY: Readonly<Record<PathFacts['network']['relay'], Row>> = {
  none: ['info', null],
  works: ['ok', null],
  denied: ['warn', 'operator'],
  full: ['warn', 'later'],
  silent: ['warn', 'operator'],
};

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Says which paths lead to a lobby that was not joined, and what the network of this machine lets through. */
export function diagnosePaths(facts: PathFacts): readonly Finding[] {
  const { host, meeting, network } = facts;
  // The host's own address matters less where the rendezvous leads to it.
  const isReached = meeting === 'leads-there' || host === 'answers';
  const hostRow =
    host === 'not-asked'
      ? []
      : [
          finding(
            isReached ? softened(HOST[host][0]) : HOST[host][0],
            `host-${host}`,
            isReached ? null : HOST[host][1],
          ),
        ];
  return [
    ...hostRow,
    finding(
      host === 'answers' ? softened(MEETING[meeting][0]) : MEETING[meeting][0],
      `meeting-${meeting}`,
      MEETING[meeting][1],
    ),
    ...diagnoseClock(facts),
    ...diagnoseUdp(facts),
    // Relays come from the rendezvous, so without one there is nothing to say.
    ...(meeting === 'leads-there'
      ? [finding(RELAY[network.relay][0], `own-relay-${network.relay}`, RELAY[network.relay][1])]
      : []),
    ...(network.hasIpv6 === null
      ? []
      : [finding(network.hasIpv6 ? 'ok' : 'info', network.hasIpv6 ? 'ipv6-yes' : 'ipv6-no')]),
  ];
}

/** An hour matters only where a certificate fails because of it. A day off, other certificates may fail. */
function diagnoseClock({ meeting, clockAheadMs }: PathFacts): readonly Finding[] {
  const hasFailed = meeting === 'untrusted';
  if (clockAheadMs === null || Math.abs(clockAheadMs) < (hasFailed ? HOUR_MS : DAY_MS)) return [];
  const amount = Math.round(Math.abs(clockAheadMs) / HOUR_MS);
  const isAhead = clockAheadMs > 0;
  return hasFailed
    ? [{ ...finding('bad', isAhead ? 'clock-fast' : 'clock-slow', 'clock'), amount }]
    : [{ ...finding('warn', isAhead ? 'clock-ahead' : 'clock-behind', 'clock'), amount }];
}

function diagnoseUdp({ network: { nat } }: PathFacts): readonly Finding[] {
  if (nat === 'unknown') return [];
  if (nat === 'blocked') return [finding('bad', 'own-udp-blocked', 'udp')];
  if (nat === 'silent') return [finding('warn', 'own-udp-silent', 'udp')];
  return [
    finding('ok', 'own-udp-works'),
    nat === 'hard' ? finding('warn', 'own-nat-hard') : finding('ok', `nat-${nat}`),
  ];
}

function softened(grade: Finding['grade']): Finding['grade'] {
  return grade === 'ok' ? 'ok' : 'info';
}
