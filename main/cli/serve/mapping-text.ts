import type { HostReach, MappingMethod } from '../../../shared/model/host-reach.ts';

const METHOD_NAMES: Readonly<Record<MappingMethod, string>> = { pcp: 'PCP', 'nat-pmp': 'NAT-PMP', upnp: 'UPnP' };

const BEHIND_ANOTHER =
  "Players on the internet can't join this way. Ask your provider for a public address, or add a rendezvous server.";

/** Says whether the router forwards the lobby's port, and what to do if not; undefined as long as nothing is known. */
export function mappingText(
  { state, method, external, isBehindAnother }: HostReach['mapping'],
  port: number,
): string | undefined {
  if (state === 'off' || state === 'searching') return undefined;
  if (state === 'none')
    return `No router answered, so port ${port} is not forwarded. To let players join from the internet, forward it manually (TCP and UDP), or turn on UPnP in your router.`;
  if (state === 'refused')
    return isBehindAnother
      ? `Your router has no public address: there is another router in front of it. ${BEHIND_ANOTHER}`
      : `Your router doesn't let programs forward ports. To let players join from the internet, forward it manually (TCP and UDP).`;
  const forwards = `Your router forwards port ${port}${method === null ? '' : ` (${METHOD_NAMES[method]})`}`;
  if (isBehindAnother) return `${forwards}, but it is behind another router (${external}). ${BEHIND_ANOTHER}`;
  if (external === '') return `${forwards}, but doesn't report its public address.`;
  return `${forwards}: players can join from the internet at ${external}.`;
}
