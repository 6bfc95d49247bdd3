import { execFileSync } from 'node:child_process';
import {
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { BoundedFile } from '../../../../../main/desktop/log/bounded-file.ts';
import { createLog } from '../../../../../main/desktop/log/create-log.ts';
import { openAppLog } from '../../../../../main/desktop/log/open-app-log.ts';
import { redact } from '../../../../../main/desktop/log/redact.ts';
import type { LogLevel } from '../../../../../shared/log.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function record(level: LogLevel) {
  const lines: string[] = [];
  return { lines, sink: { level, write: (line: string) => void lines.push(line) } };
}

const noon = () => new Date('2026-03-01T12:00:00Z');

describe('redact', () => {
  it('removes invitations, whatever follows them', () => {
    expect(redact('opened earshot://join/AbC-_9 by hand')).toBe('opened earshot://join/[redacted] by hand');
  });

  it('removes strings that look like 32-byte keys, and keeps ordinary words', () => {
    expect(redact(`cookie ${'k'.repeat(43)} from 127.0.0.1:46001`)).toBe('cookie [redacted] from 127.0.0.1:46001');
  });

  it.each([
    ['authorization: Bearer AbC_9-xyz~0123', 'authorization: Bearer [redacted]'],
    ['{"token":"AbC_9-xyz~0123","url":"https://a"}', '{"token":"[redacted]","url":"https://a"}'],
    ['GET /game/v1/players?token=AbC_9-xyz~0123&x=1', 'GET /game/v1/players?token=[redacted]&x=1'],
    ['EARSHOT_GAME_TOKEN=AbC_9-xyz~0123 npm run serve', 'EARSHOT_GAME_TOKEN=[redacted] npm run serve'],
    ['--game-token AbC_9-xyz~0123 --port 7', '--game-token [redacted] --port 7'],
    ['the token is wrong, and its bearer is tired', 'the token is wrong, and its bearer is tired'],
  ])('removes the token from %j', (text, kept) => {
    expect(redact(text)).toBe(kept);
  });

  it('writes line breaks, escapes and direction marks so that they cannot forge a line', () => {
    expect(redact('a\nb\u001b[2J\u202e')).toBe('a\\u000ab\\u001b[2J\\u202e');
  });
});

describe('createLog', () => {
  it('sends each sink its levels, as one dated line per entry', () => {
    const important = record('warn');
    const everything = record('debug');
    const log = createLog([important.sink, everything.sink], noon);
    log.info('started');
    log.error('lost', new Error('disk\nfull'));
    expect(important.lines).toHaveLength(1);
    expect(everything.lines[0]).toBe('2026-03-01T12:00:00.000Z info started');
    expect(everything.lines[1]).toContain('error lost Error: disk\\u000afull');
  });

  it('writes to a sink again a minute after it failed, as when the disk has room again', () => {
    let isFull = true;
    let nowMs = noon().getTime();
    const lines: string[] = [];
    const write = (line: string): void => {
      if (isFull) throw new Error('disk full');
      lines.push(line);
    };
    const log = createLog([{ level: 'debug', write }], () => new Date(nowMs));
    log.info('one');
    isFull = false;
    log.info('two');
    nowMs += 60_000;
    log.info('three');
    expect(lines).toEqual([expect.stringContaining('three')]);
  });

  it('keeps writing to the other sinks when one fails', () => {
    const working = record('debug');
    const broken = {
      level: 'debug' as const,
      write: () => {
        throw new Error('disk full');
      },
    };
    const log = createLog([broken, working.sink], noon);
    log.info('one');
    log.info('two');
    expect(working.lines).toHaveLength(2);
  });
});

describe('BoundedFile', () => {
  it.skipIf(process.platform === 'win32')('writes its own file, never through a link or into a pipe', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'earshot-log-'));
    folders.push(folder);
    const [target, link, pipe] = ['target', 'earshot.log', 'other.log'].map((name) => path.join(folder, name));
    if (target === undefined || link === undefined || pipe === undefined) throw new Error('no paths');
    writeFileSync(target, 'untouched\n');
    symlinkSync(target, link);
    execFileSync('mkfifo', [pipe]);
    for (const filePath of [link, pipe]) {
      new BoundedFile(filePath, 1_000).append('one line');
      expect(lstatSync(filePath).isFile()).toBe(true);
      expect(readFileSync(filePath, 'utf8')).toBe('one line\n');
    }
    expect(readFileSync(target, 'utf8')).toBe('untouched\n');
  });

  it('keeps at most the last two files of the given size', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'earshot-log-'));
    folders.push(folder);
    const filePath = path.join(folder, 'test.log');
    const file = new BoundedFile(filePath, 100);
    for (let number = 0; number < 50; number++) file.append(`line ${number}`);
    expect(statSync(filePath).size).toBeLessThanOrEqual(100);
    expect(statSync(`${filePath}.1`).size).toBeLessThanOrEqual(100);
    expect(readFileSync(filePath, 'utf8')).toContain('line 49\n');
  });

  it('keeps as many files as it is asked to, in the order of their age', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'earshot-log-'));
    folders.push(folder);
    const filePath = path.join(folder, 'test.log');
    const file = new BoundedFile(filePath, 10, 3);
    for (let number = 0; number < 6; number++) file.append(`line ${number}`);
    expect(readdirSync(folder).toSorted()).toEqual(['test.log', 'test.log.1', 'test.log.2', 'test.log.3']);
    expect(['', '.1', '.2', '.3'].map((end) => readFileSync(`${filePath}${end}`, 'utf8'))).toEqual([
      'line 5\n',
      'line 4\n',
      'line 3\n',
      'line 2\n',
    ]);
  });

  it('begins another file when somebody has renamed it, as logrotate does', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'earshot-log-'));
    folders.push(folder);
    const filePath = path.join(folder, 'test.log');
    const file = new BoundedFile(filePath, 20);
    file.append('before the move');
    renameSync(filePath, path.join(folder, 'test.log-20261130'));
    file.append('after it');
    file.append('and one');
    expect(readFileSync(filePath, 'utf8')).toBe('after it\nand one\n');
    expect(readdirSync(folder).toSorted()).toEqual(['test.log', 'test.log-20261130']);
  });

  it('counts the bytes of an earlier run', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'earshot-log-'));
    folders.push(folder);
    const filePath = path.join(folder, 'test.log');
    new BoundedFile(filePath, 20).append('first run');
    new BoundedFile(filePath, 20).append('the second run');
    expect(readFileSync(filePath, 'utf8')).toBe('the second run\n');
    expect(readFileSync(`${filePath}.1`, 'utf8')).toBe('first run\n');
  });
});

describe('openAppLog', () => {
  it.each([
    [undefined, ['warn']],
    ['error', []],
    ['info', ['info', 'warn']],
    ['debug', ['debug', 'info', 'warn']],
    ['loud', ['warn']],
  ])('writes to the terminal at level %s', (terminalLevel, expected) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'earshot-log-'));
    const written: string[] = [];
    const write = vi.spyOn(process.stderr, 'write').mockImplementation((line) => written.push(String(line)) > 0);
    const log = openAppLog(folder, terminalLevel);
    for (const level of ['debug', 'info', 'warn'] as const) log[level](`a ${level} line`);
    write.mockRestore();
    expect(written.map((line) => /a (\w+) line/.exec(line)?.[1])).toEqual(expected);
    expect(readFileSync(path.join(folder, 'earshot.log'), 'utf8')).toContain('a debug line');
    rmSync(folder, { recursive: true });
  });
});
