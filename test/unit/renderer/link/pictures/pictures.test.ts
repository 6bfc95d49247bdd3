import { beforeEach, describe, expect, it } from 'vitest';
import { Pictures } from '../../../../../renderer/link/pictures/pictures.ts';
import { partsOfPicture } from '../../../../../shared/model/profile/picture-parts.ts';
import { ManualClock } from '../../../../support/manual-clock.ts';

const hashOf = (index: number): string => String(index).padStart(43, '0');
const TEXT = 'x'.repeat(4_000);

let clock: ManualClock;
let pictures: Pictures;
let sent: { readonly type: string; readonly hash: string }[];
/** Hashes that do not belong to their picture. */
let wrong: Set<string>;

const link = {
  send: (message: object) => void sent.push(message as (typeof sent)[number]),
  accepts: (type: string) => type === 'profile',
};

beforeEach(() => {
  clock = new ManualClock();
  sent = [];
  wrong = new Set();
  pictures = new Pictures({
    open: async (text, hash) => (wrong.has(hash) ? null : { url: `data:${text.length}`, disc: {} as never }),
    schedule: clock.schedule,
    nowMs: clock.nowMs,
  });
});

async function deliver(hash: string): Promise<void> {
  for (const part of partsOfPicture(hash, TEXT)) pictures.receive({ type: 'picture', ...part });
  await Promise.resolve();
  await Promise.resolve();
}

const look = (index: number): (() => void) => pictures.source(hashOf(index)).subscribe(() => undefined);
const asked = (): readonly string[] => sent.filter(({ type }) => type === 'get-picture').map(({ hash }) => hash);

describe('the pictures of others', () => {
  it('are asked for once while somebody looks, and shown when they are whole and right', async () => {
    let changes = 0;
    pictures.source(hashOf(1)).subscribe(() => changes++);
    look(1);
    expect(asked()).toEqual([]);
    pictures.setLink(link);
    expect(asked()).toEqual([hashOf(1)]);
    await deliver(hashOf(1));
    expect(pictures.source(hashOf(1)).current()).toMatchObject({ url: 'data:4000' });
    expect(changes).toBe(1);
    look(1);
    expect(asked()).toHaveLength(1);
  });

  it('are asked for eight at a time, so that 300 of them are no burst', async () => {
    pictures.setLink(link);
    for (let index = 0; index < 300; index++) look(index);
    expect(asked()).toHaveLength(8);
    for (let index = 0; index < 300; index++) await deliver(hashOf(index));
    expect(asked()).toHaveLength(300);
  });

  it("are not asked for when nobody looks any longer, or others' pictures are not wanted", async () => {
    look(1)();
    look(2);
    pictures.setShown(false);
    pictures.setLink(link);
    expect(asked()).toEqual([]);
    pictures.setShown(true);
    expect(asked()).toEqual([hashOf(2)]);
    await deliver(hashOf(2));
    pictures.setShown(false);
    expect(pictures.source(hashOf(2)).current()).toBeNull();
  });

  it('never show if they are not what their hash says', async () => {
    wrong.add(hashOf(1));
    pictures.setLink(link);
    look(1);
    await deliver(hashOf(1));
    expect(pictures.source(hashOf(1)).current()).toBeNull();
  });

  it('that nobody asked for are ignored, and so are parts out of order', async () => {
    pictures.setLink(link);
    await deliver(hashOf(1));
    expect(pictures.source(hashOf(1)).current()).toBeNull();
    look(2);
    pictures.receive({ type: 'picture', ...partsOfPicture(hashOf(2), TEXT)[1]! });
    await deliver(hashOf(2));
    expect(pictures.source(hashOf(2)).current()).toBeNull();
  });

  it('that the host does not have, or never sends, are asked for again after a minute', () => {
    pictures.setLink(link);
    look(1);
    look(2);
    pictures.receive({ type: 'no-picture', hash: hashOf(1) });
    clock.advance(41_000);
    look(1);
    look(2);
    expect(asked()).toHaveLength(2);
    clock.advance(61_000);
    look(1);
    look(2);
    expect(asked()).toHaveLength(4);
  });

  it('are asked of the next host, and of no host that knows none', () => {
    pictures.setLink(link);
    look(1);
    pictures.setLink({ ...link, accepts: () => false });
    expect(asked()).toHaveLength(1);
    pictures.setLink(link);
    expect(asked()).toHaveLength(2);
  });
});

describe('your own picture', () => {
  it('shows at once, and goes to a host that asks for it, ten parts a second', async () => {
    pictures.setShown(false);
    pictures.setLink(link);
    pictures.setOwn({ hash: hashOf(7), text: 'x'.repeat(9_000) });
    await Promise.resolve();
    await Promise.resolve();
    expect(pictures.source(hashOf(7)).current()).not.toBeNull();
    pictures.receive({ type: 'want-picture', hash: hashOf(8) });
    expect(sent).toEqual([]);
    pictures.receive({ type: 'want-picture', hash: hashOf(7) });
    expect(sent).toHaveLength(1);
    clock.advance(1_000);
    expect(sent.map(({ type }) => type)).toEqual(['picture', 'picture', 'picture', 'picture']);
  });
});
