import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { CipherContext, DtlsClient, DtlsServer, RTCPeerConnection, RTCSctpTransport } from 'werift';
import { describe, expect, it } from 'vitest';

/**
 * What main/media relies on in werift, or works around. When one of these fails after an update, the code named in the
 * test can change.
 */

// Private members of classes whose types hide them.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type AnyRecord = Record<string, any>;

async function createPair(): Promise<{ server: AnyRecord; client: AnyRecord }> {
  const { certPem, keyPem, signatureHash } = await CipherContext.createSelfSignedCertificateWithKey(
    { hash: 4, signature: 3 },
    23,
  );
  const transports = { server: {} as AnyRecord, client: {} as AnyRecord };
  const wire = (from: AnyRecord, to: AnyRecord): void => {
    from['send'] = async (packet: Buffer): Promise<void> =>
      void setImmediate(() => to['onData']?.(Buffer.from(packet)));
    from['close'] = (): void => {};
  };
  wire(transports.server, transports.client);
  wire(transports.client, transports.server);
  const options = { cert: certPem, key: keyPem, signatureHash, srtpProfiles: [7, 1], extendedMasterSecret: true };
  const server = new DtlsServer({ ...options, transport: transports.server, certificateRequest: true } as never);
  const client = new DtlsClient({ ...options, transport: transports.client } as never);
  const connected = Promise.all(
    [server, client].map((end) => new Promise<void>((resolve) => end.onConnect.once(() => resolve()))),
  );
  void client.connect();
  await connected;
  return { server, client };
}

function createSctp(): AnyRecord {
  const transport = new RTCSctpTransport(5_000);
  const dtls = {
    id: 'x',
    iceTransport: { role: 'controlled' },
    dataReceiver: () => {},
    sendData: async () => {},
    onStateChange: { subscribe: () => ({ unSubscribe: () => {} }) },
  };
  transport.setDtlsTransport(dtls as never);
  return transport.sctp;
}

describe('werift', () => {
  it('is the version that was read', () => {
    const main = createRequire(import.meta.url).resolve('werift');
    const manifest = JSON.parse(
      readFileSync(path.join(main.slice(0, main.lastIndexOf(`${path.sep}lib${path.sep}`)), 'package.json'), 'utf8'),
    ) as { version: string };
    expect(manifest.version).toBe('0.25.2');
  });

  it('has the fields that dtls-session.ts reads after the handshake', async () => {
    for (const end of Object.values(await createPair())) {
      expect(end['srtp'].srtpProfile).toBe(7);
      expect(end['cipher'].remoteCertificate).toBeInstanceOf(Buffer);
      expect(end['cipher'].masterSecret).toHaveLength(48);
      expect(end['cipher'].localRandom.serialize()).toHaveLength(32);
      expect(end['dtls'].sortedHandshakeCache.map((message: AnyRecord) => message['msg_type']).slice(0, 9)).toEqual([
        1, 2, 11, 12, 13, 14, 11, 16, 15,
      ]);
      expect(end['dtls'].lastMessage.every((packet: unknown) => packet instanceof Buffer)).toBe(true);
      expect(end['dtls'].flight).toBeGreaterThanOrEqual(6);
    }
  });

  it('restarts the record numbers of the encrypted epoch after Finished, which would reuse nonces (dtls-session.ts)', async () => {
    for (const end of Object.values(await createPair())) expect(end['dtls'].recordSequenceNumber).toBe(0);
  });

  it('ends a session on a plaintext alert from anyone (dtls-session.ts lets none through)', async () => {
    const { server } = await createPair();
    let isClosed = false;
    server['onClose'].subscribe(() => (isClosed = true));
    server['transport'].socket.onData(Buffer.from('15fefd000000000000000000020100', 'hex'));

    expect(isClosed).toBe(true);
  });

  it('has the private members of SCTP that sctp-association.ts reads', () => {
    const sctp = createSctp();

    expect(sctp['handleData']).toBeTypeOf('function');
    expect(sctp['inboundStreams']).toEqual({});
    expect(sctp['outboundQueue']).toEqual([]);
    expect(sctp['sentQueue']).toEqual([]);
    expect('lastReceivedTsn' in sctp).toBe(true);
    expect(sctp['advertisedRwnd']).toBe(1_048_576);
    expect(sctp['reconfigQueue']).toEqual([]);
  });

  it('keeps the keys of records as bytes, which is why dtls-session.ts parses them once', async () => {
    const { server } = await createPair();
    expect(
      [server['cipher'].cipher.clientWriteKey, server['cipher'].cipher.serverWriteKey].map((key) =>
        Buffer.isBuffer(key),
      ),
    ).toEqual([true, true]);
  });

  it('acknowledges each message at once, which sctp-association.ts overrides', () => {
    const sctp = createSctp();
    sctp['lastReceivedTsn'] = 1;
    sctp['receiveDataChunk']({
      tsn: 2,
      flags: 3,
      streamId: 0,
      streamSeqNum: 0,
      protocol: 51,
      userData: Buffer.from('x'),
    });
    expect([sctp['sackImmediate'], sctp['sackMisOrdered'].size, sctp['lastReceivedTsn']]).toEqual([true, 0, 2]);
  });

  it('rejects unreadable SCTP instead of dropping it (sctp-association.ts catches it)', async () => {
    await expect(createSctp()['handleData'](Buffer.from('hello'))).rejects.toThrow();
  });

  it('asks a public STUN server when given none, which is why main/media has its own ICE', async () => {
    const connection = new RTCPeerConnection({ iceServers: [] }) as unknown as AnyRecord;
    connection['createDataChannel']('x');

    expect(connection['iceTransports'][0].connection.stunServer).toEqual(['stun.l.google.com', 19_302]);
    await connection['close']();
  });
});
