import { describe, expect, it } from 'vitest';
import {
  checkSender,
  checkToken,
  readBearer,
} from '../../../../../../main/desktop/positions/game-api/request-checks.ts';

describe('a sender', () => {
  it.each(['127.0.0.1', '127.0.0.1:7776', 'localhost:7776', 'LocalHost', '[::1]:7776'])(
    'may name this machine as %s',
    (host) => {
      expect(checkSender({ host }, []).ok).toBe(true);
    },
  );

  it.each([
    undefined,
    '',
    'evil.test',
    'evil.test:7776',
    '127.0.0.1.evil.test',
    'localhost.evil.test',
    'evil.test#127.0.0.1',
    '127.0.0.1:7776@evil.test',
    '127.0.0.2',
    '0.0.0.0:7776',
    '192.168.1.4',
  ])('may not name another as %s: its page may have been rebound to this one', (host) => {
    expect(checkSender({ host }, [])).toMatchObject({ ok: false, error: { code: 'wrong-host' } });
  });

  it.each(['http://evil.test', 'https://localhost', 'http://127.0.0.1:7776', 'file://', ''])(
    'may not be the web page of %j',
    (origin) => {
      expect(checkSender({ host: '127.0.0.1:7776', origin }, [])).toMatchObject({
        ok: false,
        error: { code: 'foreign-page' },
      });
    },
  );

  it('may be a page that the player allows, and no other', () => {
    const from = (origin: string) => checkSender({ host: 'localhost:7776', origin }, ['https://cfx-nui-radio']).ok;
    expect([from('https://cfx-nui-radio'), from('https://CFX-nui-radio')]).toEqual([true, true]);
    for (const other of ['https://cfx-nui-radio.evil.test', 'http://cfx-nui-radio', 'https://cfx-nui-radio:1'])
      expect(from(other)).toBe(false);
  });

  it('may not be another page although it names the allowed one as host', () => {
    expect(checkSender({ host: 'cfx-nui-radio' }, ['https://cfx-nui-radio'])).toMatchObject({ ok: false });
  });

  it('may be the overlay of a game, which has no origin', () => {
    expect(checkSender({ host: '127.0.0.1:7776', origin: 'null' }, []).ok).toBe(true);
  });
});

describe('a token', () => {
  it('is read from the header', () => {
    expect(readBearer({ authorization: 'Bearer abc_-1' })).toBe('abc_-1');
    expect(readBearer({ authorization: 'bearer   abc ' })).toBe('abc');
  });

  it.each([undefined, '', 'Bearer', 'Bearer ', 'Basic abc', 'Bearer a b', 'abc'])('is not in %j', (authorization) => {
    expect(readBearer(authorization === undefined ? {} : { authorization })).toBeUndefined();
  });

  it('is right only when it is identical', () => {
    expect(checkToken('secret', 'secret').ok).toBe(true);
    for (const wrong of [undefined, null, '', 'Secret', 'secret ', 'secre', 0, {}])
      expect(checkToken(wrong, 'secret').ok).toBe(false);
  });
});
