/** The carrier of packets to a peer: the UDP sockets of a port, or one TCP connection. */
export interface PacketCarrier {
  readonly transport: 'udp' | 'tcp';
  /** Sends to an address; a TCP connection has only one and ignores it. `packet` must not change afterwards. */
  send(packet: Buffer, port: number, address: string): void;
  /** A check of a peer has come this way and was authentic. */
  confirm(): void;
  /** The peer does not use this way any longer: a connection ends, and a port that others share stays open. */
  release(): void;
}

/** Where a packet came from. */
export interface PacketSender {
  /** IP address as `normalIpAddress` writes it. */
  readonly address: string;
  readonly port: number;
}
