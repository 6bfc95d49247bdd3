import { createSecretKey, type KeyObject } from 'node:crypto';
import { DtlsClient, DtlsServer } from 'werift';
import type { DropCounters } from '../drop-counters.ts';
import type { Fingerprint } from '../../../shared/sdp/sdp-transport.ts';
import { matchesFingerprint, type DtlsCertificate } from './dtls-certificate.ts';
import { findHandshakeFlaw } from './dtls-proof.ts';
import {
  DTLS_ALERT,
  DTLS_APPLICATION_DATA,
  DTLS_HANDSHAKE,
  encodeDtlsRecord,
  HANDSHAKE_FINISHED,
  HANDSHAKE_HELLO_VERIFY_REQUEST,
  isInitialClientHello,
  isSaneHandshake,
  parseDtlsRecords,
  type DtlsRecord,
} from './dtls-records.ts';
import type { SrtpKeyMaterial } from '../rtp/media-session.ts';
import { ReplayWindow } from '../replay-window.ts';
import { SRTP_PROFILES, srtpKeyLengths, type SrtpProfile } from '../rtp/srtp-keys.ts';

export interface DtlsSessionOptions {
  readonly role: 'server' | 'client';
  readonly certificate: DtlsCertificate;
  /** undefined = any certificate; ask `hasCertificate` for it later. */
  readonly remoteFingerprints: readonly Fingerprint[] | undefined;
  readonly srtpProfiles?: readonly SrtpProfile[];
  readonly counters: DropCounters;
  readonly send: (packet: Buffer) => void;
  /** The peer has proved its identity. */
  readonly onConnected: (keys: SrtpKeyMaterial) => void;
  /** Decrypted application data: SCTP. */
  readonly onData: (data: Buffer) => void;
  /** 'left': the peer closed it; 'failed': the handshake failed. */
  readonly onEnded: (reason: 'left' | 'failed', detail: string) => void;
}

/** Handshake records accepted before the handshake is complete: a real one needs about 10, with retransmissions 100. */
const MAX_HANDSHAKE_RECORDS = 200;

/**
 * A client repeats its last flight while ours is lost; we answer this many times. Werift's own count of
 * retransmissions.
 */
const MAX_FLIGHT_REPEATS = 10;

/**
 * A client may repeat it for this long: RFC 6347 section 4.2.4.1 doubles 1 s up to 60 s; WebRTC clients give up
 * earlier.
 */
const FLIGHT_REPEAT_MS = 60_000;

/**
 * Werift numbers application data from 1 again after sending its Finished message under a higher number in the same
 * epoch, so a nonce would be used twice. We continue from here. (test/integration/expectation/werift.test.ts)
 */
const FIRST_DATA_SEQUENCE = 0x10000;

/** Beyond all of werift's flights, which stops its retransmission timers. */
const AFTER_LAST_FLIGHT = 100;

const CLOSE_NOTIFY = Buffer.from([1, 0]);
const EPOCH = 1;

/**
 * One DTLS 1.2 association. Werift does the handshake; every record passes our checks before and after it. Once the
 * peer has proved its identity, records are decrypted here and no longer reach werift.
 */
export class DtlsSession {
  readonly #options: DtlsSessionOptions;
  readonly #socket: DtlsServer | DtlsClient;
  readonly #transport: {
    onData?: (packet: Buffer) => void;
    send: (packet: Buffer) => Promise<void>;
    close: () => void;
  };
  readonly #replay = new ReplayWindow();
  #state: 'handshaking' | 'connected' | 'closed' = 'handshaking';
  #peerFinished: Buffer | undefined;
  #handshakeRecords = 0;
  #flightRepeats = 0;
  #connectedAtMs = 0;
  #nowMs = 0;

  constructor(options: DtlsSessionOptions) {
    this.#options = options;
    const send = async (packet: Buffer): Promise<void> => options.send(packet);
    this.#transport = { send, close: () => {} };
    this.#socket = this.#createSocket();
    const handleHandshakes = this.#socket.onHandleHandshakes;
    this.#socket.onHandleHandshakes = async (messages) => {
      for (const message of messages)
        if (message.msg_type === HANDSHAKE_FINISHED) this.#peerFinished = message.fragment;
      await handleHandshakes(messages);
    };
    this.#socket.onConnect.subscribe(() => this.#onHandshakeDone());
    this.#socket.onError.subscribe((error) => this.#end('failed', String(error)));
  }

  get isConnected(): boolean {
    return this.#state === 'connected';
  }

  /** Returns whether the connected peer proved one of these certificates. */
  hasCertificate(announced: readonly Fingerprint[]): boolean {
    const certificate = this.#socket.cipher.remoteCertificate;
    return this.isConnected && certificate !== undefined && matchesFingerprint(certificate, announced);
  }

  /** Sends the client's first flight; the server waits for it. */
  start(): void {
    if (this.#socket instanceof DtlsClient)
      this.#socket.connect().catch((error: unknown) => this.#end('failed', String(error)));
  }

  /** Takes one datagram from a verified address. Returns whether any of its records was authentic. */
  receive(packet: Buffer, nowMs: number): boolean {
    this.#nowMs = nowMs;
    const records = parseDtlsRecords(packet);
    if (records === undefined) {
      this.#options.counters['dtls-malformed'] += 1;
      return false;
    }
    let isAuthentic = false;
    for (const record of records) {
      if (this.#state === 'handshaking') this.#receiveHandshake(record);
      else if (this.#state === 'connected') isAuthentic = this.#receiveProtected(record) || isAuthentic;
    }
    return isAuthentic;
  }

  /** Encrypts and sends application data. */
  sendData(data: Buffer): void {
    if (this.#state === 'connected') this.#sendProtected(DTLS_APPLICATION_DATA, data);
  }

  /** Sends the peer an alert that ends the association. */
  close(): void {
    if (this.#state === 'connected') this.#sendProtected(DTLS_ALERT, CLOSE_NOTIFY);
    this.#stop();
  }

  #createSocket(): DtlsServer | DtlsClient {
    const { role, certificate, srtpProfiles } = this.#options;
    const options = {
      transport: this.#transport as never,
      cert: certificate.certificatePem,
      key: certificate.privateKeyPem,
      signatureHash: certificate.signatureHash,
      srtpProfiles: [...(srtpProfiles ?? SRTP_PROFILES)],
      extendedMasterSecret: true,
    };
    return role === 'server' ? new DtlsServer({ ...options, certificateRequest: true }) : new DtlsClient(options);
  }

  /** Passes only handshake records to werift, and only a limited number. */
  #receiveHandshake(record: DtlsRecord): void {
    const { counters } = this.#options;
    if (record.contentType !== DTLS_HANDSHAKE) {
      if (record.contentType !== 20) counters['dtls-unexpected'] += 1;
      return;
    }
    if (record.epoch === 0 && !isSaneHandshake(record.fragment)) {
      counters['dtls-malformed'] += 1;
      return;
    }
    // A late or forged first ClientHello would discard the keys of a handshake in progress.
    const isRestart = record.epoch === 0 && isInitialClientHello(record.fragment) && this.#socket.dtls.flight >= 4;
    // A busy server answers the client's repeated hello too, and werift's client would fail at the second request for
    // its cookie.
    const isAskedAgain =
      record.epoch === 0 && record.fragment[0] === HANDSHAKE_HELLO_VERIFY_REQUEST && this.#socket.dtls.flight >= 3;
    if (isRestart || isAskedAgain || this.#handshakeRecords >= MAX_HANDSHAKE_RECORDS) {
      counters['dtls-unexpected'] += 1;
      return;
    }
    this.#handshakeRecords += 1;
    this.#transport.onData?.(record.bytes);
  }

  #receiveProtected(record: DtlsRecord): boolean {
    const { counters } = this.#options;
    if (record.epoch !== EPOCH) {
      counters['dtls-plaintext'] += 1;
      return false;
    }
    // A repeated Finished has a new number too; a record with a known number is a copy.
    if (!this.#replay.isFresh(record.sequence)) {
      counters['dtls-replayed'] += 1;
      return false;
    }
    const data = this.#open(record);
    if (data === undefined) {
      counters['dtls-unauthentic'] += 1;
      return false;
    }
    this.#replay.accept(record.sequence);
    if (record.contentType === DTLS_APPLICATION_DATA) this.#options.onData(data);
    else if (record.contentType === DTLS_ALERT) this.#onAlert(data);
    else if (data[0] === HANDSHAKE_FINISHED) this.#repeatLastFlight();
    else counters['dtls-unexpected'] += 1;
    return true;
  }

  #onAlert(alert: Buffer): void {
    const isFatal = alert[0] === 2;
    if (isFatal || alert[1] === 0) this.#end('left', isFatal ? `alert ${alert[1]}` : 'close_notify');
  }

  /** Repeats our last flight: the client repeats its own, so ours got lost. */
  #repeatLastFlight(): void {
    if (
      this.#options.role !== 'server' ||
      this.#flightRepeats >= MAX_FLIGHT_REPEATS ||
      this.#nowMs - this.#connectedAtMs > FLIGHT_REPEAT_MS
    ) {
      this.#options.counters['dtls-unexpected'] += 1;
      return;
    }
    this.#flightRepeats += 1;
    for (const packet of this.#socket.dtls.lastMessage) this.#options.send(packet);
  }

  #open(record: DtlsRecord): Buffer | undefined {
    try {
      const { contentType, version, epoch, sequence } = record;
      return this.#socket.cipher.cipher.decrypt(this.#socket.sessionType, record.fragment, {
        type: contentType,
        version,
        epoch,
        sequenceNumber: sequence,
      });
    } catch {
      return undefined;
    }
  }

  #sendProtected(contentType: number, data: Buffer): void {
    const sequence = ++this.#socket.dtls.recordSequenceNumber;
    const header = { type: contentType, version: 0xfefd, epoch: EPOCH, sequenceNumber: sequence };
    this.#options.send(
      encodeDtlsRecord(
        contentType,
        EPOCH,
        sequence,
        this.#socket.cipher.cipher.encrypt(this.#socket.sessionType, data, header),
      ),
    );
  }

  #onHandshakeDone(): void {
    if (this.#state !== 'handshaking') return;
    const { dtls, srtp } = this.#socket;
    dtls.recordSequenceNumber = FIRST_DATA_SEQUENCE;
    const flaw = this.#findFlaw();
    const profile = SRTP_PROFILES.find((known) => known === srtp.srtpProfile);
    if (flaw !== undefined || profile === undefined) {
      this.#end('failed', flaw ?? 'no common SRTP profile');
      return;
    }
    const { keyBytes, saltBytes } = srtpKeyLengths(profile);
    const { localKey, localSalt, remoteKey, remoteSalt } = this.#socket.extractSessionKeys(keyBytes, saltBytes);
    dtls.handshakeCache = {};
    keepKeysParsed(this.#socket.cipher.cipher as unknown as RecordKeys);
    this.#state = 'connected';
    this.#connectedAtMs = this.#nowMs;
    this.#options.onConnected({
      profile,
      local: { key: localKey, salt: localSalt },
      remote: { key: remoteKey, salt: remoteSalt },
    });
  }

  #findFlaw(): string | undefined {
    const { cipher, dtls } = this.#socket;
    const certificate = cipher.remoteCertificate;
    if (certificate === undefined || this.#peerFinished === undefined) return 'the peer sent no certificate';
    const announced = this.#options.remoteFingerprints;
    if (announced !== undefined && !matchesFingerprint(certificate, announced))
      return 'the certificate is not the announced one';
    const local = cipher.localRandom.serialize();
    const remote = cipher.remoteRandom.serialize();
    const isServer = this.#options.role === 'server';
    return findHandshakeFlaw({
      localRole: this.#options.role,
      messages: dtls.sortedHandshakeCache,
      certificate,
      clientRandom: isServer ? remote : local,
      serverRandom: isServer ? local : remote,
      masterSecret: cipher.masterSecret,
      peerFinished: this.#peerFinished,
    });
  }

  #end(reason: 'left' | 'failed', detail: string): void {
    if (this.#state === 'closed') return;
    this.#stop();
    this.#options.onEnded(reason, detail);
  }

  #stop(): void {
    this.#state = 'closed';
    this.#socket.dtls.flight = AFTER_LAST_FLIGHT;
    this.#transport.onData = () => {};
  }
}

/**
 * The members of werift's cipher suites that hold the keys passed to Node's ciphers for each record.
 * (test/integration/expectation/werift.test.ts)
 */
interface RecordKeys {
  clientWriteKey: Buffer | KeyObject | undefined;
  serverWriteKey: Buffer | KeyObject | undefined;
}

/**
 * Converts the keys to `KeyObject`s once. A cipher costs Node 24 16 us with a key as bytes, and 3 us with a `KeyObject`
 * (measured).
 */
function keepKeysParsed(keys: RecordKeys): void {
  if (Buffer.isBuffer(keys.clientWriteKey)) keys.clientWriteKey = createSecretKey(keys.clientWriteKey);
  if (Buffer.isBuffer(keys.serverWriteKey)) keys.serverWriteKey = createSecretKey(keys.serverWriteKey);
}
