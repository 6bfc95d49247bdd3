import { describe, expect, it } from 'vitest';
import { readConsoleLine } from '../../../../../../main/cli/serve/console/console-command.ts';

function read(line: string): unknown {
  const command = readConsoleLine(line);
  if (!command.ok) return command.error.message;
  return command.value?.type === 'order' ? command.value.order : command.value;
}

const changed = (change: object): object => ({ type: 'set-door', change });

describe('a command about the door', () => {
  it.each([
    ['door', { type: 'show-door' }],
    ['entry knock', changed({ entry: 'knock' })],
    ['ENTRY Invited', changed({ entry: 'invited' })],
    ['password open  sesame', changed({ password: 'open sesame' })],
    ['password "open  sesame"', changed({ password: 'open  sesame' })],
    ['no-password', changed({ password: '' })],
    ['places 20', changed({ places: 20 })],
    ['places all', changed({ places: null })],
    ['per-minute 5', changed({ perMinute: 5 })],
    ['per-minute off', changed({ perMinute: null })],
    ['known-only on', changed({ known: true })],
    ['known-only off', changed({ known: false })],
    ['let-in Fox 2', { type: 'let-in', target: 'Fox 2', isWelcome: true }],
    ['newcomer #3', { type: 'let-in', target: '#3', isWelcome: false }],
  ])('%s', (line, order) => {
    expect(read(line)).toEqual(order);
  });

  it.each([
    ['door open', "'door' takes nothing more"],
    ['entry', 'one of open, listen, knock, invited'],
    ['entry riddle', 'one of open, listen, knock, invited'],
    ['password', "'password' needs the password"],
    ['password "  "', "'password' needs the password"],
    [`password ${'x'.repeat(129)}`, 'at most 128 characters'],
    [`password ${'x'.repeat(10_000)}`, 'at most 1000 characters'],
    ['no-password now', "'no-password' takes nothing more"],
    ['places', "'places' needs a number"],
    ['places 0', "'places' needs a number"],
    ['places -1', "'places' needs a number"],
    ['places 1001', 'At most 1000 players'],
    ['per-minute soon', "'per-minute' needs a number"],
    ['known-only', 'needs on or off'],
    ['let-in', "'let-in' needs a player"],
    ['newcomer ""', "'newcomer' needs a player"],
  ])('%s is explained', (line, message) => {
    expect(read(line)).toContain(message);
  });
});
