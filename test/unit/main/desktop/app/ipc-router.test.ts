import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { command, event } from '../../../../../shared/ipc/define.ts';
import { MAX_IPC_MESSAGE_LENGTH } from '../../../../../shared/ipc/contract.ts';
import { failure, success } from '../../../../../shared/result.ts';
import { createIpcRouter } from '../../../../../main/desktop/app/ipc-router.ts';
import type { Log } from '../../../../../shared/log.ts';
import { silentLog } from '../../../../support/silent-log.ts';

const contract = {
  'sum:add': command({ request: v.object({ a: v.number(), b: v.number() }), response: v.object({ sum: v.number() }) }),
  'sum:fail': command({ request: v.object({}), response: v.object({}) }),
  'sum:throw': command({ request: v.object({}), response: v.object({}) }),
  'sum:store': command({ request: v.object({ code: v.string() }), response: v.object({}) }),
  'sum:leak': command({ request: v.object({}), response: v.object({ shown: v.number() }) }),
  'sum:lie': command({ request: v.object({}), response: v.object({ shown: v.number() }) }),
  'sum:changed': event(v.object({ sum: v.number() })),
} as const;

function setUp() {
  const errors: string[] = [];
  const log: Log = { ...silentLog, error: (message) => void errors.push(message) };
  const router = createIpcRouter(
    contract,
    {
      'sum:add': async ({ a, b }) => success({ sum: a + b }),
      'sum:fail': async () => failure('forbidden', 'x'.repeat(5_000), '7'),
      'sum:store': async ({ code }) => {
        throw Object.assign(new Error(`${code}: write`), { code });
      },
      'sum:throw': async () => {
        throw new Error('a secret detail');
      },
      'sum:leak': async () => success({ shown: 1, hidden: 2 }),
      'sum:lie': async () => success({ shown: 'text' as unknown as number }),
    },
    log,
  );
  const ask = (name: string, request: unknown) => router.answer(JSON.stringify({ id: 3, name, request }));
  return { router, ask, errors };
}

describe('ipc router', () => {
  it('answers with the id of the request', async () => {
    expect(await setUp().ask('sum:add', { a: 1, b: 2 })).toEqual(success({ id: 3, result: success({ sum: 3 }) }));
  });

  it.each(['sum:changed', 'sum:gone', '__proto__', 'constructor', 'toString', ''])(
    'knows no command %j',
    async (name) => {
      expect(await setUp().ask(name, {})).toMatchObject({
        value: { id: 3, result: { ok: false, error: { code: 'unknown-command' } } },
      });
    },
  );

  it.each([[{}], [null], [{ a: 1 }], [{ a: '1', b: 2 }], [[1, 2]]])('refuses the request %j', async (request) => {
    expect(await setUp().ask('sum:add', request)).toMatchObject({
      value: { result: { ok: false, error: { code: 'bad-request' } } },
    });
  });

  it.each([
    '',
    '{',
    'null',
    '[]',
    '{"id":-1,"name":"sum:add","request":{}}',
    '{"id":1,"name":"sum:add","request":{},"extra":1}',
    '{"id":1,"request":{}}',
  ])('rejects the frame %j', async (text) => {
    expect(await setUp().router.answer(text)).toMatchObject({ ok: false, error: { code: 'bad-request' } });
  });

  it('does not parse a frame that is too long', async () => {
    const text = JSON.stringify({
      id: 1,
      name: 'sum:add',
      request: { a: 1, b: 2, c: 'x'.repeat(MAX_IPC_MESSAGE_LENGTH) },
    });
    expect(await setUp().router.answer(text)).toMatchObject({ ok: false, error: { code: 'bad-request' } });
  });

  it("reports a handler's exception only to the log", async () => {
    const { ask, errors } = setUp();
    const answer = await ask('sum:throw', {});
    expect(answer).toMatchObject({ value: { result: { ok: false, error: { code: 'internal' } } } });
    expect(JSON.stringify(answer)).not.toContain('secret');
    expect(errors).toEqual(["The command 'sum:throw' failed."]);
  });

  it.each([
    ['ENOSPC', 'no-disk-space'],
    ['EDQUOT', 'no-disk-space'],
    ['EROFS', 'not-writable'],
    ['EACCES', 'not-writable'],
    ['EIO', 'internal'],
  ])('says what to do when a file cannot be written because of %s', async (code, expected) => {
    const { ask, errors } = setUp();
    expect(await ask('sum:store', { code })).toMatchObject({ value: { result: { error: { code: expected } } } });
    expect(errors).toHaveLength(1);
  });

  it('sends nothing that the contract does not define', async () => {
    expect(await setUp().ask('sum:leak', {})).toEqual(success({ id: 3, result: success({ shown: 1 }) }));
    expect(await setUp().ask('sum:lie', {})).toMatchObject({
      value: { result: { ok: false, error: { code: 'internal' } } },
    });
  });

  it('passes on failures, shortened to fit a frame', async () => {
    const answer = await setUp().ask('sum:fail', {});
    expect(answer).toMatchObject({
      value: { result: { error: { code: 'forbidden', message: 'x'.repeat(1_024), detail: '7' } } },
    });
  });

  it('sends valid events as frames, and logs invalid ones', () => {
    const { router, errors } = setUp();
    expect(router.frameEvent('sum:changed', { sum: 1, extra: 2 })).toEqual({
      event: 'sum:changed',
      payload: { sum: 1 },
    });
    expect(router.frameEvent('sum:changed', {})).toBeUndefined();
    expect(router.frameEvent('sum:add', {})).toBeUndefined();
    expect(errors).toHaveLength(2);
  });
});
