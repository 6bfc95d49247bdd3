import { describe, expect, it } from 'vitest';
import { FileDownloads } from '../../../../../../main/host/lobby/files/file-downloads.ts';
import { FilePace } from '../../../../../../main/host/lobby/files/file-pace.ts';
import type { StoredFile } from '../../../../../../main/host/lobby/files/file-store.ts';
import { parseChunk } from '../../../../../../shared/protocol/files/file-chunk.ts';
import type { LobbyMember } from '../../../../../../main/host/lobby/lobby-member.ts';

function member() {
  const got: { file: number; offset: number; length: number }[] = [];
  const state = { hasRoom: true };
  const peer = {
    get hasRoomForFiles() {
      return state.hasRoom;
    },
    sendFileMessage(message: Uint8Array) {
      const chunk = parseChunk(message);
      if (chunk !== undefined) got.push({ file: chunk.file, offset: chunk.offset, length: chunk.content.length });
      return true;
    },
  };
  return { peer: peer as unknown as LobbyMember['peer'], got, state };
}

const stored = (id: number, bytes: number): StoredFile => ({
  ...{ id, owner: '#1', from: 1, sender: 'Ada', identity: '', readers: null, name: 'a', size: bytes, image: '' },
  ...{ sha256: '', preview: 0, content: Buffer.alloc(bytes), storedAtMs: 0 },
});
const get = (file: number, offset: number, length: number) => ({ type: 'get', file, offset, length }) as const;
const bytesOf = ({ got }: ReturnType<typeof member>): number => got.reduce((sum, { length }) => sum + length, 0);

describe('ranges', () => {
  it('beyond the end of a file are refused', () => {
    const downloads = new FileDownloads(new FilePace(0));
    const ada = member();
    const file = stored(7, 1_000);
    expect(downloads.begin(ada, file, get(7, 0, 1_000))).toBeUndefined();
    expect(downloads.begin(ada, file, get(7, 1, 1_000))).toBe('bad-range');
    expect(downloads.begin(ada, file, get(7, 4_294_967_295, 1))).toBe('bad-range');
  });

  it('of five files at once are too many', () => {
    const downloads = new FileDownloads(new FilePace(0));
    const ada = member();
    for (const id of [1, 2, 3, 4]) expect(downloads.begin(ada, stored(id, 10), get(id, 0, 10))).toBeUndefined();
    expect(downloads.begin(ada, stored(5, 10), get(5, 0, 10))).toBe('too-many-files');
    expect(downloads.begin(ada, stored(4, 10), get(4, 5, 5))).toBeUndefined();
  });

  it('are sent in order, those of several files in turns', () => {
    const downloads = new FileDownloads(new FilePace(0));
    const ada = member();
    downloads.begin(ada, stored(1, 8_000), get(1, 0, 8_000));
    downloads.begin(ada, stored(2, 5_000), get(2, 1_000, 4_000));
    downloads.takeTurn(0);
    expect(ada.got).toEqual([
      { file: 1, offset: 0, length: 3_592 },
      { file: 2, offset: 1_000, length: 3_592 },
      { file: 1, offset: 3_592, length: 3_592 },
      { file: 2, offset: 4_592, length: 408 },
      { file: 1, offset: 7_184, length: 816 },
    ]);
    expect(downloads.isEmpty).toBe(true);
  });

  it('end when they are stopped, or the member is gone', () => {
    const downloads = new FileDownloads(new FilePace(0));
    const [ada, ben] = [member(), member()];
    downloads.begin(ada, stored(1, 1_000_000), get(1, 0, 1_000_000));
    downloads.begin(ben, stored(1, 1_000_000), get(1, 0, 1_000_000));
    downloads.stop(ada, 1);
    downloads.forget(ben);
    downloads.takeTurn(0);
    expect([bytesOf(ada), bytesOf(ben), downloads.isEmpty]).toEqual([0, 0, true]);
  });
});

describe('a member who does not read', () => {
  it('costs the others nothing', () => {
    const downloads = new FileDownloads(new FilePace(0));
    const [stuck, ben] = [member(), member()];
    stuck.state.hasRoom = false;
    for (const one of [stuck, ben]) downloads.begin(one, stored(1, 20_000), get(1, 0, 20_000));
    for (let nowMs = 0; nowMs < 1_000; nowMs += 20) downloads.takeTurn(nowMs);
    expect([bytesOf(stuck), bytesOf(ben)]).toEqual([0, 20_000]);
  });
});

it('shares the rate of the lobby evenly', () => {
  const downloads = new FileDownloads(new FilePace(0));
  const members = Array.from({ length: 20 }, member);
  for (const one of members) downloads.begin(one, stored(1, 1_000_000), get(1, 0, 1_000_000));
  for (let nowMs = 0; nowMs < 2_000; nowMs += 20) downloads.takeTurn(nowMs);
  const bytes = members.map(bytesOf);
  expect(Math.max(...bytes) - Math.min(...bytes)).toBeLessThanOrEqual(2 * 3_592);
  const total = bytes.reduce((sum, each) => sum + each, 0);
  expect(total).toBeLessThan(2.2 * 1_048_576);
  expect(total).toBeGreaterThan(1.8 * 1_048_576);
});
