import { SOCKET_NETWORK, type ClientNetwork } from '../../../main/client/client-network.ts';
import { joinByUdp } from '../../../main/client/udp-join.ts';
import { success } from '../../../shared/result.ts';

/** The network of a client whose TCP connections all fail. */
export const UDP_ALONE: ClientNetwork = {
  ...SOCKET_NETWORK,
  prepare: async (to) =>
    success({
      invitation: to,
      path: 'udp',
      cause: null,
      stunServers: [],
      join: (request, peer) => joinByUdp({ ...request, invitation: to }, peer),
      close: () => undefined,
    }),
};
