import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { OfferedFile } from '../../../../../../main/host/lobby/files/file-store.ts';
import { FileUpload } from '../../../../../../main/host/lobby/files/file-upload.ts';
import { MAX_CHUNK_BYTES } from '../../../../../../shared/protocol/files/file-chunk.ts';

const [FIRST, SECOND] = [{}, {}];
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452000000400000004008060000', 'hex');

function offered(content: Buffer, more: Partial<OfferedFile> = {}): OfferedFile {
  return {
    ...{ id: 1, owner: '#1', from: 1, sender: 'Ada', identity: '', readers: null },
    ...{ name: 'a', size: content.length, image: '', preview: 0 },
    sha256: createHash('sha256').update(content).digest('base64url'),
    ...more,
  };
}

/** Sends a content as its sender does: what was asked for, in order. */
function fill(upload: FileUpload, content: Buffer): void {
  for (let part = upload.peekPart(); part !== undefined; part = upload.peekPart()) {
    upload.noteAsked(part);
    for (let offset = part.offset; offset < part.offset + part.length; offset += MAX_CHUNK_BYTES) {
      const end = Math.min(offset + MAX_CHUNK_BYTES, part.offset + part.length);
      expect(upload.receive({ offset, content: content.subarray(offset, end) }, 0)).toBe(true);
    }
  }
}

describe('a file on its way to the host', () => {
  it('arrives whole, with its preview before it', () => {
    const content = Buffer.alloc(100_000, 'x');
    const upload = new FileUpload(offered(content, { preview: PNG.length }), FIRST, 0);
    fill(upload, Buffer.concat([PNG, content]));
    expect(upload.isComplete).toBe(true);
    expect(upload.finish(5)).toMatchObject({ storedAtMs: 5, content: Buffer.concat([PNG, content]) });
  });

  it('is refused if it changed while it was sent', () => {
    const content = Buffer.from('before');
    const upload = new FileUpload(offered(content), FIRST, 0);
    fill(upload, Buffer.from('behind'));
    expect(upload.finish(0)).toBe('changed');
  });

  it('takes only what was asked for, in order', () => {
    const upload = new FileUpload(offered(Buffer.alloc(100_000)), FIRST, 0);
    const content = new Uint8Array(10);
    expect(upload.receive({ offset: 0, content }, 0)).toBe(false);
    upload.noteAsked({ offset: 0, length: 15 });
    expect(upload.receive({ offset: 10, content }, 0)).toBe(false);
    expect(upload.receive({ offset: 0, content }, 0)).toBe(true);
    expect(upload.receive({ offset: 0, content }, 0)).toBe(false);
    expect(upload.receive({ offset: 10, content }, 0)).toBe(false);
  });

  it('continues on another connection, and is asked for nothing twice on the same one', () => {
    const upload = new FileUpload(offered(Buffer.alloc(100_000)), FIRST, 0);
    const part = upload.peekPart();
    upload.noteAsked(part!);
    upload.receive({ offset: 0, content: new Uint8Array(1_000) }, 0);
    upload.continueOn(FIRST, 0);
    expect(upload.peekPart()?.offset).toBe(part!.length);
    upload.continueOn(SECOND, 0);
    expect(upload.peekPart()?.offset).toBe(1_000);
  });

  it('has little on its way, and stalls after a minute', () => {
    const upload = new FileUpload(offered(Buffer.alloc(1_000_000)), FIRST, 0);
    let asked = 0;
    for (let part = upload.peekPart(); part !== undefined; part = upload.peekPart()) {
      upload.noteAsked(part);
      asked += part.length;
    }
    expect(asked).toBeLessThanOrEqual(32_768);
    expect([upload.isStalled(60_000), upload.isStalled(60_001)]).toEqual([false, true]);
  });
});

describe('an image on its way to the host', () => {
  const finish = (content: Buffer, more: Partial<OfferedFile>, whole = content) => {
    const upload = new FileUpload(offered(content, more), FIRST, 0);
    fill(upload, whole);
    return upload.finish(0);
  };

  it('has the format that was offered, and a size that can be decoded', () => {
    expect(finish(PNG, { image: 'image/png' })).toMatchObject({ image: 'image/png' });
    expect(finish(PNG, { image: 'image/jpeg' })).toBe('bad-image');
    expect(finish(Buffer.from('<svg/>'), { image: 'image/png' })).toBe('bad-image');
    const bomb = Buffer.from(PNG);
    bomb.writeUInt32BE(60_000, 16);
    expect(finish(bomb, { image: 'image/png' })).toBe('bad-image');
  });

  it('has a preview that is an image', () => {
    const html = Buffer.from('<script>alert(1)</script>');
    expect(finish(PNG, { image: 'image/png', preview: html.length }, Buffer.concat([html, PNG]))).toBe('bad-image');
  });

  it('may be followed by an archive: nobody opens it as one', () => {
    expect(finish(Buffer.concat([PNG, Buffer.from('PK\x03\x04')]), { image: 'image/png' })).toMatchObject({ id: 1 });
  });
});
