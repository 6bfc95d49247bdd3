import { describe, expect, it } from 'vitest';
import { endingOf, safeFileName } from '../../../../../shared/model/files/file-name.ts';

describe('a name of a stranger', () => {
  it.each([
    ['map.png', 'map.png'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Windows\\System32\\calc.exe', 'calc.exe'],
    ['a/b\\c/', 'file'],
    ['..', 'file'],
    ['', 'file'],
    ['.bashrc', 'bashrc'],
    ['name.txt. . ', 'name.txt'],
    ['CON', '_CON'],
    ['con.txt', '_con.txt'],
    ['Lpt1.png', '_Lpt1.png'],
    ['COM\u00b9', '_COM\u00b9'],
    ['conference.txt', 'conference.txt'],
    ['what?.txt:stream', 'what_.txt_stream'],
    ['a\u0000b\nc.txt', 'a b c.txt'],
    // Shown with the override, this ends in "exe.png".
    ['photo\u202egnp.exe', 'photognp.exe'],
    ['pho\u200bto.png', 'photo.png'],
    ['invoice.pdf.exe', 'invoice.pdf.exe'],
    ['%APPDATA%.lnk', '_APPDATA_.lnk'],
  ])('%j is shown and saved as %j', (given, safe) => {
    expect(safeFileName(given)).toBe(safe);
    expect(safeFileName(safe)).toBe(safe);
  });

  it('has at most 200 bytes, and keeps its ending', () => {
    const long = safeFileName(`${'\u{1F600}'.repeat(100)}.png`);
    expect(Buffer.byteLength(long)).toBeLessThanOrEqual(200);
    expect(long.endsWith('\u{1F600}.png')).toBe(true);
    expect(safeFileName('x'.repeat(5_000))).toHaveLength(200);
  });

  it('of an image ends as the content does', () => {
    expect(safeFileName('cat.exe', 'image/png')).toBe('cat.exe.png');
    expect(safeFileName('cat.JPEG', 'image/jpeg')).toBe('cat.JPEG');
    expect(safeFileName('cat', 'image/webp')).toBe('cat.webp');
  });
});

describe('endingOf', () => {
  it('is what decides which program opens a file', () => {
    expect(['a.tar.gz', 'a', 'a.', 'invoice.pdf.EXE'].map(endingOf)).toEqual(['gz', '', '', 'exe']);
  });
});
