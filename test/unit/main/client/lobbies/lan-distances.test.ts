import { describe, expect, it } from 'vitest';
import { LanDistances } from '../../../../../main/client/lobbies/lan-distances.ts';

const HERE = { address: '192.168.1.9', port: 7_777 };

/** Lets what has been promised happen. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('the distances of lobbies on the local network', () => {
  it('are the shorter of two connections, measured once', async () => {
    const tookMs = [9, 2];
    let changes = 0;
    const distances = new LanDistances({ measure: async () => tookMs.shift() ?? null, onChange: () => changes++ });
    expect(distances.of(HERE)).toBeNull();
    for (let round = 0; round < 3; round++) {
      distances.follow([HERE]);
      await settle();
    }
    expect([distances.of(HERE), changes, tookMs]).toEqual([2, 2, []]);
  });

  it('stay unknown for those that do not answer', async () => {
    let asked = 0;
    const distances = new LanDistances({
      measure: async () => {
        asked++;
        return null;
      },
      onChange: () => expect.unreachable(),
    });
    distances.follow([HERE]);
    await settle();
    expect([distances.of(HERE), asked]).toEqual([null, 1]);
  });

  it('are measured four at a time, and no longer once the search ends', async () => {
    const answers: (() => void)[] = [];
    const distances = new LanDistances({
      measure: () => new Promise((resolve) => answers.push(() => resolve(1))),
      onChange: () => undefined,
    });
    const many = Array.from({ length: 20 }, (_, index) => ({ ...HERE, port: 8_000 + index }));
    distances.follow(many);
    expect(answers).toHaveLength(4);
    answers[0]?.();
    await settle();
    // The second connection to the first of them.
    expect(answers).toHaveLength(5);
    distances.stop();
    for (const answer of answers) answer();
    await settle();
    expect(answers).toHaveLength(5);
  });
});
