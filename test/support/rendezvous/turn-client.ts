import { createHash, createHmac, randomBytes } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { ipAddressBytes } from '../../../main/media/ice/ip-address.ts';

const MAGIC_COOKIE = 0x2112a442;
const ALLOCATE = 0x0003;
const CREATE_PERMISSION = 0x0008;
const ERROR_BITS = 0x0110;

const USERNAME = 0x0006;
const MESSAGE_INTEGRITY = 0x0008;
const ERROR_CODE = 0x0009;
const XOR_PEER_ADDRESS = 0x0012;
const REALM = 0x0014;
const NONCE = 0x0015;
const REQUESTED_ADDRESS_FAMILY = 0x0017;
const REQUESTED_TRANSPORT = 0x0019;
const UDP = 17;
const RETRY_MS = 500;

export interface TurnAccount {
  readonly username: string;
  readonly credential: string;
}

/** What a TURN server answers: 0 = yes, or the code of its error (RFC 8656). */
type TurnAnswer = number;

/** Asks a TURN server on loopback for an allocation, and then for permissions to send to peers. */
export async function askTurn(
  port: number,
  { username, credential }: TurnAccount,
  peers: readonly string[] = [],
  family: 4 | 6 = 4,
): Promise<{ readonly allocation: TurnAnswer; readonly permissions: readonly TurnAnswer[] }> {
  const socket = createSocket('udp4');
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  const exchange = (request: Buffer): Promise<Buffer> =>
    new Promise((resolve) => {
      const send = (): void => socket.send(request, port, '127.0.0.1', () => undefined);
      const timer = setInterval(send, RETRY_MS);
      socket.on('message', function receive(answer: Buffer) {
        if (answer.subarray(8, 20).compare(request.subarray(8, 20)) !== 0) return;
        clearInterval(timer);
        socket.off('message', receive);
        resolve(answer);
      });
      send();
    });
  try {
    const transport = attribute(REQUESTED_TRANSPORT, Buffer.of(UDP, 0, 0, 0));
    const wanted = [transport, attribute(REQUESTED_ADDRESS_FAMILY, Buffer.of(family === 4 ? 1 : 2, 0, 0, 0))];
    const challenge = await exchange(encode(ALLOCATE, wanted));
    const realm = find(challenge, REALM) ?? Buffer.alloc(0);
    const key = createHash('md5').update(`${username}:${realm.toString()}:${credential}`).digest();
    const proof = [
      attribute(USERNAME, Buffer.from(username)),
      attribute(REALM, realm),
      attribute(NONCE, find(challenge, NONCE) ?? Buffer.alloc(0)),
    ];
    const allocation = codeOf(await exchange(encode(ALLOCATE, [...wanted, ...proof], key)));
    const permissions: TurnAnswer[] = [];
    for (const peer of allocation === 0 ? peers : []) {
      const transaction = randomBytes(12);
      const to = attribute(XOR_PEER_ADDRESS, peerAddress(peer, transaction));
      permissions.push(codeOf(await exchange(encode(CREATE_PERMISSION, [to, ...proof], key, transaction))));
    }
    return { allocation, permissions };
  } finally {
    socket.close();
  }
}

function encode(type: number, attributes: readonly Buffer[], key?: Buffer, transaction = randomBytes(12)): Buffer {
  const body = Buffer.concat(attributes);
  const header = Buffer.alloc(20);
  header.writeUInt16BE(type, 0);
  header.writeUInt16BE(body.length + (key === undefined ? 0 : 24), 2);
  header.writeUInt32BE(MAGIC_COOKIE, 4);
  transaction.copy(header, 8);
  const packet = Buffer.concat([header, body]);
  if (key === undefined) return packet;
  return Buffer.concat([packet, attribute(MESSAGE_INTEGRITY, createHmac('sha1', key).update(packet).digest())]);
}

function attribute(type: number, value: Buffer): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16BE(type, 0);
  head.writeUInt16BE(value.length, 2);
  return Buffer.concat([head, value, Buffer.alloc((4 - (value.length % 4)) % 4)]);
}

function find(packet: Buffer, wanted: number): Buffer | undefined {
  for (let offset = 20; offset + 4 <= packet.length;) {
    const length = packet.readUInt16BE(offset + 2);
    if (packet.readUInt16BE(offset) === wanted) return packet.subarray(offset + 4, offset + 4 + length);
    offset += 4 + length + ((4 - (length % 4)) % 4);
  }
  return undefined;
}

function codeOf(answer: Buffer): TurnAnswer {
  if ((answer.readUInt16BE(0) & ERROR_BITS) !== ERROR_BITS) return 0;
  const value = find(answer, ERROR_CODE);
  return (value?.[2] ?? 0) * 100 + (value?.[3] ?? 0);
}

function peerAddress(address: string, transaction: Buffer): Buffer {
  const bytes = ipAddressBytes(address) ?? new Uint8Array(4);
  const mask = Buffer.concat([Buffer.of(0x21, 0x12, 0xa4, 0x42), transaction]);
  const masked = Array.from(bytes, (byte, index) => byte ^ (mask[index] ?? 0));
  return Buffer.from([0, bytes.length === 4 ? 1 : 2, 0x21, 0x12, ...masked]);
}
