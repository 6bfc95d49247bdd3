import type { HostReach } from '../../../shared/model/host-reach.ts';
import type { LinkPath } from '../../../shared/model/link-path.ts';
import type { MediaPath } from '../../link/media-path.ts';
import { diagnosePaths } from './diagnose-paths.ts';
import { finding, type Finding, type PathFacts } from './finding.ts';

/** The facts about the connection of this window and the lobby on this machine. */
export interface ConnectionFacts {
  /** null = another machine hosts the lobby. */
  readonly reach: HostReach | null;
  readonly signOnPath: LinkPath | null;
  readonly mediaPath: MediaPath | null;
  readonly roundTripMs: number | null;
  readonly lossPercent: number | null;
  readonly jitterBufferMs: number | null;
}

const GRADED_AMOUNTS = {
  'round-trip': { warnFrom: 100, badFrom: 250, remedy: 'distance' },
  loss: { warnFrom: 1, badFrom: 5, remedy: 'network' },
  jitter: { warnFrom: 90, badFrom: 180, remedy: 'network' },
} as const;

/**
 * Says what works and what does not between this machine and a lobby, or between the internet and the lobby here.
 * `paths`: what a check found; null = there was none.
 */
export function diagnose(facts: ConnectionFacts, paths: PathFacts | null): readonly Finding[] {
  const { reach, roundTripMs, lossPercent, jitterBufferMs } = facts;
  // The window's own link to a lobby on this machine says nothing about the network.
  if (reach !== null) return diagnoseHost(reach);
  return [
    ...diagnoseLink(facts),
    ...(paths === null ? [] : diagnosePaths(paths)),
    ...gradeAmount('round-trip', roundTripMs),
    ...gradeAmount('loss', lossPercent),
    ...gradeAmount('jitter', jitterBufferMs),
  ];
}

function diagnoseHost(reach: HostReach): readonly Finding[] {
  const { nat, probe, hasIpv6, ipv6Method } = reach;
  return [
    diagnoseMapping(reach),
    diagnoseNat(nat, reach),
    ...(probe.udp === 'unknown'
      ? []
      : [finding(probe.udp === 'open' ? 'ok' : 'info', `probe-udp-${probe.udp}`, remedyOfProbe(reach))]),
    ...(probe.tcp === 'unknown' ? [] : [finding(probe.tcp === 'open' ? 'ok' : 'info', `probe-tcp-${probe.tcp}`)]),
    hasIpv6
      ? { ...finding('ok', ipv6Method === null ? 'ipv6-yes' : 'ipv6-let-in'), method: ipv6Method }
      : finding('info', 'ipv6-no'),
    diagnoseRendezvous(reach),
  ];
}

function diagnoseMapping({ mapping: { state, method, isBehindAnother }, isSeenElsewhere, probe }: HostReach): Finding {
  if (state === 'mapped' && isBehindAnother) return finding('warn', 'mapping-behind-another', 'server');
  if (state === 'mapped' && isSeenElsewhere && probe.udp !== 'open')
    return finding('warn', 'mapping-seen-elsewhere', 'vpn');
  if (state === 'mapped') return { ...finding('ok', 'mapping-mapped'), method };
  if (state === 'refused' || state === 'none') return finding('warn', `mapping-${state}`, 'router');
  return finding('info', `mapping-${state}`);
}

function diagnoseNat(nat: HostReach['nat'], { rendezvous }: HostReach): Finding {
  if (nat === 'udp-blocked') return finding('bad', 'nat-udp-blocked', 'udp');
  if (nat === 'hard') return finding('warn', 'nat-hard', 'router');
  if (nat === 'unknown') return finding('info', 'nat-unknown', rendezvous.length === 0 ? 'server' : null);
  return finding('ok', `nat-${nat}`);
}

/** A mapped port that nothing reaches is blocked on this machine. */
function remedyOfProbe({ mapping, probe, isSeenElsewhere }: HostReach): Finding['remedy'] {
  return probe.udp === 'closed' && mapping.state === 'mapped' && !mapping.isBehindAnother && !isSeenElsewhere
    ? 'firewall'
    : null;
}

function diagnoseRendezvous({ rendezvous }: HostReach): Finding {
  const states = rendezvous.map(({ state }) => state);
  if (states.includes('registered')) return finding('ok', 'rendezvous-registered');
  if (states.includes('connecting')) return finding('info', 'rendezvous-connecting');
  return states.length === 0 ? finding('info', 'rendezvous-none') : finding('bad', 'rendezvous-failed', 'server');
}

function diagnoseLink({ signOnPath, mediaPath }: ConnectionFacts): readonly Finding[] {
  const signOn = signOnPath === null ? [] : [finding('ok', `sign-on-${signOnPath}`)];
  if (mediaPath === null) return signOn;
  const { kind, transport, isIpv6 } = mediaPath;
  return [
    ...signOn,
    kind === 'relay' ? finding('warn', 'path-relay', 'relay') : finding('ok', `path-${kind}`),
    transport === 'tcp' ? finding('warn', 'transport-tcp', 'udp') : finding('ok', 'transport-udp'),
    ...(isIpv6 ? [finding('ok', 'link-ipv6')] : []),
  ];
}

function gradeAmount(text: keyof typeof GRADED_AMOUNTS, amount: number | null): readonly Finding[] {
  if (amount === null) return [];
  const { warnFrom, badFrom, remedy } = GRADED_AMOUNTS[text];
  const grade = amount >= badFrom ? 'bad' : amount >= warnFrom ? 'warn' : 'ok';
  return [{ ...finding(grade, text, grade === 'ok' ? null : remedy), amount }];
}
