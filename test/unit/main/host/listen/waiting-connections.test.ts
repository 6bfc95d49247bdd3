import { describe, expect, it } from 'vitest';
import { WaitingConnections } from '../../../../../main/host/listen/waiting-connections.ts';

describe('WaitingConnections', () => {
  it('closes the oldest for the newest, and never one that has joined', () => {
    const ended: string[] = [];
    const waiting = new WaitingConnections(2);
    for (const key of ['a', 'b', 'c']) waiting.add(key, () => ended.push(key));
    expect(ended).toEqual(['a']);
    waiting.remove('b');
    waiting.add('d', () => ended.push('d'));
    expect(ended).toEqual(['a']);
    waiting.add('e', () => ended.push('e'));
    expect(ended).toEqual(['a', 'c']);
  });
});
