import { describe, expect, it } from 'vitest';
import { styled } from '../../../../../main/cli/screen/styled-line.ts';
import { createFakeScreen } from '../../../../support/terminal/fake-terminal.ts';

const HIDDEN_CURSOR = '\u001b[?25l';
const SHOWN_CURSOR = '\u001b[?25h';

it('writes plain lines without control codes where there is no terminal', () => {
  const { screen, stdout, stderr } = createFakeScreen(false, {});
  screen.print([styled('good', 'open')]);
  screen.report([styled('error', 'broken')]);
  screen.setStatus('Opening …');
  screen.openPage(false, () => undefined);
  screen.draw(['row']);
  expect([stdout.written, stderr.written]).toEqual(['open\n', 'broken\n']);
});

describe('the status line', () => {
  it('stays below lines that are printed, and goes without a trace', () => {
    const { screen, stdout, stderr } = createFakeScreen(true);
    screen.setStatus('Opening …');
    expect(stderr.take()).toBe('\r\u001b[2KOpening …');
    screen.print('a line');
    expect([stderr.take(), stdout.take()]).toEqual(['\r\u001b[2K\r\u001b[2KOpening …', 'a line\n']);
    screen.restore();
    expect(stderr.take()).toBe('\r\u001b[2K');
    screen.restore();
    expect(stderr.take()).toBe('');
  });

  it('is never longer than a line', () => {
    const { screen, stderr } = createFakeScreen(true);
    stderr.columns = 20;
    screen.setStatus('x'.repeat(50));
    expect(stderr.take()).toMatch(/\u001b\[2Kx{18}…$/);
  });
});

describe('a page', () => {
  it('writes only what changed, and everything after a resize', () => {
    const { screen, stdout } = createFakeScreen(true);
    screen.openPage(false, () => undefined);
    screen.draw(['one', 'two']);
    expect(stdout.take()).toContain(HIDDEN_CURSOR);
    screen.draw(['one', 'three']);
    const changed = stdout.take();
    expect(changed).toContain('\u001b[2;1H\u001b[Kthree\u001b[0m');
    expect(changed).not.toContain('one');
    screen.draw(['one', 'three']);
    expect(stdout.take()).toBe('');
    screen.draw(['one']);
    expect(stdout.take()).toContain('\u001b[2;1H\u001b[K\u001b[0m');
    stdout.columns = 2;
    screen.draw(['one']);
    expect(stdout.take()).toContain('o…');
  });

  it('never writes beyond the last row but one', () => {
    const { screen, stdout } = createFakeScreen(true);
    stdout.rows = 4;
    screen.openPage(false, () => undefined);
    screen.draw(Array.from({ length: 9 }, (_, row) => `row ${row}`));
    expect(stdout.take()).not.toContain('row 3');
  });

  it('keeps lines that are printed meanwhile, and prints them when it closes', () => {
    const { screen, stdout, stderr } = createFakeScreen(true);
    let calls = 0;
    screen.openPage(false, () => calls++);
    screen.print('somebody knocks');
    screen.report('a warning');
    expect([screen.covered, calls, stderr.written]).toEqual([['somebody knocks', 'a warning'], 2, '']);
    stdout.take();
    screen.closePage();
    const closed = stdout.take();
    expect(closed).toMatch(/\u001b\[\?25h\u001b\[\?1049lsomebody knocks\n$/);
    expect(stderr.take()).toBe('a warning\n');
    screen.closePage();
    expect(stdout.take()).toBe('');
  });

  it('shows a cursor to type at, and repairs what the typed line has moved', () => {
    const { screen, stdout } = createFakeScreen(true);
    screen.openPage(true, () => undefined);
    screen.draw(['one']);
    expect(stdout.take()).toContain(`> ${SHOWN_CURSOR}`);
    screen.draw(Array.from({ length: 40 }, (_, row) => `row ${row}`));
    const full = stdout.take();
    expect([full.includes('row 21'), full.includes('row 22')]).toEqual([true, false]);
    screen.draw(['one']);
    stdout.take();
    screen.invalidatePage();
    screen.draw(['one']);
    const repaired = stdout.take();
    expect(repaired).toContain('\u001b[1;1H\u001b[Kone');
    expect(repaired).not.toContain('\u001b[2J');
  });
});
