import { describe, expect, it } from 'vitest';
import { createEntryLog, writeLogEntry, type LogEntry } from '../../../shared/log.ts';

describe('a log whose lines cross a thread', () => {
  it('arrives in the other thread with its levels and the text of each cause', () => {
    const received: LogEntry[] = [];
    const otherSide = createEntryLog((entry) => received.push(entry));
    const log = createEntryLog((entry) => writeLogEntry(otherSide, structuredClone(entry)));
    const cause = new Error('broken');
    log.error('A listener failed.', cause);
    log.warn('Tried again.', 'busy');
    log.info('Peer 3 closed.');
    log.debug('Nothing to do.');
    expect(received).toEqual([
      { level: 'error', message: `A listener failed. ${cause.stack}` },
      { level: 'warn', message: 'Tried again. busy' },
      { level: 'info', message: 'Peer 3 closed.' },
      { level: 'debug', message: 'Nothing to do.' },
    ]);
  });
});
