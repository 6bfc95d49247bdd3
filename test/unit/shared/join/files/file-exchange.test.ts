import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { FileExchange, type FileLine } from '../../../../../shared/join/files/file-exchange.ts';
import type { OutgoingFile } from '../../../../../shared/join/files/file-push.ts';
import { encodeChunk, parseChunk } from '../../../../../shared/protocol/files/file-chunk.ts';
import type {
  ClientboundFiles,
  FileRow,
  ServerboundFiles,
} from '../../../../../shared/protocol/files/file-messages.ts';

const hashOf = (content: Uint8Array): string => createHash('sha256').update(content).digest('base64url');

function rowOf(file: number, content: Uint8Array, preview = 0): FileRow {
  const about = { name: 'a.txt', size: content.length, sha256: hashOf(content), preview, image: '' } as const;
  return { ...{ file, from: 2, sender: 'Ada', identity: '', agoSeconds: 0, isOwn: false }, ...about };
}

/** One connection to a host that the test plays. */
class Line implements FileLine {
  readonly messages: ServerboundFiles[] = [];
  readonly content: Buffer[] = [];
  readonly #exchange: FileExchange;

  constructor(exchange: FileExchange) {
    this.#exchange = exchange;
    exchange.open(this);
  }

  send(message: string | Uint8Array): void {
    if (typeof message === 'string') this.messages.push(JSON.parse(message) as ServerboundFiles);
    else this.content.push(Buffer.from(parseChunk(message)?.content ?? []));
  }

  tell(message: ClientboundFiles): void {
    this.#exchange.receive(this, JSON.stringify(message));
  }

  give(file: number, offset: number, content: Uint8Array): void {
    this.#exchange.receive(this, encodeChunk({ file, offset, content }));
  }

  show(...rows: FileRow[]): void {
    this.tell({ type: 'files', maxBytes: 10_000_000, rows });
  }

  latest<Type extends ServerboundFiles['type']>(type: Type) {
    return this.messages.findLast(
      (message): message is Extract<ServerboundFiles, { type: Type }> => message.type === type,
    );
  }
}

function open() {
  const exchange = new FileExchange();
  return { exchange, line: new Line(exchange) };
}

function outgoing(content: Buffer, more: Partial<OutgoingFile> = {}): OutgoingFile {
  const about = { name: 'a.txt', size: content.length, image: '', sha256: hashOf(content) } as const;
  const read = async (offset: number, length: number) => content.subarray(offset, offset + length);
  return { ...about, preview: new Uint8Array(0), read, ...more };
}

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('a member that sends a file', () => {
  it('sends the parts that the host asks for, the preview first, until the host has it', async () => {
    const { exchange, line } = open();
    const preview = Uint8Array.of(9, 9);
    const progress: number[] = [];
    const transfer = exchange.send(outgoing(Buffer.from('hello world'), { preview }), (bytes) => progress.push(bytes));
    expect(line.latest('offer')).toMatchObject({ name: 'a.txt', size: 11, preview: 2 });
    line.tell({ type: 'accepted', request: line.latest('offer')!.request, file: 7, have: 0 });
    line.tell({ type: 'want', file: 7, offset: 0, length: 5 });
    line.tell({ type: 'want', file: 7, offset: 5, length: 8 });
    await settle();
    expect(Buffer.concat(line.content).toString('latin1')).toBe('\t\thello world');
    expect(progress.at(-1)).toBe(11);
    line.show({ ...rowOf(7, Buffer.from('hello world')), isOwn: true });
    expect(await transfer.done).toMatchObject({ ok: true, value: { file: 7 } });
  });

  it('offers it again on the next connection', async () => {
    const { exchange, line } = open();
    const transfer = exchange.send(outgoing(Buffer.from('hello')));
    line.tell({ type: 'accepted', request: 1, file: 7, have: 0 });
    exchange.close(line);
    const next = new Line(exchange);
    expect(next.latest('offer')).toEqual(line.latest('offer'));
    line.tell({ type: 'failed', file: 7, code: 'stalled', message: '' });
    next.tell({ type: 'accepted', request: 1, file: 8, have: 2 });
    next.tell({ type: 'want', file: 8, offset: 2, length: 3 });
    await settle();
    expect(Buffer.concat(next.content).toString()).toBe('llo');
    next.show({ ...rowOf(8, Buffer.from('hello')), isOwn: true });
    expect((await transfer.done).ok).toBe(true);
  });

  it.each<[string, OutgoingFile['read']]>([
    ['is shorter than it was', async () => new Uint8Array(2)],
    [
      'cannot be read any longer',
      async () => {
        throw new Error('gone');
      },
    ],
  ])('takes it back when it %s', async (_what, read) => {
    const { exchange, line } = open();
    const transfer = exchange.send(outgoing(Buffer.from('hello'), { read }));
    line.tell({ type: 'accepted', request: 1, file: 7, have: 0 });
    line.tell({ type: 'want', file: 7, offset: 0, length: 5 });
    expect(await transfer.done).toMatchObject({ ok: false, error: { code: 'changed' } });
    expect(line.latest('remove')).toEqual({ type: 'remove', file: 7 });
  });

  it('learns why it is refused, and can cancel', async () => {
    const { exchange, line } = open();
    const refused = exchange.send(outgoing(Buffer.from('hello')));
    line.tell({ type: 'refused', request: 1, code: 'not-permitted', message: 'No.' });
    expect(await refused.done).toMatchObject({ error: { code: 'not-permitted', message: 'No.' } });
    const cancelled = exchange.send(outgoing(Buffer.from('hello')));
    line.tell({ type: 'accepted', request: 2, file: 7, have: 0 });
    cancelled.cancel();
    expect(await cancelled.done).toMatchObject({ error: { code: 'cancelled' } });
    expect(line.latest('remove')).toEqual({ type: 'remove', file: 7 });
    line.tell({ type: 'want', file: 7, offset: 0, length: 5 });
    await settle();
    expect(line.content).toEqual([]);
  });
});

describe('a member that gets a file', () => {
  it('asks for one range after the other, and compares the hash', async () => {
    const { exchange, line } = open();
    const content = Buffer.alloc(300_000, 'x');
    line.show(rowOf(7, content, 100));
    const progress: number[] = [];
    const transfer = exchange.get(exchange.files[0]!, 'file', (bytes) => progress.push(bytes));
    expect(line.latest('get')).toEqual({ type: 'get', file: 7, offset: 100, length: 262_144 });
    for (let offset = 0; offset < 300_000;) {
      const end = Math.min(offset + 3_000, offset < 262_144 ? 262_144 : 300_000);
      line.give(7, 100 + offset, content.subarray(offset, end));
      offset = end;
    }
    expect(line.messages.at(-1)).toEqual({ type: 'get', file: 7, offset: 262_244, length: 37_856 });
    expect(await transfer.done).toEqual({ ok: true, value: new Uint8Array(content) });
    expect(progress.at(-1)).toBe(300_000);
  });

  it('refuses content that is not what was offered', async () => {
    const { exchange, line } = open();
    line.show(rowOf(7, Buffer.from('before')));
    const transfer = exchange.get(exchange.files[0]!);
    line.give(7, 0, Buffer.from('behind'));
    expect(await transfer.done).toMatchObject({ error: { code: 'wrong-hash' } });
  });

  it('continues on the next connection, from where the last one ended', async () => {
    const { exchange, line } = open();
    const row = rowOf(7, Buffer.from('hello'));
    line.show(row);
    const transfer = exchange.get(row);
    line.give(7, 0, Buffer.from('he'));
    exchange.close(line);
    const next = new Line(exchange);
    expect(next.latest('get')).toEqual({ type: 'get', file: 7, offset: 2, length: 3 });
    // What is late from the former connection does not count.
    line.give(7, 2, Buffer.from('xxx'));
    next.give(7, 2, Buffer.from('llo'));
    expect(await transfer.done).toMatchObject({ ok: true });
  });

  it('ignores content that it has not asked for', async () => {
    const { exchange, line } = open();
    const row = rowOf(7, Buffer.from('hello'));
    line.show(row);
    const transfer = exchange.get(row);
    line.give(7, 3, Buffer.from('lo'));
    line.give(9, 0, Buffer.from('hello'));
    line.give(7, 0, Buffer.from('hello and more'));
    line.give(7, 0, Buffer.from('hello'));
    expect(await transfer.done).toMatchObject({ ok: true });
  });

  it('learns that the file is gone, while it comes or before', async () => {
    const { exchange, line } = open();
    const row = rowOf(7, Buffer.from('hello'));
    line.show(row);
    const first = exchange.get(row);
    line.tell({ type: 'gone', files: [7] });
    expect(await first.done).toMatchObject({ error: { code: 'gone' } });
    expect(exchange.files).toEqual([]);
    const second = exchange.get(row);
    line.tell({ type: 'failed', file: 7, code: 'gone', message: 'Gone.' });
    expect(await second.done).toMatchObject({ error: { code: 'gone', message: 'Gone.' } });
  });

  it('asks for four files at once, for one part of each, and for the rest as they come', async () => {
    const { exchange, line } = open();
    const rows = [1, 2, 3, 4, 5].map((file) => rowOf(file, Buffer.from(`file ${file}`), 2));
    line.show(...rows);
    const preview = exchange.get(rows[0]!, 'preview');
    const transfers = rows.map((row) => exchange.get(row));
    expect(line.messages.map((message) => 'file' in message && message.file)).toEqual([1, 2, 3, 4]);
    line.give(1, 0, Buffer.from('pp'));
    expect((await preview.done).ok).toBe(true);
    expect(line.messages.at(-1)).toMatchObject({ file: 1, offset: 2 });
    transfers[1]!.cancel();
    expect(line.messages.slice(-2)).toMatchObject([
      { type: 'stop', file: 2 },
      { type: 'get', file: 5 },
    ]);
  });

  it('hears of a file once, however many connections it has', () => {
    const { exchange, line } = open();
    const offered: number[] = [];
    exchange.events.on('offered', ({ file }) => offered.push(file));
    line.show(rowOf(7, Buffer.from('hello')));
    exchange.close(line);
    new Line(exchange).show(rowOf(7, Buffer.from('hello')), rowOf(8, Buffer.from('more')));
    expect(offered).toEqual([7, 8]);
  });
});

it('gives everything up when the member leaves', async () => {
  const { exchange, line } = open();
  line.show(rowOf(7, Buffer.from('hello')));
  const got = exchange.get(exchange.files[0]!);
  const sent = exchange.send(outgoing(Buffer.from('hello')));
  exchange.end();
  expect([(await got.done).ok, (await sent.done).ok, exchange.maxBytes]).toEqual([false, false, 0]);
});

it('ignores messages that it cannot read', () => {
  const { exchange, line } = open();
  for (const text of ['', '[]', '{"type":"newer"}', '{"type":"files","maxBytes":-1,"rows":[]}'])
    exchange.receive(line, text);
  exchange.receive(line, new Uint8Array(3));
  expect(exchange.files).toEqual([]);
});
