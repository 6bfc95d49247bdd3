import { expect, it } from 'vitest';
import { findJsonPlaces } from '../../../shared/json-places.ts';

it('finds the line of each field, past comments and texts that look like structure', () => {
  const text = `// "port": 1
{
  "port": 7777, /* "bind":
  */ "bind": "{ \\"lobby\\": 1, [",
  "lobbies": [
    { "lobby": "a", "list": ["x", "y"] },
    {
      "lobby": "b",
    },
  ],
}
`;
  const { lines, twin } = findJsonPlaces(text);
  expect(Object.fromEntries(lines)).toEqual({
    port: 3,
    bind: 4,
    lobbies: 5,
    'lobbies[0].lobby': 6,
    'lobbies[0].list': 6,
    'lobbies[1].lobby': 8,
  });
  expect(twin).toBeUndefined();
});

it('names the first field that an object has twice', () => {
  expect(findJsonPlaces('{"a":1,"b":{"a":1},"\\u0061":2,"b":3}').twin).toBe('a');
});

it('takes a text that is no JSON', () => {
  for (const text of ['', ']}]', '"', ':,:', '{"a"', '[,,,]', '/* open'])
    expect(findJsonPlaces(text).twin).toBeUndefined();
});
