import { describe, expect, it } from 'vitest';
import { SuccessionLine, type SuccessionListener } from '../../../../renderer/link/succession-line.ts';

function listener(): SuccessionListener & { readonly heard: string[] } {
  const heard: string[] = [];
  return {
    heard,
    onMessage: (message) => void heard.push(message.type === 'appoint' ? `rank ${message.rank}` : message.type),
    onSignallingLost: () => void heard.push('signalling lost'),
    onEnded: () => void heard.push('ended'),
  };
}

describe('what a link hears about the succession', () => {
  it('waits until somebody listens, in order, and then arrives at once', () => {
    const line = new SuccessionLine();
    line.receive({ type: 'appoint', rank: 1 });
    line.receive({ type: 'appoint', rank: 2 });
    const { heard, ...listening } = listener();
    line.listen(listening);
    line.receive({ type: 'appoint', rank: 3 });
    line.signallingLost();
    line.end();
    line.end();
    expect(heard).toEqual(['rank 1', 'rank 2', 'rank 3', 'signalling lost', 'ended']);
  });

  it('is bounded while nobody listens, and says that the link has ended', () => {
    const line = new SuccessionLine();
    for (let count = 0; count < 1_000; count++) line.receive({ type: 'appoint', rank: 1 });
    line.end();
    const { heard, ...listening } = listener();
    line.listen(listening);
    expect(heard).toHaveLength(65);
    expect(heard.at(-1)).toBe('ended');
  });
});
