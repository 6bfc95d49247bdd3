import { describe, expect, it } from 'vitest';
import { Turnstile } from '../../../../main/door/turnstile.ts';

function createTurnstile(): { turnstile: Turnstile; turn: () => void; isIdle: () => boolean } {
  let next: (() => void) | undefined;
  const turnstile = new Turnstile((turn) => (next = turn));
  return {
    turnstile,
    turn: () => {
      const run = next;
      next = undefined;
      run?.();
    },
    isIdle: () => next === undefined,
  };
}

describe('Turnstile', () => {
  it('does one piece of each lane in a turn, however much waits', () => {
    const { turnstile, turn, isIdle } = createTurnstile();
    const done: string[] = [];
    for (let count = 0; count < 100; count++) turnstile.enter('ordinary', () => done.push('stranger'));
    for (let count = 0; count < 2; count++) turnstile.enter('admitted', () => done.push('game'));
    expect(done).toEqual([]);
    turn();
    turn();
    turn();
    expect(done).toEqual(['game', 'stranger', 'game', 'stranger', 'stranger']);
    for (let count = 0; count < 97; count++) turn();
    expect(done).toHaveLength(102);
    expect(isIdle()).toBe(true);
  });

  it('lets a connection that always has more wait for all others', () => {
    const { turnstile, turn } = createTurnstile();
    const done: string[] = [];
    const greedy = (): void => {
      done.push('greedy');
      turnstile.enter('ordinary', greedy);
    };
    turnstile.enter('ordinary', greedy);
    turnstile.enter('ordinary', () => done.push('a'));
    turnstile.enter('ordinary', () => done.push('b'));
    for (let count = 0; count < 5; count++) turn();
    expect(done).toEqual(['greedy', 'a', 'b', 'greedy', 'greedy']);
  });

  it('forgets a piece that is no longer needed, and counts one that enters twice once', () => {
    const { turnstile, turn } = createTurnstile();
    const done: string[] = [];
    const [gone, twice] = [() => done.push('gone'), () => done.push('twice')];
    turnstile.enter('ordinary', gone);
    turnstile.enter('ordinary', twice);
    turnstile.enter('ordinary', twice);
    turnstile.leave(gone);
    for (let count = 0; count < 3; count++) turn();
    expect(done).toEqual(['twice']);
  });
});
