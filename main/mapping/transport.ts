/** The transport that a port is opened for. */
export const TRANSPORTS = ['udp', 'tcp'] as const;
export type Transport = (typeof TRANSPORTS)[number];

/** Numbers of the transports in IP headers (IANA), which PCP and pinholes of UPnP use. */
export const PROTOCOL_NUMBERS: Readonly<Record<Transport, number>> = { udp: 17, tcp: 6 };
