import { expect, it } from 'vitest';
import { joinAtDoor } from '../../../../../main/cli/lobbies/join-at-door.ts';
import { failure, success, type Result } from '../../../../../shared/result.ts';

/** A lobby that answers in turn. */
function createDoor(answers: readonly string[], ...typed: readonly string[]) {
  const tried: (string | undefined)[] = [];
  const heard: string[] = [];
  const rest = [...answers];
  const words = [...typed];
  const join = async (password: string | undefined): Promise<Result<string>> => {
    tried.push(password);
    const code = rest.shift() ?? 'in';
    return code === 'in' ? success('in') : failure(code, code, code === 'waiting-for-answer' ? 'Cellar' : undefined);
  };
  const ports = {
    askPassword: async (isWrong: boolean) => {
      heard.push(isWrong ? 'wrong' : 'asked');
      return words.shift();
    },
    onWaiting: (lobbyName: string) => void heard.push(lobbyName),
    pause: async (durationMs: number) => void heard.push(`${durationMs} ms`),
  };
  return { tried, heard, run: (given?: string) => joinAtDoor(join, given, ports) };
}

it('asks the person for a password until it is right', async () => {
  const door = createDoor(['password-needed', 'wrong-lobby-password'], 'sesam', 'sesame');
  expect(await door.run()).toEqual(success('in'));
  expect([door.tried, door.heard]).toEqual([
    [undefined, 'sesam', 'sesame'],
    ['asked', 'wrong'],
  ]);
});

it('ends when the person types nothing, or after too many tries', async () => {
  const silent = createDoor(['password-needed', 'wrong-lobby-password'], 'sesam');
  expect(await silent.run()).toMatchObject({ error: { code: 'wrong-lobby-password' } });
  const eager = createDoor(['password-needed', 'too-many-tries'], 'sesam', 'sesame');
  expect(await eager.run()).toMatchObject({ error: { code: 'too-many-tries' } });
});

it('does not ask if one was given, or nobody can be asked', async () => {
  expect(await createDoor(['wrong-lobby-password'], 'sesame').run('open')).toMatchObject({
    error: { code: 'wrong-lobby-password' },
  });
  const silent = createDoor(['password-needed']);
  expect(await silent.run()).toMatchObject({ error: { code: 'password-needed' } });
  expect(silent.tried).toEqual([undefined]);
});

it('waits for a moderator, and says once that it does', async () => {
  const door = createDoor(['waiting-for-answer', 'waiting-for-answer']);
  expect(await door.run('sesame')).toEqual(success('in'));
  expect([door.tried, door.heard]).toEqual([
    ['sesame', 'sesame', 'sesame'],
    ['Cellar', '4000 ms', '4000 ms'],
  ]);
});

it('waits on while the host is busy, and ends when it turns the person away', async () => {
  expect(await createDoor(['waiting-for-answer', 'lobby-busy']).run()).toEqual(success('in'));
  expect(await createDoor(['lobby-busy']).run()).toMatchObject({ error: { code: 'lobby-busy' } });
  const refused = createDoor(['waiting-for-answer', 'turned-away']);
  expect(await refused.run()).toMatchObject({ error: { code: 'turned-away' } });
});
