import { describe, expect, it } from 'vitest';
import { createDropCounters } from '../../../main/media/drop-counters.ts';
import { createDtlsCertificate, type DtlsCertificate } from '../../../main/media/dtls/dtls-certificate.ts';
import { DtlsSession, type DtlsSessionOptions } from '../../../main/media/dtls/dtls-session.ts';
import type { SrtpKeyMaterial } from '../../../main/media/rtp/media-session.ts';
import { waitUntil } from '../../support/wait-until.ts';

interface End {
  session: DtlsSession;
  keys: SrtpKeyMaterial | undefined;
  readonly data: string[];
  readonly ended: string[];
  readonly certificate: DtlsCertificate;
}

interface PairOptions {
  readonly server?: DtlsCertificate;
  readonly client?: DtlsCertificate;
  /** Sees every packet and may drop it. */
  readonly onPacket?: (packet: Buffer, from: 'server' | 'client') => boolean;
  readonly serverExpects?: DtlsSessionOptions['remoteFingerprints'];
}

/** A connected server and client. */
async function connectPair(options: PairOptions = {}): Promise<{ server: End; client: End }> {
  const certificates = {
    server: options.server ?? (await createDtlsCertificate()),
    client: options.client ?? (await createDtlsCertificate()),
  };
  const ends = {} as { server: End; client: End };
  const create = (role: 'server' | 'client'): End => {
    const other = role === 'server' ? 'client' : 'server';
    const end: Omit<End, 'session'> = { keys: undefined, data: [], ended: [], certificate: certificates[role] };
    const session = new DtlsSession({
      role,
      certificate: certificates[role],
      remoteFingerprints:
        role === 'server' && options.serverExpects !== undefined
          ? options.serverExpects
          : [certificates[other].fingerprint],
      counters: createDropCounters(),
      send: (packet) => {
        if (options.onPacket?.(packet, role) === false) return;
        setImmediate(() => ends[other].session.receive(packet, performance.now()));
      },
      onConnected: (keys) => (end.keys = keys),
      onData: (data) => end.data.push(data.toString()),
      onEnded: (reason) => end.ended.push(reason),
    });
    return Object.assign(end, { session });
  };
  ends.server = create('server');
  ends.client = create('client');
  ends.client.session.start();
  return ends;
}

const isConnected =
  ({ server, client }: { server: End; client: End }) =>
  (): boolean =>
    server.session.isConnected && client.session.isConnected;

/** The victim's certificate as everybody can see it, with a private key that is not the victim's. */
async function stolen(victim: DtlsCertificate): Promise<DtlsCertificate> {
  return { ...victim, privateKeyPem: (await createDtlsCertificate()).privateKeyPem };
}

describe('DtlsSession', () => {
  it('gives both ends the same keys, crosswise, and carries data', async () => {
    const pair = await connectPair();
    await waitUntil('both are connected', isConnected(pair));

    expect(pair.server.keys!.local).toEqual(pair.client.keys!.remote);
    expect(pair.client.keys!.local).toEqual(pair.server.keys!.remote);
    expect(pair.server.keys!.local).not.toEqual(pair.server.keys!.remote);
    pair.client.session.sendData(Buffer.from('ping'));
    pair.server.session.sendData(Buffer.from('pong'));
    await waitUntil('the data has arrived', () => pair.server.data.length === 1 && pair.client.data.length === 1);
    expect([pair.server.data, pair.client.data]).toEqual([['ping'], ['pong']]);
  });

  it('never uses a record number twice', async () => {
    const numbers = { server: [] as string[], client: [] as string[] };
    const pair = await connectPair({
      onPacket: (packet, from) => {
        for (let offset = 0; offset + 13 <= packet.length; offset += 13 + packet.readUInt16BE(offset + 11)) {
          if (packet.readUInt16BE(offset + 3) === 1)
            numbers[from].push(packet.subarray(offset + 5, offset + 11).toString('hex'));
        }
        return true;
      },
    });
    await waitUntil('both are connected', isConnected(pair));
    for (let count = 0; count < 50; count++) {
      pair.client.session.sendData(Buffer.from('x'));
      pair.server.session.sendData(Buffer.from('x'));
    }
    await waitUntil('the data has arrived', () => pair.server.data.length === 50 && pair.client.data.length === 50);

    for (const used of [numbers.server, numbers.client]) expect(new Set(used).size).toBe(used.length);
  });

  it('refuses a client with another peer’s certificate', async () => {
    const pair = await connectPair({ client: await stolen(await createDtlsCertificate()) });
    await waitUntil('the server has ended the session', () => pair.server.ended.length > 0);

    expect(pair.server.ended).toEqual(['failed']);
    expect(pair.server.keys).toBeUndefined();
    pair.client.session.close();
  });

  it('refuses a server with another peer’s certificate', async () => {
    const pair = await connectPair({ server: await stolen(await createDtlsCertificate()) });
    await waitUntil('the client has ended the session', () => pair.client.ended.length > 0);

    expect(pair.client.ended).toEqual(['failed']);
    expect(pair.client.keys).toBeUndefined();
    pair.server.session.close();
  });

  it('refuses a certificate that was not announced', async () => {
    const pair = await connectPair({ serverExpects: [(await createDtlsCertificate()).fingerprint] });
    await waitUntil('the server has ended the session', () => pair.server.ended.length > 0);

    expect(pair.server.ended).toEqual(['failed']);
    pair.client.session.close();
  });

  it('retransmits its last flight when it is lost', async () => {
    let withheld = 0;
    const pair = await connectPair({
      onPacket: (packet, from) => {
        // The server's ChangeCipherSpec and Finished, once.
        const isLastFlight = from === 'server' && (packet[0] === 20 || packet.readUInt16BE(3) === 1);
        if (isLastFlight && withheld < 2) {
          withheld += 1;
          return false;
        }
        return true;
      },
    });

    await waitUntil('both are connected', isConnected(pair));

    expect(withheld).toBe(2);
    pair.client.session.sendData(Buffer.from('hello'));
    await waitUntil('the data has arrived', () => pair.server.data.length === 1);
  });

  it('connects when a late copy of the first ClientHello comes in between', async () => {
    const late: { hello?: Buffer; server?: DtlsSession; copies: number } = { copies: 0 };
    const pair = await connectPair({
      onPacket: (packet, from) => {
        if (from === 'client') late.hello ??= Buffer.from(packet);
        const isServerCertificate = from === 'server' && packet[13] === 11;
        if (isServerCertificate) {
          late.copies += 1;
          setImmediate(() => late.server?.receive(late.hello!, performance.now()));
        }
        return true;
      },
    });
    late.server = pair.server.session;

    await waitUntil('both are connected', isConnected(pair));
    expect(late.copies).toBe(1);
    expect(pair.server.ended).toEqual([]);
  });

  it('connects when a slow server makes the client ask twice', async () => {
    const late: { client?: DtlsSession; copies: number } = { copies: 0 };
    const pair = await connectPair({
      onPacket: (packet, from) => {
        const isVerifyRequest = from === 'server' && packet[13] === 3;
        // The second answer arrives when the cookie is already on its way.
        if (isVerifyRequest && late.copies++ === 0)
          setTimeout(() => late.client?.receive(Buffer.from(packet), performance.now()), 1);
        return true;
      },
    });
    late.client = pair.client.session;

    await waitUntil('both are connected', isConnected(pair));
    expect(late.copies).toBe(1);
    expect(pair.client.ended).toEqual([]);
  });

  it('notifies the other end when it closes', async () => {
    const pair = await connectPair();
    await waitUntil('both are connected', isConnected(pair));

    pair.server.session.close();
    await waitUntil('the client reports the end', () => pair.client.ended.length > 0);

    expect(pair.client.ended).toEqual(['left']);
  });
});
