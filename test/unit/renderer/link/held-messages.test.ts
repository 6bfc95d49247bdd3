import { expect, it } from 'vitest';
import { HeldMessages } from '../../../../renderer/link/held-messages.ts';
import type { ClientboundChannelMessage } from '../../../../shared/protocol/channel.ts';
import { DEFAULT_HEARING_RULES } from '../../../../shared/spatial/hearing-rules.ts';

const row = (id: number, name: string) => ({
  ...{ id, name, identity: '' },
  ...{ muted: false, deafened: false, color: null, away: false, rank: 'member' as const, held: [], room: 0 },
});
const rules = (phase: 'playing' | 'meeting'): ClientboundChannelMessage => ({
  type: 'rules',
  rules: DEFAULT_HEARING_RULES,
  phase,
});

it('keeps one roster and the newest message of each kind, however much is said', () => {
  const held = new HeldMessages();
  held.add({ type: 'roster', participants: [row(1, 'Robin'), row(2, 'Fox')] });
  for (let count = 0; count < 1_000; count++) {
    held.add({ type: 'changes', participants: [row(3, `Owl ${count}`)], left: [2] });
    held.add(rules(count === 999 ? 'meeting' : 'playing'));
    held.add({ type: 'scene', rows: [[1, 0, 0, 0, 0, -20, 1]] });
    held.add({ type: 'quality', rows: [[1, 20, 0, 0]] });
  }
  expect(held.take()).toEqual([
    { type: 'roster', participants: [row(1, 'Robin'), row(3, 'Owl 999')] },
    rules('meeting'),
  ]);
});

it('gives everything away once', () => {
  const held = new HeldMessages();
  held.add(rules('playing'));
  expect(held.take()).toHaveLength(1);
  expect(held.take()).toEqual([]);
});
