import { expect, it } from 'vitest';
import { joinAtDoor } from '../../../../../main/cli/lobbies/join-at-door.ts';
import { failure, success, type Result } from '../../../../../shared/result.ts';

/** A lobby that answers in turn. */
function createDoor(answers: readonly string[], typed?: string) {
  const tried: (string | undefined)[] = [];
  const heard: string[] = [];
  const rest = [...answers];
  const join = async (password: string | undefined): Promise<Result<string>> => {
    tried.push(password);
    const code = rest.shift() ?? 'in';
    return code === 'in' ? success('in') : failure(code, code);
  };
  const ports = {
    askPassword: async () => typed,
    onWaiting: () => void heard.push('waiting'),
    pause: async (durationMs: number) => void heard.push(`${durationMs} ms`),
  };
  return { tried, heard, run: (given?: string) => joinAtDoor(join, given, ports) };
}

it('asks the person for a password once', async () => {
  const door = createDoor(['password-needed', 'wrong-lobby-password'], 'sesame');
  expect(await door.run()).toMatchObject({ error: { code: 'wrong-lobby-password' } });
  expect(door.tried).toEqual([undefined, 'sesame']);
});

it('does not ask if one was given, or nobody can be asked', async () => {
  expect(await createDoor(['wrong-lobby-password'], 'sesame').run('open')).toMatchObject({ ok: false });
  const silent = createDoor(['password-needed']);
  expect(await silent.run()).toMatchObject({ error: { code: 'password-needed' } });
  expect(silent.tried).toEqual([undefined]);
});

it('waits for a moderator, and says once that it does', async () => {
  const door = createDoor(['waiting-for-answer', 'waiting-for-answer']);
  expect(await door.run('sesame')).toEqual(success('in'));
  expect([door.tried, door.heard]).toEqual([
    ['sesame', 'sesame', 'sesame'],
    ['waiting', '4000 ms', '4000 ms'],
  ]);
});
