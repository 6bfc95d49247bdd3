import { isRelay, type IceServer } from '../../shared/rendezvous/messages.ts';

const CONFIGURATION: RTCConfiguration = { iceServers: [], bundlePolicy: 'max-bundle' };

/** Creates a connection that waits for `useIceServers` before it gathers. */
export function createConnection(): RTCPeerConnection {
  return new RTCPeerConnection(CONFIGURATION);
}

/**
 * Lets `connection` use these servers; only their relays with `relayOnly`. A server that the browser refuses is left
 * out. Returns false if only relays are wanted and there is none. Call it before the local description is set.
 */
export function useIceServers(
  connection: Pick<RTCPeerConnection, 'setConfiguration'>,
  { iceServers, relayOnly }: { readonly iceServers: readonly IceServer[]; readonly relayOnly: boolean },
): boolean {
  const usable: RTCIceServer[] = [];
  for (const server of iceServers) {
    const wanted = [...usable, withoutUndefined(server)];
    try {
      connection.setConfiguration({ ...CONFIGURATION, iceServers: wanted });
      usable.push(withoutUndefined(server));
    } catch {
      // A rendezvous may name whatever it likes. The join continues without this server.
    }
  }
  if (!relayOnly) return true;
  connection.setConfiguration({ ...CONFIGURATION, iceServers: usable, iceTransportPolicy: 'relay' });
  return usable.some(isRelay);
}

function withoutUndefined({ urls, username, credential }: IceServer): RTCIceServer {
  return {
    urls: [...urls],
    ...(username === undefined ? {} : { username }),
    ...(credential === undefined ? {} : { credential }),
  };
}
