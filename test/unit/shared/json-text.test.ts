import { describe, expect, it } from 'vitest';
import { parseJsonText } from '../../../shared/json-text.ts';

describe('parseJsonText', () => {
  it.each<[string, string, unknown]>([
    ['plain JSON', '{"a":[1,2]}', { a: [1, 2] }],
    ['a byte order mark', '\ufeff{"a":1}', { a: 1 }],
    ['line ends of Windows', '{\r\n"a":1\r\n}\r\n', { a: 1 }],
    ['a comma before a brace', '{"a":1,}', { a: 1 }],
    ['a comma before a bracket', '[1,2, \n ]', [1, 2]],
    ['a comma and a comment before a brace', '{"a":1, // last\n}', { a: 1 }],
    ['comments', '/* head\n */ {"a":1 /* "b":2, */} // end', { a: 1 }],
    ['what looks like comments in texts', '{"a":"// /* ,] \\" , }", /* x */ }', { a: '// /* ,] " , }' }],
    ['an address', '{"url":"http://127.0.0.1:1/",}', { url: 'http://127.0.0.1:1/' }],
    ['only a number', ' 7 ', 7],
    ['zeros behind it', '{"a":1}\n\0\0\0', { a: 1 }],
    ['the end mark of MS-DOS', '{"a":1}\r\n\u001a', { a: 1 }],
  ])('reads %s', (_, text, value) => {
    expect(parseJsonText(text)).toEqual({ ok: true, value });
  });

  it.each([
    ['an empty text', '', /^Unexpected end of JSON input\.$/],
    ['an open text', '{"a":"b', /line 1 column 8/],
    ['zeros', '\0\0\0\0', /^Unexpected end of JSON input\.$/],
    ['many open comments', '/* '.repeat(80_000), /^Unexpected end of JSON input\.$/],
    ['a fault below comments', '// head\n{ /* one\ntwo */ "a": 1\n  b: 2 }', /line 4 column 3/],
    ['two commas', '{"a":1,\n,}', /line 2 column 2/],
    ['single quotes', "{'a':'b'}", /line 1 column 2/],
  ])('says what is wrong with %s', (_, text, message) => {
    expect(parseJsonText(text)).toMatchObject({
      ok: false,
      error: { code: 'bad-json', message: expect.stringMatching(message) as string },
    });
  });
});
