import { expect, it } from 'vitest';
import { HeldSuccessions } from '../../../../../main/host/succession/held-successions.ts';
import type { KeptSuccession } from '../../../../../main/host/succession/succession-office.ts';

const ISSUED = {
  ...{ lobbyId: 'AAAAAAAAAAAAAAAAAAAAAA', epoch: 0, host: '', successors: [], electors: [], formerElectors: [] },
  ...{ certificate: 'AAAA', signature: '' },
};

function lab() {
  const asked: number[] = [];
  const published: number[] = [];
  const held = new HeldSuccessions(({ issued }) => asked.push(issued.version));
  const add = (version: number): void => {
    const kept: KeptSuccession = { claims: [], issued: { ...ISSUED, version } };
    held.add(kept, () => published.push(version));
  };
  return { held, add, asked, published };
}

it('publishes a succession, and all before it, when it is kept', () => {
  const { held, add, asked, published } = lab();
  add(1);
  add(2);
  add(3);
  expect([asked, published]).toEqual([[1, 2, 3], []]);
  held.release({ epoch: 0, version: 2 });
  expect(published).toEqual([1, 2]);
  held.release({ epoch: 0, version: 2 });
  held.release({ epoch: 0, version: 3 });
  expect(published).toEqual([1, 2, 3]);
});

it('asks for the newest again when somebody begins to listen', () => {
  const { held, add, asked } = lab();
  held.repeat();
  add(1);
  add(2);
  held.repeat();
  held.release({ epoch: 0, version: 2 });
  held.repeat();
  expect(asked).toEqual([1, 2, 2]);
});
