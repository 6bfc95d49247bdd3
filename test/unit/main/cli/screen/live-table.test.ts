import { describe, expect, it } from 'vitest';
import { shareRows, startLiveTable } from '../../../../../main/cli/screen/live-table.ts';
import type { TablePerson } from '../../../../../main/cli/screen/people-table.ts';
import { ManualClock } from '../../../../support/manual-clock.ts';
import { createFakeScreen } from '../../../../support/terminal/fake-terminal.ts';

const person = (id: number): TablePerson => ({
  ...{ id, name: `Player ${id}`, isTalking: id === 1, isMuted: false, isDeafened: false, isAway: false },
  ...{ levelDb: -20, pingMs: 20, place: '' },
});

function start(isTTY: boolean, people: readonly TablePerson[]) {
  const clock = new ManualClock();
  const { screen, stdout, stderr } = createFakeScreen(isTTY);
  let resize = (): void => undefined;
  let looks = 0;
  const stop = startLiveTable({
    screen,
    read: async () => {
      looks++;
      return [{ heading: 'Cellar', people }];
    },
    top: () => ['Invitation:'],
    bottom: 'Press Ctrl+C.',
    hasInput: false,
    hasBlocks: true,
    onResize: (listener) => {
      resize = listener;
      return () => (resize = () => undefined);
    },
    ...clock,
  });
  const pass = async (ms: number): Promise<void> => {
    clock.advance(ms);
    await Promise.resolve();
    await Promise.resolve();
  };
  return { clock, screen, stdout, stderr, stop, pass, resize: () => resize(), looks: () => looks };
}

describe('on a terminal', () => {
  it('looks three times a second, and draws on a page of its own', async () => {
    const { stdout, pass, looks } = start(true, [person(1), person(2)]);
    for (const ms of [0, 333, 333, 333]) await pass(ms);
    expect(looks()).toBe(4);
    expect(stdout.take()).toMatch(/Invitation:.*Cellar {2}2 people, 1 talking.*Player 1.*talking.*Press Ctrl\+C\./s);
  });

  it('shows 200 people in the rows that there are, also after the terminal has shrunk', async () => {
    const crowd = Array.from({ length: 200 }, (_, id) => person(id + 1));
    const { stdout, pass, resize } = start(true, crowd);
    await pass(0);
    expect(stdout.take()).toContain('and 183 more');
    stdout.rows = 12;
    resize();
    const drawn = stdout.take();
    expect(drawn).toContain('and 195 more');
    expect(drawn).toContain('Press Ctrl+C.');
  });

  it('leaves out what stands above the people if there is hardly room', async () => {
    const { stdout, pass, resize } = start(true, [person(1)]);
    stdout.rows = 6;
    await pass(0);
    expect(stdout.take()).toContain('Invitation');
    stdout.rows = 3;
    resize();
    expect(stdout.take()).not.toContain('Invitation');
  });

  it('repairs what keys have written on the page', async () => {
    const { stdout, pass } = start(true, [person(1)]);
    await pass(0);
    stdout.take();
    await pass(2_000);
    expect(stdout.take()).toContain('Player 1');
  });

  it('shows the last lines that were printed below, and leaves the terminal as it was', async () => {
    const { screen, stdout, stderr, pass, stop, clock } = start(true, []);
    await pass(0);
    screen.report('A warning.');
    const drawn = stdout.take();
    expect(drawn).toContain('A warning.');
    stop();
    expect(stdout.take()).toContain('\u001b[?1049l');
    expect(stderr.take()).toBe('A warning.\n');
    expect(clock.pending).toBe(0);
  });
});

describe('without a terminal', () => {
  it('prints the table every ten seconds, without control codes', async () => {
    const { stdout, pass } = start(false, [person(1)]);
    await pass(2_000);
    const first = stdout.take();
    expect(first).toMatch(/^Cellar {2}1 person, 1 talking\nNAME .*\nPlayer 1 .*\n$/);
    expect(first).not.toContain('\u001b');
    await pass(7_000);
    expect(stdout.take()).toBe('');
    await pass(1_000);
    expect(stdout.take()).toBe(first);
  });

  it('says only once that nobody is there', async () => {
    const { stdout, pass } = start(false, []);
    await pass(10_000);
    await pass(10_000);
    expect(stdout.take()).toBe('Cellar  nobody is here yet\n');
  });
});

it.each([
  [[3, 200], 20, [3, 17]],
  [[200, 3, 200], 23, [10, 3, 10]],
  [[5], 20, [5]],
  [[9, 9, 9], 1, [1, 1, 1]],
])('shares rows among lists of %j: %i in all', (lengths, rows, shares) => {
  expect(shareRows(lengths, rows)).toEqual(shares);
});
