/** What carries packets to a peer: the UDP sockets of a port, or one TCP connection. */
export interface PacketCarrier {
  readonly transport: 'udp' | 'tcp';
  /** Sends to an address; a TCP connection has only one and ignores it. `packet` must not change afterwards. */
  send(packet: Buffer, port: number, address: string): void;
}

/** Where a packet came from. */
export interface PacketSender {
  /** IP address as `normalIpAddress` writes it. */
  readonly address: string;
  readonly port: number;
}
