import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { followPower } from '../../../../../../main/desktop/shell/electron/follow-power.ts';

it('releases keys before the machine sleeps or is locked, and checks the links when it wakes', () => {
  const power = new EventEmitter();
  const calls: string[] = [];
  followPower(power, { releaseKeys: () => calls.push('release'), machineWoke: () => calls.push('woke') });
  for (const name of ['suspend', 'resume', 'lock-screen', 'unlock-screen', 'shutdown']) power.emit(name);
  expect(calls).toEqual(['release', 'woke', 'release']);
});
