import { expect, it } from 'vitest';
import { openGameApi } from '../../../support/desktop/game-api.ts';

const MESSAGE = JSON.stringify({ type: 'self', player: { position: [1, 2, 3] } });

it('accepts the right token while programs without it send 520 messages in the same second', async () => {
  const { url, token } = await openGameApi();
  const post = async (bearer: string): Promise<number> => {
    const headers = { authorization: `Bearer ${bearer}` };
    return (await fetch(`${url}/v1/self`, { method: 'POST', headers, body: MESSAGE })).status;
  };
  for (let count = 0; count < 520; count += 20)
    expect(new Set(await Promise.all(Array.from({ length: 20 }, () => post('wrong'))))).toEqual(new Set([401]));
  expect(await post(token)).toBe(204);
});
