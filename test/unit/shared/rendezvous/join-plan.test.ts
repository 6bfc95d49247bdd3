import { describe, expect, it } from 'vitest';
import {
  explainFailures,
  nextApproach,
  returnApproaches,
  type FailedAttempt,
  type FoundWay,
  type JoinApproach,
} from '../../../../shared/rendezvous/join-plan.ts';

const BOTH = { addresses: [{ host: '192.0.2.7', port: 7_777 }], rendezvous: 'meet.example.org' };
const ONLY_ADDRESS = { ...BOTH, rendezvous: '' };
const ONLY_RENDEZVOUS = { ...BOTH, addresses: [] };

const DIRECT: FoundWay = { path: 'direct', hasRelays: false, isRelayOnly: false, cause: null };
const WITH_RELAY: FoundWay = { path: 'rendezvous', hasRelays: true, isRelayOnly: false, cause: null };
const WITHOUT_RELAY: FoundWay = { path: 'rendezvous', hasRelays: false, isRelayOnly: false, cause: null };
const HURRIED: FoundWay = { path: 'udp', hasRelays: false, isRelayOnly: false, cause: null };

/** The approaches in the order in which they are tried when each finds `ways` and lets nothing through. */
function sequence(
  invitation: typeof BOTH,
  ways: Readonly<Partial<Record<JoinApproach, FoundWay>>>,
  canRelay = true,
): JoinApproach[] {
  const failed: FailedAttempt[] = [];
  for (let approach: JoinApproach | undefined = 'fastest'; approach !== undefined;) {
    const way = ways[approach];
    failed.push({
      approach,
      way,
      code: way === undefined ? 'timeout' : way.path === 'udp' ? 'unreachable' : 'no-media',
    });
    approach = nextApproach(invitation, failed, canRelay);
  }
  return failed.map(({ approach }) => approach);
}

describe('the next path to a host that was reached but not heard', () => {
  it('is the rendezvous, then its relay, then UDP alone, each once', () => {
    const ways = { fastest: DIRECT, rendezvous: WITH_RELAY, relay: WITH_RELAY, udp: HURRIED };
    expect(sequence(BOTH, ways)).toEqual(['fastest', 'rendezvous', 'relay', 'udp']);
    expect(sequence(BOTH, { ...ways, fastest: WITH_RELAY })).toEqual(['fastest', 'relay', 'udp']);
    expect(sequence(BOTH, {})).toEqual(['fastest']);
  });

  it('is no relay where none is, or where the client can use none', () => {
    const ways = { fastest: DIRECT, rendezvous: WITHOUT_RELAY, udp: { ...HURRIED, cause: 'unreachable' } };
    expect(sequence(BOTH, ways)).toEqual(['fastest', 'rendezvous', 'udp']);
    expect(sequence(BOTH, { ...ways, rendezvous: WITH_RELAY }, false)).toEqual(['fastest', 'rendezvous', 'udp']);
    expect(sequence(ONLY_RENDEZVOUS, { fastest: WITHOUT_RELAY })).toEqual(['fastest']);
    expect(sequence(ONLY_RENDEZVOUS, { fastest: WITH_RELAY })).toEqual(['fastest', 'relay']);
  });

  it('is no relay that has given no address', () => {
    const refused: FailedAttempt = { approach: 'fastest', code: 'relay-refused', way: WITH_RELAY };
    expect(nextApproach(ONLY_RENDEZVOUS, [refused], true)).toBeUndefined();
    expect(explainFailures([refused, { approach: 'udp', code: 'no-relay', way: undefined }])).toBe('relay-refused');
  });

  it('is none where relays alone may be used, because every approach leads to the same ones', () => {
    const hidden: FoundWay = { ...WITH_RELAY, isRelayOnly: true };
    expect(sequence(BOTH, { fastest: hidden, relay: hidden, udp: hidden })).toEqual(['fastest']);
  });

  it('is every signalling path, with more time, after UDP alone was tried early', () => {
    expect(sequence(ONLY_ADDRESS, { fastest: HURRIED })).toEqual(['fastest', 'patient']);
    expect(sequence(BOTH, { fastest: HURRIED, patient: WITH_RELAY })).toEqual(['fastest', 'patient', 'relay']);
    expect(sequence(ONLY_ADDRESS, { fastest: DIRECT })).toEqual(['fastest', 'udp']);
  });

  it('is never the rendezvous that does not know the lobby', () => {
    const cause = 'lobby-not-there';
    expect(sequence(BOTH, { fastest: { ...HURRIED, cause } })).toEqual(['fastest']);
  });

  it('is none once the host has answered', () => {
    const failed: FailedAttempt[] = [{ approach: 'fastest', code: 'no-media', way: DIRECT }];
    expect(nextApproach(BOTH, failed, true)).toBe('rendezvous');
    for (const code of ['lobby-full', 'wrong-secret', 'wrong-certificate', 'superseded', 'lobby-closed']) {
      expect(nextApproach(BOTH, [{ approach: 'fastest', code, way: DIRECT }], true)).toBeUndefined();
      failed[1] = { approach: 'rendezvous', code, way: WITH_RELAY };
      expect(nextApproach(BOTH, failed, true)).toBeUndefined();
    }
  });
});

describe('what explains that every path failed', () => {
  const unheard: FailedAttempt = { approach: 'fastest', code: 'no-media', way: DIRECT };

  it('is what the first path met, unless the host has answered later', () => {
    const missing: FailedAttempt = { approach: 'rendezvous', code: 'no-rendezvous', way: undefined };
    expect(explainFailures([unheard, missing])).toBe('no-media');
    expect(explainFailures([unheard, { ...missing, code: 'lobby-full' }])).toBe('lobby-full');
  });

  it('is why signalling failed, if UDP alone met silence', () => {
    const silent: FailedAttempt = { approach: 'fastest', code: 'unreachable', way: HURRIED };
    expect(explainFailures([silent])).toBe('unreachable');
    expect(explainFailures([{ ...silent, way: { ...HURRIED, cause: 'lobby-not-there' } }])).toBe('lobby-not-there');
    expect(explainFailures([silent, { approach: 'patient', code: 'no-rendezvous', way: undefined }])).toBe(
      'no-rendezvous',
    );
  });
});

describe('the paths back to a lobby', () => {
  const ANY = { canRelay: true, isRelayOnly: false };

  it('begin with the one that worked', () => {
    expect(returnApproaches(BOTH, 'fastest', ANY)).toEqual(['fastest', 'rendezvous', 'relay', 'udp']);
    expect(returnApproaches(BOTH, 'relay', ANY)).toEqual(['relay', 'fastest', 'rendezvous', 'udp']);
    expect(returnApproaches(ONLY_ADDRESS, 'patient', ANY)).toEqual(['patient', 'fastest', 'udp']);
  });

  it('are those that exist, and that this client may use', () => {
    expect(returnApproaches(ONLY_RENDEZVOUS, 'fastest', { ...ANY, canRelay: false })).toEqual([
      'fastest',
      'rendezvous',
    ]);
    expect(returnApproaches(BOTH, 'fastest', { ...ANY, isRelayOnly: true })).toEqual(['fastest']);
  });
});
