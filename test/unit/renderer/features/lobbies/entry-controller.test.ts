import { beforeEach, describe, expect, it } from 'vitest';
import type { FailureCode } from '../../../../../shared/ipc/failure-codes.ts';
import type { FoundLobby } from '../../../../../shared/ipc/lobbies-contract.ts';
import { failure, success, type Result } from '../../../../../shared/result.ts';
import { createEntryController } from '../../../../../renderer/features/lobbies/entry-controller.ts';
import { createLobbiesStore } from '../../../../../renderer/features/lobbies/lobbies-store.ts';
import { createFakeBridge } from '../../../../support/window/fake-bridge.ts';
import { KNOCK_LOBBY, PASSWORD_LOBBY } from '../../../../workbench/samples/sample-lobbies.ts';

const OPEN_LOBBY: FoundLobby = { ...KNOCK_LOBBY, id: 'open', access: 'open' };

type Answer = Result<{ invitation: string }, FailureCode>;

function open() {
  const fake = createFakeBridge();
  const store = createLobbiesStore();
  const joined: string[] = [];
  const answers: ((answer: Answer) => void)[] = [];
  fake.answer('lobbies:enter', () => new Promise<Answer>((resolve) => answers.push(resolve)));
  const controller = createEntryController({
    bridge: fake.bridge,
    store,
    nameToJoin: () => 'Robin',
    onInvitation: (invitation) => joined.push(invitation),
  });
  /** The host answers the attempt with this number. */
  async function answer(attempt: number, result: Answer): Promise<void> {
    answers[attempt]?.(result);
    await new Promise((resolve) => setTimeout(resolve));
  }
  const callsOf = (name: string) => fake.calls.filter((call) => call.name === name).map(({ request }) => request);
  return { store, joined, controller, answer, callsOf };
}

let { store, joined, controller, answer, callsOf } = open();
beforeEach(() => {
  ({ store, joined, controller, answer, callsOf } = open());
});

const entry = () => store.getState().entry;

describe('an open lobby', () => {
  it('is entered with one click', async () => {
    controller.enter(OPEN_LOBBY);
    expect(entry()).toEqual({ lobby: OPEN_LOBBY, step: 'waiting', error: null });
    expect(callsOf('lobbies:enter')).toEqual([{ id: 'open', password: '', name: 'Robin' }]);
    await answer(0, success({ invitation: 'earshot://join/a' }));
    expect(joined).toEqual(['earshot://join/a']);
    expect(store.getState()).toMatchObject({ entry: null, enteredId: 'open' });
    controller.forgetEntered();
    expect(store.getState().enteredId).toBe('');
  });

  it('says why it could not be entered, until you dismiss it', async () => {
    controller.enter(OPEN_LOBBY);
    await answer(0, failure('lobby-not-there', 'Gone.'));
    expect(entry()).toMatchObject({ step: 'failed', error: { code: 'lobby-not-there' } });
    controller.cancelEntry();
    expect(entry()).toBeNull();
    expect(callsOf('lobbies:cancel-enter')).toEqual([]);
  });
});

describe('a lobby with a password', () => {
  it('asks for it first, and again if it was wrong', async () => {
    controller.enter(PASSWORD_LOBBY);
    expect(entry()).toEqual({ lobby: PASSWORD_LOBBY, step: 'asking', error: null });
    expect(callsOf('lobbies:enter')).toEqual([]);
    controller.submitPassword('open sesame');
    controller.submitPassword('twice');
    await answer(0, failure('wrong-lobby-password', 'Wrong.'));
    expect(entry()).toMatchObject({ step: 'asking', error: { code: 'wrong-lobby-password' } });
    controller.submitPassword('sesame');
    await answer(1, success({ invitation: 'earshot://join/b' }));
    expect(joined).toEqual(['earshot://join/b']);
    expect(callsOf('lobbies:enter')).toEqual([
      { id: 'cellar', password: 'open sesame', name: 'Robin' },
      { id: 'cellar', password: 'sesame', name: 'Robin' },
    ]);
  });
});

describe('a knock', () => {
  it('waits for the host, and can be repeated after a refusal', async () => {
    controller.enter(KNOCK_LOBBY);
    expect(entry()).toMatchObject({ step: 'waiting' });
    await answer(0, failure('refused', 'No.'));
    expect(entry()).toMatchObject({ step: 'failed', error: { code: 'refused' } });
    controller.knockAgain();
    expect(entry()).toEqual({ lobby: KNOCK_LOBBY, step: 'waiting', error: null });
    await answer(1, success({ invitation: 'earshot://join/c' }));
    expect(joined).toEqual(['earshot://join/c']);
  });

  it('is withdrawn when you give up, and an answer that comes later joins nothing', async () => {
    controller.enter(KNOCK_LOBBY);
    controller.cancelEntry();
    controller.cancelEntry();
    expect(callsOf('lobbies:cancel-enter')).toHaveLength(1);
    await answer(0, success({ invitation: 'earshot://join/c' }));
    expect(joined).toEqual([]);
    expect(store.getState()).toMatchObject({ entry: null, enteredId: '' });
  });
});

it('gives up one lobby for another', async () => {
  controller.enter(OPEN_LOBBY);
  controller.enter(PASSWORD_LOBBY);
  expect(callsOf('lobbies:cancel-enter')).toHaveLength(1);
  await answer(0, success({ invitation: 'earshot://join/a' }));
  expect(joined).toEqual([]);
  expect(entry()).toMatchObject({ lobby: PASSWORD_LOBBY, step: 'asking' });
});

it('ignores a password and a repeated knock that nobody asked for', () => {
  controller.submitPassword('early');
  controller.knockAgain();
  controller.enter(KNOCK_LOBBY);
  controller.knockAgain();
  expect(callsOf('lobbies:enter')).toHaveLength(1);
});
