import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { encodeChunk } from '../../../../shared/protocol/files/file-chunk.ts';
import { contentOf, fileOf, openFiles, RawFiles } from '../../../support/lobby/files/file-member.ts';
import { at } from '../../../support/lobby/lobby.ts';
import { VirtualLobby } from '../../../support/lobby/virtual-lobby.ts';

/** What participants may send on the channel `files`, and its effect. */

const SHA256 = 'ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0';
const OFFER = { type: 'offer', request: 1, name: 'a.txt', size: 3, sha256: SHA256 };

async function open() {
  const lobby = await VirtualLobby.open();
  const watcher = await lobby.join('Ada', 500, at(0, 0));
  const watching = openFiles(watcher.client);
  const { peer, id } = await lobby.connect('Eve');
  const raw = new RawFiles(peer);
  let isClosed = false;
  peer.events.on('closed', () => (isClosed = true));
  await lobby.run(0.2);
  /** Offers a file, and returns its number. */
  const offer = async (more: object = {}): Promise<number> => {
    raw.say({ ...OFFER, ...more });
    await lobby.run(0.1);
    return Number(raw.of('accepted').at(-1)?.['file'] ?? 0);
  };
  const chunk = async (file: number, offset: number, content: string | Buffer): Promise<void> => {
    raw.send(encodeChunk({ file, offset, content: Buffer.from(content) }));
    await lobby.run(0.1);
  };
  const codes = (type: string): unknown[] => raw.of(type).map(({ code }) => code);
  return { lobby, watching, raw, id, offer, chunk, codes, isClosed: () => isClosed };
}

describe('a sender', () => {
  it('of other content than it offered is refused, and nobody sees the file', async () => {
    const { raw, watching, offer, chunk, codes } = await open();
    const file = await offer();
    expect(raw.of('want')).toEqual([{ type: 'want', file, offset: 0, length: 3 }]);
    await chunk(file, 0, 'abd');
    expect(codes('failed')).toEqual(['changed']);
    expect(watching.files).toEqual([]);
    await chunk(file, 0, 'abc');
    expect(watching.files).toEqual([]);
    await chunk(await offer({ request: 2 }), 0, 'abc');
    expect(watching.files).toHaveLength(1);
  });

  it.each([
    ['beyond the end', 0, 'abcd'],
    ['with a gap', 1, 'bc'],
    ['out of bounds', 4_294_967_295, 'a'],
  ])('of content %s is refused', async (_what, offset, content) => {
    const { watching, offer, chunk, codes } = await open();
    await chunk(await offer(), offset, content);
    expect(codes('failed')).toEqual(['changed']);
    expect(watching.files).toEqual([]);
  });

  it('of an image that is none, or that would fill the memory, is refused', async () => {
    const { watching, offer, chunk, codes } = await open();
    const bomb = Buffer.from('89504e470d0a1a0a0000000d494844520000ffff0000ffff08060000', 'hex');
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');
    let request = 2;
    for (const content of [bomb, svg]) {
      const sha256 = createHash('sha256').update(content).digest('base64url');
      const file = await offer({ request: request++, image: 'image/png', size: content.length, sha256 });
      await chunk(file, 0, content);
    }
    expect(codes('failed')).toEqual(['bad-image', 'bad-image']);
    expect(watching.files).toEqual([]);
  });

  it('of a thousand offers gets ten, of which three are open', async () => {
    const { lobby, raw, codes, isClosed } = await open();
    for (let request = 0; request < 1_000; request++) raw.say({ ...OFFER, request, size: 10 + request });
    await lobby.run(0.5);
    expect(raw.of('accepted')).toHaveLength(3);
    expect(codes('refused').filter((code) => code === 'too-many-files')).toHaveLength(7);
    expect(codes('refused').filter((code) => code === 'too-fast')).toHaveLength(990);
    expect(isClosed()).toBe(false);
  });

  it('that stops halfway loses its place after a minute', async () => {
    const { lobby, offer, chunk, codes } = await open();
    const file = await offer({ size: 100_000 });
    await chunk(file, 0, 'abc');
    await lobby.run(58);
    expect(codes('failed')).toEqual([]);
    await lobby.run(5);
    expect(codes('failed')).toEqual(['stalled']);
  });

  it('of messages that are no messages is removed', async () => {
    const { lobby, raw, isClosed } = await open();
    for (let count = 0; count < 10; count++) {
      raw.send('{');
      raw.send(new Uint8Array(3));
    }
    await lobby.run(0.2);
    expect(isClosed()).toBe(false);
    raw.say({ type: 'get', file: 1, offset: -1, length: 1 });
    await lobby.run(0.2);
    expect(isClosed()).toBe(true);
  });
});

describe('a reader', () => {
  it('beyond the end of a file, or of an unknown file, is refused', async () => {
    const { lobby, raw, watching, codes } = await open();
    const sent = await lobby.settle(watching.send(fileOf(contentOf(1_000))).done);
    const file = sent.ok ? sent.value.file : 0;
    await lobby.run(0.3);
    raw.say({ type: 'get', file, offset: 500, length: 501 });
    raw.say({ type: 'get', file, offset: 4_294_967_295, length: 1 });
    raw.say({ type: 'get', file: file === 1 ? 2 : 1, offset: 0, length: 1 });
    raw.say({ type: 'remove', file });
    raw.say({ type: 'stop', file: 4_294_967_295 });
    await lobby.run(0.3);
    expect(codes('failed')).toEqual(['bad-range', 'bad-range', 'gone', 'not-yours']);
    expect(watching.files).toHaveLength(1);
  });

  it('of the content of another sender cannot replace it', async () => {
    const { lobby, watching, chunk } = await open();
    const sending = watching.send(fileOf(contentOf(200_000)));
    await lobby.run(0.1);
    for (let file = 1; file < 50; file++) await chunk(file, 0, 'evil');
    expect((await lobby.settle(sending.done)).ok).toBe(true);
  });
});

it('keeps the content that two members send once, and gives it to both', async () => {
  const { lobby, watching, raw, offer, chunk } = await open();
  await chunk(await offer(), 0, 'abc');
  const sent = await lobby.settle(watching.send(fileOf(Buffer.from('abc'), 'same.txt')).done);
  await lobby.run(0.3);
  expect(watching.files.map(({ name, isOwn }) => [name, isOwn])).toEqual([
    ['a.txt', false],
    ['same.txt', true],
  ]);
  raw.say({ type: 'remove', file: watching.files[0]!.file });
  await lobby.run(0.3);
  const got = await lobby.settle(watching.get(watching.files[0]!).done);
  expect([sent.ok, got.ok && Buffer.from(got.value).toString()]).toEqual([true, 'abc']);
});
