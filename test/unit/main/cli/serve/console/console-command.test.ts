import { describe, expect, it } from 'vitest';
import { readConsoleLine } from '../../../../../../main/cli/serve/console/console-command.ts';
import type { HostOrder } from '../../../../../../main/host/host-order.ts';

function orderOf(line: string): HostOrder | undefined {
  const read = readConsoleLine(line);
  return read.ok && read.value?.type === 'order' ? read.value.order : undefined;
}

function messageOf(line: string): string {
  const read = readConsoleLine(line);
  return read.ok ? '' : read.error.message;
}

const USUAL = { type: 'moderate', rank: 'member', reason: '', seconds: null };

describe('a line of the console', () => {
  it('acts on a player by name, by a name with blanks, or by number', () => {
    expect(orderOf('mute Fox')).toEqual({ ...USUAL, action: 'mute', target: 'Fox' });
    expect(orderOf('  KICK "Fox 2" Loud music ')).toEqual({
      ...USUAL,
      ...{ action: 'kick', target: 'Fox 2', reason: 'Loud music' },
    });
    expect(orderOf('undeafen #3')).toEqual({ ...USUAL, action: 'undeafen', target: '#3' });
    expect(orderOf('unban Fox 2')).toEqual({ ...USUAL, action: 'unban', target: 'Fox 2' });
  });

  it.each([
    ['ban Fox', null, ''],
    ['ban Fox 30m', 1_800, ''],
    ['ban Fox 2H Spam again', 7_200, 'Spam again'],
    ['ban Fox 7d', 604_800, ''],
    ['ban Fox 30 minutes', null, '30 minutes'],
  ])('%s', (line, seconds, reason) => {
    expect(orderOf(line)).toEqual({ ...USUAL, action: 'ban', target: 'Fox', seconds, reason });
  });

  it('gives roles and locks', () => {
    expect(orderOf('role Fox 2 Moderator')).toEqual({
      ...USUAL,
      ...{ action: 'appoint', target: 'Fox 2', rank: 'moderator' },
    });
    expect([orderOf('lock'), orderOf('unlock')]).toEqual([
      { type: 'lock', isLocked: true },
      { type: 'lock', isLocked: false },
    ]);
  });

  it('is empty, asks for help or a list, or chooses a lobby', () => {
    expect(['', '   ', 'help', 'List', 'bans', 'lobby The Attic'].map((line) => readConsoleLine(line))).toMatchObject([
      { ok: true, value: undefined },
      { ok: true, value: undefined },
      { value: { type: 'help' } },
      { value: { type: 'list' } },
      { value: { type: 'bans' } },
      { value: { type: 'lobby', name: 'The Attic' } },
    ]);
  });
});

it('is about reports', () => {
  expect(orderOf('reports')).toEqual({ type: 'reports' });
  expect(orderOf('report save 3 "My Report.ogg"')).toEqual({ type: 'save-report', report: 3, file: 'My Report.ogg' });
  expect(orderOf('report save #12 C:\\reports\\a.ogg')).toMatchObject({ report: 12, file: 'C:\\reports\\a.ogg' });
  expect(orderOf('report delete 3')).toEqual({ type: 'delete-report', report: 3 });
});

describe('a mistake', () => {
  it.each([
    ['mut Fox', "Did you mean 'mute'?"],
    ['say hello', "There is no command 'say'."],
    ['mute', "'mute' needs a player"],
    ['ban ""', "'ban' needs a player"],
    ['role Fox', 'role Fox moderator'],
    ['role Fox king', 'owner, moderator, member, listener'],
    ['role owner', "'role' needs a player"],
    ['lock now', "'lock' takes nothing more"],
    ['lobby', "'lobby' needs a name"],
    ['reports now', "'report save 3 FILE.ogg'"],
    ['report', "'report delete 3'"],
    ['report save 3', "'report save 3 FILE.ogg'"],
    ['report save x a.ogg', "'report save 3 FILE.ogg'"],
    ['report delete 0', "'report delete 3'"],
    ['report delete 3 a.ogg', "'report delete 3'"],
    ['ban Fox 0s', 'from 1s to 365d'],
    ['ban Fox 400d', 'from 1s to 365d'],
    [`kick Fox ${'x'.repeat(121)}`, 'at most 120 characters'],
    [`kick ${'x'.repeat(1_000)}`, 'at most 1000 characters'],
  ])('%s says what to type', (line, message) => {
    expect(messageOf(line)).toContain(message);
  });
});
