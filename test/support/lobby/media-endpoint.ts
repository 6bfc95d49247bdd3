import type { MediaEndpoint, MediaEndpointOptions } from '../../../main/media/media-endpoint.ts';
import { openMediaPort, type MediaPort, type MediaPortOptions } from '../../../main/media/media-port.ts';
import { success, type Result } from '../../../shared/result.ts';

/** An endpoint that has its port to itself. */
export type LoneEndpoint = Omit<MediaPort, 'openEndpoint'> &
  Pick<MediaEndpoint, 'accept' | 'promote' | 'endArrivals' | 'sendOpus' | 'unopenedPackets'>;

export type LoneEndpointOptions = MediaPortOptions & MediaEndpointOptions;

/** Opens a port with one endpoint. */
export async function openLoneEndpoint(
  options: LoneEndpointOptions,
): Promise<Result<LoneEndpoint, 'port-in-use' | 'bind-failed'>> {
  const opened = await openMediaPort(options);
  if (!opened.ok) return opened;
  const endpoint = opened.value.openEndpoint(options);
  return success({
    ...opened.value,
    accept: (...request) => endpoint.accept(...request),
    promote: (peer) => endpoint.promote(peer),
    endArrivals: () => endpoint.endArrivals(),
    sendOpus: (...packet) => endpoint.sendOpus(...packet),
    unopenedPackets: () => endpoint.unopenedPackets(),
  });
}
