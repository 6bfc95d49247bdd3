import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { clientboundFilesSchema, serverboundFilesSchema } from '../../../../../shared/protocol/files/file-messages.ts';

const SHA256 = 'ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0';
const OFFER = { type: 'offer', request: 1, name: 'map.txt', size: 3, sha256: SHA256 };
const ROW = { file: 7, from: 2, sender: 'Ada', name: 'map.txt', size: 3, sha256: SHA256, agoSeconds: 0 };

const isToHost = (message: object): boolean => v.is(serverboundFilesSchema, message);

describe('messages to the host', () => {
  it('are offers of files that a lobby could take', () => {
    expect(v.parse(serverboundFilesSchema, OFFER)).toEqual({ ...OFFER, image: '', preview: 0 });
    expect(isToHost({ ...OFFER, image: 'image/webp', preview: 16_384 })).toBe(true);
    for (const wrong of [
      { size: -1 },
      { size: 1.5 },
      { size: 100_000_001 },
      { sha256: SHA256.slice(1) },
      { sha256: '' },
      { image: 'image/svg+xml' },
      { image: 'text/html' },
      { preview: 16_385 },
      { name: 'x'.repeat(256) },
      { request: -1 },
    ])
      expect(isToHost({ ...OFFER, ...wrong }), JSON.stringify(wrong)).toBe(false);
  });

  it('ask for ranges of limited length', () => {
    expect(isToHost({ type: 'get', file: 7, offset: 0, length: 1_048_576 })).toBe(true);
    for (const wrong of [{ length: 0 }, { length: 1_048_577 }, { offset: -1 }, { offset: 0.5 }, { file: 0 }])
      expect(isToHost({ type: 'get', file: 7, offset: 0, length: 1, ...wrong }), JSON.stringify(wrong)).toBe(false);
  });
});

describe('messages from a host, which may be hostile', () => {
  it('show a safe name, and no type that a browser would run', () => {
    const rows = [{ ...ROW, name: '../\u202egnp.exe', image: 'text/html', sender: 'A\u202eda' }];
    const files = v.parse(clientboundFilesSchema, { type: 'files', maxBytes: 10, rows });
    expect(files).toMatchObject({ rows: [{ name: 'gnp.exe', image: '', sender: 'Ada', isOwn: false }] });
  });

  it('have limits', () => {
    const isFromHost = (message: object): boolean => v.is(clientboundFilesSchema, message);
    expect(isFromHost({ type: 'files', maxBytes: 0, rows: new Array(201).fill(ROW) })).toBe(false);
    expect(isFromHost({ type: 'files', maxBytes: 0, rows: [{ ...ROW, size: 1e12 }] })).toBe(false);
    expect(v.parse(clientboundFilesSchema, { type: 'failed', file: 7, code: 'newer', message: '' })).toMatchObject({
      code: 'file-refused',
    });
  });
});
