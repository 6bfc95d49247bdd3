import { createSocket } from 'node:dgram';

/** Where PCP and NAT-PMP routers announce a restart (RFC 6887, section 14.1; RFC 6886, section 3.2.1). */
const ANNOUNCEMENT_PORT = 5_350;
const ALL_HOSTS = '224.0.0.1';

/**
 * Calls `onAnnounced` with the sender of each announcement; what it says is for the listener to ask. Returns a function
 * that ends this. Where the port is taken, restarts are noticed by asking only.
 */
export function listenForAnnouncements(onAnnounced: (sender: string) => void): () => void {
  const socket = createSocket({ type: 'udp4', reuseAddr: true });
  let isOpen = true;
  socket.on('error', () => close());
  socket.on('message', (_, { address }) => onAnnounced(address));
  socket.bind({ port: ANNOUNCEMENT_PORT }, () => {
    try {
      socket.addMembership(ALL_HOSTS);
    } catch {
      // All hosts belong to this group; some systems refuse to say so twice.
    }
  });
  const close = (): void => {
    if (!isOpen) return;
    isOpen = false;
    socket.close();
  };
  return close;
}
