import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  createFilesController,
  MAX_STAGED,
  type FilesController,
} from '../../../../../renderer/features/files/files-controller.ts';
import {
  createFilesStore,
  type FilesStore,
  type ShownFile,
} from '../../../../../renderer/features/files/files-store.ts';
import type { PreparedFile, PrepareProblem } from '../../../../../renderer/features/files/prepare-file.ts';
import type { FileExchange } from '../../../../../shared/join/files/file-exchange.ts';
import { encodeChunk } from '../../../../../shared/protocol/files/file-chunk.ts';
import type {
  ClientboundFiles,
  FileRow,
  ServerboundFiles,
} from '../../../../../shared/protocol/files/file-messages.ts';
import { failure, success, type Result } from '../../../../../shared/result.ts';

const HELLO = Buffer.from('hello');
const BLOCKED_ID = 9;
const NOW_MS = 1_000_000;

const hashOf = (content: Uint8Array): string => createHash('sha256').update(content).digest('base64url');

function rowOf(file: number, more: Partial<FileRow> = {}): FileRow {
  const about = { name: 'a.txt', size: HELLO.length, sha256: hashOf(HELLO), preview: 0, image: '' } as const;
  return { ...{ file, from: 2, sender: 'Wren', identity: '', agoSeconds: 0, isOwn: false }, ...about, ...more };
}

/** A link to a host that the test plays. */
class Link {
  readonly sent: ServerboundFiles[] = [];
  #exchange: FileExchange | undefined;
  readonly #line = {
    send: (message: string | Uint8Array) => {
      if (typeof message === 'string') this.sent.push(JSON.parse(message) as ServerboundFiles);
    },
  };

  accepts = (type: string): boolean => type === 'files';

  openFiles(exchange: FileExchange): void {
    this.#exchange = exchange;
    exchange.open(this.#line);
  }

  tell(message: ClientboundFiles): void {
    this.#exchange?.receive(this.#line, JSON.stringify(message));
  }

  show(...rows: FileRow[]): void {
    this.tell({ type: 'files', maxBytes: 10_000_000, rows });
  }

  give(file: number, content: Uint8Array, offset = 0): void {
    this.#exchange?.receive(this.#line, encodeChunk({ file, offset, content }));
  }

  types(): string[] {
    return this.sent.map(({ type }) => type);
  }
}

let store: FilesStore;
let controller: FilesController;
let link: Link;
let saved: { readonly name: string; readonly content: Blob }[];
let refused: string[];
let prepare: (file: File) => Promise<Result<PreparedFile, PrepareProblem>>;

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));
const only = (): ShownFile => {
  expect(store.getState().files).toHaveLength(1);
  return store.getState().files[0]!;
};

function prepared(name: string): Result<PreparedFile, PrepareProblem> {
  const read = async (offset: number, length: number) => HELLO.subarray(offset, offset + length);
  const outgoing = {
    name,
    size: HELLO.length,
    image: '',
    sha256: hashOf(HELLO),
    preview: new Uint8Array(0),
    read,
  } as const;
  return success({ outgoing, content: null });
}

beforeEach(() => {
  [saved, refused] = [[], []];
  store = createFilesStore();
  prepare = async (file) => prepared(file.name);
  controller = createFilesController({
    store,
    own: () => ({ id: 1, name: 'Robin', identity: '' }),
    prepare: (file) => prepare(file),
    saveFile: (name, content) => saved.push({ name, content }),
    onOffered: ({ from }) => from !== BLOCKED_ID,
    onRefused: (code) => refused.push(code),
    nowMs: () => NOW_MS,
  });
  link = new Link();
  controller.setLink(link, false);
  link.show();
});

describe('a file of yours', () => {
  async function send(): Promise<number> {
    controller.stage([new File([HELLO], 'a.txt')]);
    controller.sendStaged();
    await settle();
    const offer = link.sent.find(({ type }) => type === 'offer') as Extract<ServerboundFiles, { type: 'offer' }>;
    return offer.request;
  }

  it('is offered with the next message, and is sent when the host has it', async () => {
    link.tell({ type: 'accepted', request: await send(), file: 7, have: 0 });
    expect(only()).toMatchObject({ fileName: 'a.txt', state: { type: 'sending', progress: 0 }, head: { isOwn: true } });
    link.tell({ type: 'want', file: 7, offset: 0, length: 5 });
    await settle();
    expect(only().state).toEqual({ type: 'sending', progress: 1 });
    link.show(rowOf(7, { isOwn: true, from: 1 }));
    await settle();
    expect(only()).toMatchObject({ state: { type: 'offered' }, row: { file: 7 } });
    expect(store.getState().latest?.what).toBe('sent');
  });

  it('shows why it cannot be sent, and tries again', async () => {
    prepare = async () => failure('empty', '');
    controller.stage([new File([], 'a.txt')]);
    controller.sendStaged();
    await settle();
    expect(only().state).toEqual({ type: 'failed', problem: 'empty' });
    prepare = async (file) => prepared(file.name);
    controller.retry(only().head.key);
    await settle();
    expect(only().state.type).toBe('sending');
    link.tell({ type: 'refused', request: 1, code: 'no-room', message: '' });
    await settle();
    expect(only().state).toEqual({ type: 'failed', problem: 'no-room' });
    controller.discard(only().head.key);
    expect(store.getState().files).toEqual([]);
  });

  it('fails when it changes while it is sent', async () => {
    prepare = async (file) => {
      const ready = prepared(file.name);
      if (!ready.ok) return ready;
      const read = (): Promise<Uint8Array> => Promise.reject(new Error('NotReadableError'));
      return success({ ...ready.value, outgoing: { ...ready.value.outgoing, read } });
    };
    link.tell({ type: 'accepted', request: await send(), file: 7, have: 0 });
    link.tell({ type: 'want', file: 7, offset: 0, length: 5 });
    await settle();
    expect(only().state).toEqual({ type: 'failed', problem: 'changed' });
  });

  it('is gone when you cancel it, before and after it is offered', async () => {
    link.tell({ type: 'accepted', request: await send(), file: 7, have: 0 });
    controller.cancel(only().head.key);
    await settle();
    expect(store.getState().files).toEqual([]);
    expect(link.sent.at(-1)).toEqual({ type: 'remove', file: 7 });
    prepare = () => new Promise(() => undefined);
    controller.stage([new File([HELLO], 'b.txt')]);
    controller.sendStaged();
    controller.cancel(only().head.key);
    expect(store.getState().files).toEqual([]);
  });

  it('continues on the next connection, and waits until then', async () => {
    link.tell({ type: 'accepted', request: await send(), file: 7, have: 0 });
    controller.setLink(null, false);
    expect(store.getState().isConnected).toBe(false);
    const next = new Link();
    controller.setLink(next, true);
    expect(next.types()).toEqual(['offer']);
    expect(only().state.type).toBe('sending');
  });

  it('waits for its turn: the host takes three at once', async () => {
    controller.stage(Array.from({ length: 5 }, (_, index) => new File([HELLO], `${index}.txt`)));
    controller.sendStaged();
    await settle();
    expect(link.types().filter((type) => type === 'offer')).toHaveLength(3);
    link.tell({ type: 'refused', request: 1, code: 'no-room', message: '' });
    await settle();
    expect(link.types().filter((type) => type === 'offer')).toHaveLength(4);
  });

  it('can be taken out of the next message, of which there are at most ten', () => {
    const many = Array.from({ length: MAX_STAGED + 2 }, (_, index) => new File([HELLO], `${index}`));
    expect(controller.stage(many)).toBe(2);
    for (const { key } of store.getState().staged) controller.unstage(key);
    expect(controller.sendStaged()).toBe(false);
  });
});

describe('a file of another player', () => {
  it('is news, unless it was there before you or you blocked the player', () => {
    link.show(rowOf(1, { agoSeconds: 60 }), rowOf(2, { from: BLOCKED_ID }));
    expect(store.getState().latest).toBeNull();
    link.show(rowOf(3, { name: 'map.png' }));
    expect(store.getState().latest).toMatchObject({ what: 'offered', file: { fileName: 'map.png' } });
    expect(store.getState().files.map(({ head }) => head.atMs)).toEqual([NOW_MS - 60_000, NOW_MS, NOW_MS]);
  });

  it('comes once, is saved, and is saved again without the host', async () => {
    link.show(rowOf(3));
    const { key } = only().head;
    void controller.save(key);
    void controller.save(key);
    expect(link.types()).toEqual(['get']);
    link.give(3, HELLO);
    await settle();
    expect(only().state).toEqual({ type: 'here' });
    link.tell({ type: 'gone', files: [3] });
    await controller.save(key);
    expect(saved.map(({ name }) => name)).toEqual(['a.txt', 'a.txt', 'a.txt']);
    expect(Buffer.from(await saved[2]!.content.arrayBuffer())).toEqual(HELLO);
  });

  it('is not saved when something else came, and can be had again', async () => {
    link.show(rowOf(3));
    void controller.save(only().head.key);
    link.give(3, Buffer.from('HELLO'));
    await settle();
    expect(only().state).toEqual({ type: 'failed', problem: 'wrong-hash' });
    expect(saved).toEqual([]);
    controller.retry(only().head.key);
    link.give(3, HELLO);
    await settle();
    expect(only().state).toEqual({ type: 'here' });
  });

  it('continues on the next connection from where it was', async () => {
    link.show(rowOf(3));
    void controller.save(only().head.key);
    link.give(3, HELLO.subarray(0, 2));
    const next = new Link();
    controller.setLink(next, true);
    next.show(rowOf(3));
    expect(next.sent).toEqual([{ type: 'get', file: 3, offset: 2, length: 3 }]);
    next.give(3, HELLO.subarray(2), 2);
    await settle();
    expect(saved).toHaveLength(1);
  });

  it('can be cancelled, and is gone when the host no longer has it', async () => {
    link.show(rowOf(3));
    void controller.save(only().head.key);
    controller.cancel(only().head.key);
    await settle();
    expect(only().state).toEqual({ type: 'offered' });
    expect(link.types()).toEqual(['get', 'stop']);
    link.tell({ type: 'gone', files: [3] });
    expect(only().state).toEqual({ type: 'gone' });
  });

  it('has a preview that is asked for once', async () => {
    link.show(rowOf(3, { preview: 4 }));
    const [first, second] = [controller.previewOf(only().head.key), controller.previewOf(only().head.key)];
    expect(link.types()).toEqual(['get']);
    link.give(3, Uint8Array.of(1, 2, 3, 4));
    expect((await first)?.size).toBe(4);
    expect(await second).toBe(await first);
  });
});

it('forgets everything when you leave, also what comes later', async () => {
  link.show(rowOf(3));
  void controller.save(only().head.key);
  controller.forget();
  await settle();
  expect(store.getState()).toMatchObject({ isAvailable: null, files: [], latest: null });
  link.show(rowOf(4));
  expect(store.getState().files).toEqual([]);
});

it('tells why the host does not take a file back', () => {
  link.show(rowOf(3));
  controller.remove(only().head.key);
  link.tell({ type: 'failed', file: 3, code: 'rank-too-high', message: '' });
  expect(refused).toEqual(['rank-too-high']);
});
