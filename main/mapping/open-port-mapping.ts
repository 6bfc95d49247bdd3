import { createSocket } from 'node:dgram';
import type { Log } from '../../shared/log.ts';
import type { MappingMethod } from '../../shared/model/host-reach.ts';
import type { Schedule } from '../../shared/schedule.ts';
import { readRegularFile } from '../files/read-regular-file.ts';
import { writeFileAtomically } from '../files/write-file-atomically.ts';
import type { RouterClients } from './asked-ports.ts';
import { GatewayExchange, type GatewayLink } from './gateway-exchange.ts';
import { findGateway, findIpv6Gateway, type Gateway } from './gateway/find-gateway.ts';
import { MappingRecord, type RecordFile } from './mapping-record.ts';
import type { MappingReport } from './mapping-report.ts';
import { NatPmpClient } from './nat-pmp-client.ts';
import { PcpClient } from './pcp-client.ts';
import { NONCE_BYTES, PCP_PORT } from './pcp.ts';
import { PortMapper } from './port-mapper.ts';
import { listenForAnnouncements } from './router-announcements.ts';
import type { Transport } from './transport.ts';
import { connectPinholes } from './upnp/connect-pinholes.ts';
import { findRouterServices } from './upnp/find-router-services.ts';
import { requestText } from './upnp/http-request.ts';
import { readSoapAnswer, writeSoapRequest } from './upnp/soap.ts';
import { UpnpClient } from './upnp/upnp-client.ts';

const MAX_RECORD_BYTES = 65_536;

export interface PortMappingOptions {
  /** The port of this computer that the internet is to reach. */
  readonly port: number;
  readonly transports: readonly Transport[];
  /** Where the port is open: `::` or `0.0.0.0` = everywhere, else one address of this computer. */
  readonly bindAddress: string;
  /** Where to note what was asked for, so that the next start ends what a crash leaves behind; undefined = nowhere. */
  readonly recordFile: string | undefined;
  readonly nowMs: () => number;
  readonly schedule: Schedule;
  /** Random bytes for nonces. */
  readonly random: (byteCount: number) => Uint8Array;
  readonly onChange: (report: MappingReport) => void;
  /** Receives how a router was asked that lets connections from the IPv6 internet in to the port; null = none does. */
  readonly onIpv6Change: (method: MappingMethod | null) => void;
  readonly log: Log;
}

export interface PortMapping {
  current(): MappingReport;
  /** The machine woke, or is in another network: asks the routers again at once. */
  recheck(): void;
  /** Ends the forwarding. Resolves within 2 s, whatever the router does. */
  close(): Promise<void>;
}

/**
 * Asks the router of this computer to forward a port, by PCP, NAT-PMP and UPnP at once, and keeps it forwarded until it
 * is closed. Where the computer has an address of the IPv6 internet, it also asks the router by PCP and UPnP to let
 * connections in there: such routers translate nothing, but drop what nobody has asked for.
 */
export async function openPortMapping(options: PortMappingOptions): Promise<PortMapping> {
  const { recordFile, bindAddress, schedule, nowMs, random, log } = options;
  const record = await MappingRecord.open(recordFile === undefined ? undefined : fileAt(recordFile), (error) =>
    log.warn('The record of forwarded ports could not be read or written.', error),
  );
  const nonces = new Map<string, string>();
  const nonceFor = (gateway: string): string => {
    const nonce =
      nonces.get(gateway) ??
      record.entries.find((entry) => entry.gateway === gateway)?.nonce ??
      Buffer.from(random(NONCE_BYTES)).toString('hex');
    nonces.set(gateway, nonce);
    return nonce;
  };
  const connect = (gateway: Gateway): RouterClients => {
    const nonce = nonceFor(gateway.address);
    const exchange = (): GatewayExchange => new GatewayExchange(openGatewayLink(gateway, 'udp4'), schedule);
    const clients = [
      new PcpClient({ gateway, exchange: exchange(), nonce: Buffer.from(nonce, 'hex'), nowMs }),
      new NatPmpClient({ exchange: exchange(), nowMs }),
      createUpnpClient(gateway, schedule),
    ];
    return { gateway, clients, nonce };
  };
  // A router forwards to the address that asks: another one is of no use.
  const findUsableGateway = async (): Promise<Gateway | undefined> => {
    const gateway = await findGateway();
    return isAnyAddress(bindAddress) || gateway?.ownAddress === bindAddress ? gateway : undefined;
  };
  const mapper = new PortMapper({ ...options, record, findGateway: findUsableGateway, connect });
  const connectIpv6 = (gateway: Gateway): RouterClients => {
    const nonce = nonceFor(gateway.address);
    const exchange = new GatewayExchange(openGatewayLink(gateway, 'udp6'), schedule);
    const pcp = new PcpClient({ gateway, exchange, nonce: Buffer.from(nonce, 'hex'), nowMs });
    return { gateway, clients: [pcp, connectPinholes(gateway, findGateway, schedule)], nonce };
  };
  const ipv6Mapper = new PortMapper({
    ...options,
    record,
    findGateway: async () => {
      const gateway = await findIpv6Gateway();
      return bindAddress === '::' || gateway?.ownAddress === bindAddress ? gateway : undefined;
    },
    connect: connectIpv6,
    onChange: ({ mapping }) => options.onIpv6Change(mapping.method),
  });
  const stopListening = listenForAnnouncements((sender) => mapper.hurry(sender));
  return {
    current: () => mapper.current,
    recheck: () => {
      mapper.recheck();
      ipv6Mapper.recheck();
    },
    close: async () => {
      stopListening();
      await Promise.all([mapper.close(), ipv6Mapper.close()]);
    },
  };
}

function createUpnpClient(gateway: Gateway, schedule: Schedule): UpnpClient {
  return new UpnpClient({
    gateway,
    search: () => findRouterServices(gateway, schedule),
    command: async ({ type, controlUrl }, action, values) => {
      const text = await requestText({
        url: controlUrl,
        method: 'POST',
        headers: { 'content-type': 'text/xml; charset="utf-8"', soapaction: `"${type}#${action}"` },
        body: writeSoapRequest(type, action, values),
        ownAddress: gateway.ownAddress,
      });
      return text === undefined ? undefined : readSoapAnswer(text, action);
    },
  });
}

function isAnyAddress(address: string): boolean {
  return address === '::' || address === '0.0.0.0';
}

/** A connected socket takes only what comes from the router's own address and port. */
function openGatewayLink(gateway: Gateway, family: 'udp4' | 'udp6'): GatewayLink {
  const socket = createSocket(family);
  const waiting: Uint8Array[] = [];
  let isConnected = false;
  let refuse = (): void => undefined;
  socket.on('error', () => refuse());
  socket.bind({ address: gateway.ownAddress, port: 0 }, () => {
    socket.connect(PCP_PORT, gateway.address, () => {
      isConnected = true;
      for (const bytes of waiting.splice(0)) socket.send(bytes, () => undefined);
    });
  });
  return {
    send: (bytes) => {
      if (isConnected) socket.send(bytes, () => undefined);
      else waiting.push(bytes);
    },
    onMessage: (listener) => void socket.on('message', (bytes) => listener(bytes)),
    onRefused: (listener) => (refuse = listener),
    close: () => {
      socket.removeAllListeners('message');
      try {
        socket.close();
      } catch {
        // It is closed already.
      }
    },
  };
}

function fileAt(filePath: string): RecordFile {
  return {
    read: async () => {
      const content = await readRegularFile(filePath, MAX_RECORD_BYTES).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return undefined;
        throw error;
      });
      return content?.bytes?.toString('utf8') ?? '';
    },
    write: (text) => writeFileAtomically(filePath, text),
  };
}
