/** Which way sound takes between this window and the host. */
export interface MediaPath {
  /**
   * `direct`: no address is translated on the way; `router`: through routers that translate addresses; `relay`: a relay
   * passes every packet on.
   */
  readonly kind: 'direct' | 'router' | 'relay';
  /** The transport of packets from this machine, to the host or to the relay. */
  readonly transport: 'udp' | 'tcp';
  readonly isIpv6: boolean;
}

/**
 * Finds the pair of candidates in use in a stats report (W3C webrtc-stats: transport, candidate-pair, local-candidate,
 * remote-candidate); null = none yet.
 */
export function readMediaPath(report: Iterable<Readonly<Record<string, unknown>>>): MediaPath | null {
  const entries = new Map([...report].map((entry) => [entry['id'], entry]));
  const transport = [...entries.values()].find(({ type }) => type === 'transport');
  const pair = entries.get(transport?.['selectedCandidatePairId']);
  const local = entries.get(pair?.['localCandidateId']);
  const remote = entries.get(pair?.['remoteCandidateId']);
  if (local === undefined || remote === undefined) return null;
  const types = [local['candidateType'], remote['candidateType']];
  const isRelayed = types[0] === 'relay';
  const protocol = isRelayed ? (local['relayProtocol'] ?? local['protocol']) : local['protocol'];
  return {
    kind: isRelayed ? 'relay' : types.every((type) => type === 'host') ? 'direct' : 'router',
    transport: protocol === 'udp' ? 'udp' : 'tcp',
    isIpv6: String(remote['address'] ?? '').includes(':'),
  };
}

/** Returns whether two readings describe the same way. */
export function isSamePath(a: MediaPath | null, b: MediaPath | null): boolean {
  return a?.kind === b?.kind && a?.transport === b?.transport && a?.isIpv6 === b?.isIpv6;
}
