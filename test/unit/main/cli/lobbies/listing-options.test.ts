import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { readServerOptions } from '../../../../../main/cli/server-options.ts';

const LISTED = ['--rendezvous', 'meet.example.org', '--list'];

function read(words: readonly string[], password?: string) {
  const options = readServerOptions(words, { EARSHOT_LOBBY_PASSWORD: password });
  if (!options.ok) return options.error.message;
  return options.value === 'help' ? 'help' : (options.value.host.listing ?? 'not listed');
}

it('lists nothing unless asked', () => {
  expect(read([])).toBe('not listed');
  expect(read(['--rendezvous', 'meet.example.org'])).toBe('not listed');
});

it('lists an open lobby, or one that strangers knock at', () => {
  expect(read(LISTED)).toEqual({ game: '', language: '', access: 'open', password: '' });
  const words = [...LISTED, '--game', 'Minecraft', '--language', 'pt-BR', '--access', 'knock'];
  expect(read(words, 'not for this')).toEqual({ game: 'Minecraft', language: 'pt-BR', access: 'knock', password: '' });
});

it('takes the password from the environment, or from the first line of a file', () => {
  const words = [...LISTED, '--access', 'password'];
  expect(read(words, 'open sesame')).toMatchObject({ access: 'password', password: 'open sesame' });
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'earshot-')), 'password');
  writeFileSync(file, 'from a file \n');
  expect(read([...words, '--password-file', file], 'open sesame')).toMatchObject({ password: 'from a file' });
});

it.each([
  [['--game', 'Minecraft'], /--game works only with --list/],
  [['--access', 'knok'], /--access must be one of open, password, knock, not 'knok'/],
  [['--access', 'knock'], /--access works only with --list/],
  [['--list'], /--list needs .* Add --rendezvous/],
  [[...LISTED, '--access', 'anyone'], /--access must be one of open, password, knock, not 'anyone'/],
  [[...LISTED, '--language', 'Deutsch bitte'], /--language must be a language tag/],
  [[...LISTED, '--game', 'x'.repeat(65)], /--game must have at most 64 characters/],
  [[...LISTED, '--access', 'password'], /at least 6 characters in --password-file or EARSHOT_LOBBY_PASSWORD/],
  [[...LISTED, '--access', 'password', '--password-file', '/does/not/exist'], /can't be read: there is no such file/],
])('refuses %j', (words, message) => {
  expect(read(words, 'short \t ')).toMatch(message);
});

it('refuses a password that is too long, without showing it', () => {
  const refused = read([...LISTED, '--access', 'password'], 'secret'.repeat(20));
  expect(refused).toMatch(/at most 64 characters/);
  expect(refused).not.toContain('secret');
});
