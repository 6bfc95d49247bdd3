import { expect, it } from 'vitest';
import { diagnosePaths } from '../../../../../renderer/features/reach/diagnose-paths.ts';
import type { PathFacts } from '../../../../../renderer/features/reach/finding.ts';

const REACHED: PathFacts = {
  host: 'answers',
  meeting: 'leads-there',
  clockAheadMs: null,
  network: { nat: 'easy', relay: 'works', hasIpv6: true },
};
const findings = (facts: Partial<PathFacts>): string[] =>
  diagnosePaths({ ...REACHED, ...facts }).map(
    ({ grade, text, remedy }) => `${grade} ${text}${remedy === null ? '' : ` -> ${remedy}`}`,
  );

it('says that every path is open', () => {
  expect(findings({})).toEqual([
    'ok host-answers',
    'ok meeting-leads-there',
    'ok own-udp-works',
    'ok nat-easy',
    'ok own-relay-works',
    'ok ipv6-yes',
  ]);
});

it('does not blame one path while the other leads to the host', () => {
  expect(findings({ host: 'unreachable' })).toContain('info host-unreachable');
  expect(findings({ meeting: 'lobby-not-there' })).toContain('info meeting-lobby-not-there -> lobby');
});

it('names the cause when no path leads there', () => {
  const network = { nat: 'unknown', relay: 'none', hasIpv6: null } as const;
  const failed = (host: PathFacts['host'], meeting: PathFacts['meeting']) => findings({ host, meeting, network });
  expect(failed('port-refused', 'none')).toEqual(['warn host-port-refused -> lobby', 'info meeting-none']);
  expect(failed('name-unknown', 'name-unknown')).toEqual([
    'warn host-name-unknown -> dns',
    'bad meeting-name-unknown -> dns',
  ]);
  expect(failed('not-asked', 'unreachable')).toEqual(['bad meeting-unreachable -> network']);
  expect(failed('wrong-certificate', 'lobby-not-there')).toEqual([
    'bad host-wrong-certificate -> invitation',
    'warn meeting-lobby-not-there -> lobby',
  ]);
});

it('says what the network does to UDP, and what the relay answers', () => {
  const network = (facts: Partial<PathFacts['network']>) => findings({ network: { ...REACHED.network, ...facts } });
  expect(network({ nat: 'blocked' })).toContain('bad own-udp-blocked -> udp');
  expect(network({ nat: 'silent' })).toContain('warn own-udp-silent -> udp');
  expect(network({ nat: 'hard' })).toContain('warn own-nat-hard');
  expect(network({ relay: 'denied' })).toContain('warn own-relay-denied -> operator');
  expect(network({ relay: 'full' })).toContain('warn own-relay-full -> later');
});

it('speaks of a clock that is an hour off only where a certificate fails because of it', () => {
  const yearMs = 365 * 24 * 3_600_000;
  const clock = (clockAheadMs: number | null) =>
    diagnosePaths({ ...REACHED, meeting: 'untrusted', clockAheadMs }).filter(({ remedy }) => remedy === 'clock');
  expect(clock(2 * yearMs)).toMatchObject([{ grade: 'bad', text: 'clock-fast', amount: 17_520 }]);
  expect(clock(-3 * 3_600_000)).toMatchObject([{ text: 'clock-slow', amount: 3 }]);
  expect(clock(60_000)).toEqual([]);
  expect(clock(null)).toEqual([]);
});

it('warns of a clock that is a day off, also while everything works', () => {
  const dayMs = 24 * 3_600_000;
  const clock = (clockAheadMs: number) =>
    diagnosePaths({ ...REACHED, clockAheadMs }).filter(({ remedy }) => remedy === 'clock');
  expect(clock(2 * dayMs)).toMatchObject([{ grade: 'warn', text: 'clock-ahead', amount: 48 }]);
  expect(clock(-dayMs)).toMatchObject([{ grade: 'warn', text: 'clock-behind', amount: 24 }]);
  expect(clock(dayMs - 1)).toEqual([]);
});
