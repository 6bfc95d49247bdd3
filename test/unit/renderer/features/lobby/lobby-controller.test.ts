import { beforeEach, describe, expect, it } from 'vitest';
import { failure, success } from '../../../../../shared/result.ts';
import { DEFAULT_HEARING_RULES } from '../../../../../shared/spatial/hearing-rules.ts';
import {
  createTestController,
  INVITATION,
  LASTING_LOBBY,
  LOBBY,
  settle,
} from '../../../../support/window/lobby-controller.ts';

let { clock, fake, store, links, log, door, controller } = createTestController();
beforeEach(() => {
  ({ clock, fake, store, links, log, door, controller } = createTestController());
});

const status = () => store.getState().connection.status;
const commands = () => fake.calls.map(({ name }) => name);

/** Starts what `begin` does, and waits until its link has its answer. */
async function answered(begin: Promise<unknown>): Promise<void> {
  void begin;
  await settle();
}
/** The same, until its data channel is open. */
async function connected(begin: Promise<unknown>): Promise<void> {
  await answered(begin);
  await links.at(-1)?.connect();
}

describe('joining', () => {
  it('refuses a mistyped invitation without contacting anyone, and explains what is wrong', async () => {
    await controller.join('earshot://join/AAAA');
    expect(store.getState().problem).toMatchObject({ origin: 'joined', error: { code: 'invitation-cut-off' } });
    expect(links).toHaveLength(0);
  });

  it('cleans name and invitation, is connecting once the host accepts, and connected once the channel opens', async () => {
    await answered(controller.join(` ${INVITATION.slice('earshot://join/'.length)}\n`));
    expect(links[0]?.wish).toMatchObject({ name: 'Robin', invitation: INVITATION, resume: undefined });
    expect(status()).toBe('connecting');
    await links[0]?.connect();
    expect(status()).toBe('connected');
    expect(log).toEqual(['joined', 'connected']);
  });

  it("shows the host's refusal next to the invitation", async () => {
    door.outcome = async () => failure('lobby-full', 'Full.');
    await controller.join(INVITATION);
    expect(store.getState()).toMatchObject({
      connection: { status: 'none' },
      problem: { origin: 'joined', error: { code: 'lobby-full' } },
    });
  });

  it('looks a code up, and joins the lobby that has it', async () => {
    fake.answer('link:join-code', ({ code }) =>
      code === 'k7q 29mdx' ? success({ invitation: INVITATION }) : failure('unknown-code', 'None.'),
    );
    await answered(controller.join('k7q 29mdx'));
    expect(links[0]?.wish).toMatchObject({ invitation: INVITATION });
    expect(store.getState()).toMatchObject({ invitation: INVITATION, signOnPath: 'direct' });
  });

  it('says that a code is wrong, without contacting a host', async () => {
    fake.answer('link:join-code', () => failure('wrong-code', 'Wrong.'));
    await controller.join('K7Q-29MDX');
    expect(store.getState().problem).toMatchObject({ origin: 'joined', error: { code: 'wrong-code' } });
    expect(links).toHaveLength(0);
  });

  it('does not join when it was left while a code was looked up', async () => {
    let find = (): void => undefined;
    fake.answer(
      'link:join-code',
      () => new Promise((resolve) => (find = () => resolve(success({ invitation: INVITATION })))),
    );
    const joining = controller.join('K7Q-29MDX');
    await controller.leave();
    find();
    await joining;
    expect(links).toHaveLength(0);
    expect(status()).toBe('none');
  });

  it('leaves again when it was cancelled, and changes nothing', async () => {
    let letIn = (): void => undefined;
    door.outcome = () => new Promise((resolve) => (letIn = () => resolve(success(LOBBY))));
    const joining = controller.join(INVITATION);
    await settle();
    await controller.leave();
    letIn();
    await joining;
    expect(status()).toBe('none');
    expect(links[0]?.calls).toEqual(['close']);
  });
});

it('does not stay in progress when the lobby ends while it admits you', async () => {
  door.outcome = () => new Promise(() => undefined);
  const joining = controller.join(INVITATION);
  await settle();
  await links[0]?.end({ reason: 'lobby-closed', code: 'lobby-closed' });
  await joining;
  expect(store.getState()).toMatchObject({
    connection: { status: 'none' },
    problem: { origin: 'joined', error: { code: 'lobby-closed' } },
  });
});

describe('hosting', () => {
  it('tells what a start waits for: first the lobby on this machine, then the host in it', async () => {
    const steps: unknown[] = [];
    store.subscribe(({ connection }) => connection.status === 'starting' && steps.push(connection.step));
    await answered(controller.practice());
    await answered(controller.join(INVITATION));
    expect(steps).toEqual(['opening', 'joining', 'joining']);
  });

  it('starts the lobby, joins it by its invitation, and ends it on leaving', async () => {
    await connected(controller.host('Raid', DEFAULT_HEARING_RULES, null));
    expect(store.getState()).toMatchObject({ invitation: INVITATION, origin: 'hosted', lobbyName: 'Raid', ownId: 5 });
    await controller.leave();
    expect(links[0]?.calls).toEqual(['serve', 'close']);
    expect(commands()).toEqual(['lobby:host', 'lobby:close']);
  });

  it('keeps a lobby that was opened while the former one was being left', async () => {
    await connected(controller.host('Raid', DEFAULT_HEARING_RULES, null));
    const leaving = controller.leave();
    await connected(controller.host('Raid', DEFAULT_HEARING_RULES, null));
    await leaving;
    expect(commands()).toEqual(['lobby:host', 'lobby:host']);
  });

  it('opens practice with what the players are to do', async () => {
    await connected(controller.practice('shooter'));
    expect(fake.calls.find(({ name }) => name === 'lobby:practice')).toMatchObject({ request: { choice: 'shooter' } });
  });

  it('ends the lobby when it cannot be joined', async () => {
    door.outcome = async () => failure('unreachable', 'No answer.');
    await controller.practice();
    expect(commands()).toEqual(['lobby:practice', 'lobby:close']);
    expect(store.getState().problem).toMatchObject({ origin: 'practice', error: { code: 'unreachable' } });
  });

  it('ends the lobby on leaving, even after a failed reconnection to it', async () => {
    await answered(controller.host('Raid', DEFAULT_HEARING_RULES, null));
    await links[0]?.end({ reason: 'host-lost', code: 'host-lost' });
    door.outcome = async () => failure('unreachable', 'Still not there.');
    await controller.reconnect();
    await controller.leave();
    expect(commands()).toEqual(['lobby:host', 'lobby:close']);
    expect(status()).toBe('none');
  });

  const DIED = { status: 'ended', reason: 'host-lost', error: { code: 'lobby-died' } } as const;

  it('reports that the lobby on this machine died', async () => {
    await connected(controller.host('Raid', DEFAULT_HEARING_RULES, null));
    fake.emit('lobby:ended', {});
    expect(store.getState().connection).toEqual(DIED);
    expect(clock.pending).toBe(0);
  });

  it('returns to a lobby on this machine that is too busy to answer, until that died', async () => {
    await connected(controller.host('Raid', DEFAULT_HEARING_RULES, null));
    await links[0]?.end({ reason: 'host-lost', code: 'host-lost' });
    expect(status()).toBe('reconnecting');
    fake.emit('lobby:ended', {});
    expect(store.getState().connection).toEqual(DIED);
    expect(clock.pending).toBe(0);
    expect(commands()).toEqual(['lobby:host']);
  });
});

it('shows the start and the end of an interruption', async () => {
  await connected(controller.join(INVITATION));
  const { handlers } = links[0]!;
  handlers?.onInterrupted(true);
  expect(status()).toBe('interrupted');
  handlers?.onInterrupted(false);
  expect(status()).toBe('connected');
});

it('keeps roster, quality with unknowns, and rules of the host', async () => {
  await connected(controller.join(INVITATION));
  const { onMessage } = links[0]!.handlers!;
  onMessage({
    type: 'roster',
    participants: [
      {
        id: 7,
        name: 'Mira',
        muted: true,
        deafened: false,
        identity: '',
        color: null,
        away: false,
        rank: 'member',
        held: [],
        room: 0,
      },
    ],
  });
  onMessage({ type: 'quality', rows: [[7, 21, -1, 4]] });
  onMessage({
    type: 'rules',
    rules: { ...DEFAULT_HEARING_RULES, law: 'cubic', minMetres: 1, maxMetres: 12 },
    phase: 'meeting',
  });
  expect(store.getState()).toMatchObject({
    participants: [{ id: 7, name: 'Mira', isMuted: true, isDeafened: false }],
    quality: { 7: { roundTripMs: 21, lossToHostPercent: null, lossFromHostPercent: 4 } },
    rules: { ...DEFAULT_HEARING_RULES, law: 'cubic', minMetres: 1, maxMetres: 12 },
    phase: 'meeting',
  });
});

it('follows changes of the roster', async () => {
  await connected(controller.join(INVITATION));
  const { onMessage } = links[0]!.handlers!;
  const rowOf = (id: number, name: string, muted = false) => ({
    id,
    name,
    muted,
    deafened: false,
    identity: '',
    color: null,
    away: false,
    rank: 'member' as const,
    held: [],
    room: 0,
  });
  onMessage({ type: 'roster', participants: [rowOf(7, 'Mira'), rowOf(8, 'Tom')] });
  onMessage({ type: 'changes', participants: [rowOf(9, 'Ada'), rowOf(8, 'Tom', true)], left: [7] });
  expect(store.getState().participants).toEqual([
    { id: 8, name: 'Tom', isMuted: true, isDeafened: false, identity: '', color: null, isAway: false },
    { id: 9, name: 'Ada', isMuted: false, isDeafened: false, identity: '', color: null, isAway: false },
  ]);
});

describe('a busy host', () => {
  beforeEach(async () => {
    await connected(controller.join(INVITATION));
    links[0]?.handlers?.onMessage({
      type: 'limits',
      lowered: true,
      voices: 3,
      complexity: 1,
      packetMs: 40,
      mono: true,
    });
  });

  it('is shown with what is left, until it reports that it is no longer busy', () => {
    expect(store.getState().lowered).toEqual({ voices: 3, packetMs: 40, isMono: true });
    links[0]?.handlers?.onMessage({
      type: 'limits',
      lowered: false,
      voices: 8,
      complexity: 5,
      packetMs: 20,
      mono: false,
    });
    expect(store.getState().lowered).toBeNull();
  });

  it('no longer counts as overloaded after it is gone, or after leaving', async () => {
    await links[0]?.end({ reason: 'host-lost', code: 'host-lost' });
    expect(store.getState().lowered).toBeNull();
    clock.advance(1_000);
    await settle();
    await links[1]?.connect();
    links[1]?.handlers?.onMessage({
      type: 'limits',
      lowered: true,
      voices: 3,
      complexity: 1,
      packetMs: 40,
      mono: true,
    });
    expect(store.getState().lowered).not.toBeNull();
    await controller.leave();
    expect(store.getState().lowered).toBeNull();
  });
});

it('shows why an opened link has no invitation, until it is dismissed or another link is opened', () => {
  const refused = { code: 'invitation-typo', detail: '46' } as const;
  fake.emit('app:invitation-refused', refused);
  expect(store.getState().refusedInvitation).toEqual(refused);
  controller.dismissRefusedInvitation();
  expect(store.getState().refusedInvitation).toBeNull();
  fake.emit('app:invitation-refused', refused);
  fake.emit('app:invitation-opened', { invitation: INVITATION });
  expect(store.getState().refusedInvitation).toBeNull();
});

it('asks before joining by an invitation that was opened outside the window', async () => {
  fake.emit('app:invitation-opened', { invitation: INVITATION });
  expect(store.getState().openedInvitation).toBe(INVITATION);
  expect(links).toHaveLength(0);
  await answered(controller.answerOpenedInvitation(true));
  expect(links[0]?.wish.invitation).toBe(INVITATION);
});

describe('the place in a lobby', () => {
  const RESUME = { participantId: 5, token: LASTING_LOBBY.resume!.token };

  it('is asked for again by a window that was in the lobby before, but not after leaving it', async () => {
    door.outcome = async () => success(LASTING_LOBBY);
    await connected(controller.join(INVITATION));
    await links[0]?.end({ reason: 'replaced', code: 'replaced' });
    expect(status()).toBe('ended');
    await connected(controller.reconnect());
    expect(links[1]?.wish.resume).toEqual(RESUME);
    await controller.leave();
    await answered(controller.join(INVITATION));
    expect(links[2]?.wish.resume).toBeUndefined();
  });

  it('is kept when the page goes away', async () => {
    door.outcome = async () => success(LASTING_LOBBY);
    await connected(controller.join(INVITATION));
    controller.drop();
    expect(links[0]?.calls).toEqual(['serve', 'drop']);
    expect(log.at(-1)).toBe('gone');
    await controller.leave();
    expect(links[0]?.calls).toEqual(['serve', 'drop']);
  });
});
