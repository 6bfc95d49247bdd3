import { beforeEach, describe, expect, it, vi } from 'vitest';
import { connectRecents, EDITING_PAUSE_MS } from '../../../../../renderer/app/connect/connect-recents.ts';
import { LOOK_TIMEOUT_MS } from '../../../../../renderer/features/recents/find-living.ts';
import type { ListingController } from '../../../../../renderer/features/lobbies/listing/listing-controller.ts';
import { createListingStore } from '../../../../../renderer/features/lobbies/listing/listing-store.ts';
import type { LobbyController } from '../../../../../renderer/features/lobby/lobby-controller.ts';
import { createLobbyStore, EMPTY_LOBBY, type LobbyState } from '../../../../../renderer/features/lobby/lobby-store.ts';
import { createSettingsStore } from '../../../../../renderer/features/settings/settings-store.ts';
import { createI18n } from '../../../../../renderer/i18n/i18n.ts';
import type { EarshotBridge } from '../../../../../shared/ipc/contract.ts';
import type { Settings } from '../../../../../shared/model/settings.ts';
import { formatInvitation } from '../../../../../shared/protocol/invitation/invitation.ts';
import { success } from '../../../../../shared/result.ts';
import { formatStandbyInvitation } from '../../../../../shared/succession/standby-invitation.ts';
import { DEFAULT_HEARING_RULES } from '../../../../../shared/spatial/hearing-rules.ts';
import { EXAMPLE_INVITATION, PARSED_INVITATION } from '../../../../support/desktop/example-invitation.ts';
import { ManualClock } from '../../../../support/manual-clock.ts';
import { SAMPLE_LISTING } from '../../../../workbench/samples/sample-lobbies.ts';

const RENEWED = formatInvitation({ ...PARSED_INVITATION, secret: new Uint8Array(16).fill(8) });
const ELSEWHERE = formatInvitation({ ...PARSED_INVITATION, certificateSha256: new Uint8Array(32).fill(3) });

function open(areNoted = true) {
  const clock = new ManualClock();
  const lobby = createLobbyStore();
  const settings = createSettingsStore();
  const listing = createListingStore();
  const update = (change: Partial<Settings>): void =>
    settings.setState((state) => ({ settings: { ...state.settings, ...change } }));
  const start = (origin: LobbyState['origin']): void =>
    lobby.setState({ connection: { status: 'starting', origin, step: 'joining' }, origin, problem: null });
  const controller = {
    join: vi.fn(async () => start('joined')),
    host: vi.fn(async () => start('hosted')),
  };
  const answers = new Map<string, Promise<'answers' | 'port-refused'>>();
  const invoke = async (_name: string, { invitation }: { readonly invitation: string }) =>
    success({ host: (await answers.get(invitation)) ?? 'unreachable', meeting: 'none' });
  const change = vi.fn(async () => true);
  const show = vi.fn();
  const recents = connectRecents({
    bridge: { invoke: invoke as unknown as EarshotBridge['invoke'] },
    lobby: { store: lobby, controller: controller as Partial<LobbyController> as LobbyController },
    listing: { store: listing, controller: { change } as Partial<ListingController> as ListingController },
    devices: { controller: { openMicrophone: async () => undefined } },
    settings: { store: settings, controller: { update } },
    toasts: { show },
    i18n: createI18n(),
    schedule: clock.schedule,
    areNoted,
  });
  return {
    ...{ ...recents, answers, clock, lobby, listing, update, start, change, show },
    ...controller,
    kept: () => settings.getState().settings.recentLobbies,
    enter: (origin: LobbyState['origin'], state: Partial<LobbyState> = {}) => {
      start(origin);
      lobby.setState({ invitation: EXAMPLE_INVITATION, lobbyName: 'Friday raid', ...state });
      lobby.setState({ connection: { status: 'connected' } });
    },
    leave: () => lobby.setState({ ...EMPTY_LOBBY, connection: { status: 'none' } }),
  };
}

let window = open();
beforeEach(() => {
  window = open();
});

describe('a visit', () => {
  it('is noted once you are in the lobby, and not while you try to get in', () => {
    window.start('joined');
    expect(window.kept()).toEqual([]);
    window.enter('joined');
    expect(window.kept()).toMatchObject([
      { kind: 'joined', name: 'Friday raid', invitation: EXAMPLE_INVITATION, rules: '', listing: null },
    ]);
  });

  it('to the practice lobby is not noted, nor any on a page for guests', () => {
    window.enter('practice');
    const page = open(false);
    page.enter('joined');
    expect([...window.kept(), ...page.kept()]).toEqual([]);
  });

  it('keeps the newest invitation: renewed, or of the next host', () => {
    window.enter('joined');
    window.lobby.setState({ invitation: RENEWED });
    window.clock.advance(EDITING_PAUSE_MS);
    expect(window.kept()).toMatchObject([{ invitation: RENEWED }]);
    window.lobby.setState({ invitation: ELSEWHERE });
    window.leave();
    expect(window.kept()).toMatchObject([{ invitation: ELSEWHERE }]);
  });

  it('does not keep the invitation of this machine after it has taken the lobby over', () => {
    window.enter('joined');
    window.lobby.setState({ origin: 'hosted', invitation: ELSEWHERE });
    window.leave();
    expect(window.kept()).toMatchObject([{ kind: 'joined', invitation: EXAMPLE_INVITATION }]);
  });

  it('survives a lost connection as the same visit', () => {
    window.enter('joined');
    window.lobby.setState({ connection: { status: 'ended', reason: 'host-lost', error: { code: 'host-lost' } } });
    window.lobby.setState({ connection: { status: 'connecting' } });
    expect(window.kept()).toHaveLength(1);
  });
});

describe('a lobby that you host', () => {
  it('is kept with its rules and its listing, without invitation and password', () => {
    window.listing.setState({ listing: SAMPLE_LISTING });
    window.enter('hosted');
    expect(window.kept()).toMatchObject([
      {
        ...{ kind: 'hosted', invitation: '', rules: JSON.stringify(DEFAULT_HEARING_RULES) },
        listing: { game: 'Minecraft', language: 'de', access: 'password' },
      },
    ]);
    expect(JSON.stringify(window.kept())).not.toContain(SAMPLE_LISTING.password);
  });

  it('is kept with the rules that it had last, written once for many changes', () => {
    window.enter('hosted');
    for (const maxMetres of [40, 50, 60]) window.lobby.setState({ rules: { ...DEFAULT_HEARING_RULES, maxMetres } });
    expect(JSON.parse(window.kept()[0]!.rules)).toMatchObject({ maxMetres: DEFAULT_HEARING_RULES.maxMetres });
    window.clock.advance(EDITING_PAUSE_MS);
    expect(JSON.parse(window.kept()[0]!.rules)).toMatchObject({ maxMetres: 60 });
  });

  it('does not lose its listing when it closes', () => {
    window.listing.setState({ listing: SAMPLE_LISTING });
    window.enter('hosted');
    window.leave();
    window.listing.setState({ listing: null });
    window.clock.advance(EDITING_PAUSE_MS);
    expect(window.kept()).toMatchObject([{ listing: { game: 'Minecraft' } }]);
  });

  it('is not offered from the clipboard', () => {
    window.enter('hosted');
    window.leave();
    expect(window.isOwnInvitation(RENEWED)).toBe(true);
    expect(window.isOwnInvitation(ELSEWHERE)).toBe(false);
  });
});

describe('an entry', () => {
  it('leads back into its lobby', () => {
    window.enter('joined');
    window.leave();
    window.controller.enter(window.kept()[0]!);
    expect(window.join).toHaveBeenCalledWith(EXAMPLE_INVITATION);
    expect(window.store.getState().enteredId).toBe(window.kept()[0]!.id);
  });

  it('hosts again with name, rules and listing, and says the new password', () => {
    const rules = { ...DEFAULT_HEARING_RULES, maxMetres: 77 };
    window.listing.setState({ listing: SAMPLE_LISTING });
    window.enter('hosted', { rules });
    window.leave();
    window.controller.enter(window.kept()[0]!);
    const [name, hostedRules, listing] = window.host.mock.calls[0] as unknown as Parameters<LobbyController['host']>;
    expect([name, hostedRules]).toEqual(['Friday raid', rules]);
    expect(listing).toMatchObject({ game: 'Minecraft', access: 'password' });
    expect(listing?.password).toMatch(/^[0-9a-z]{4}(-[0-9a-z]{4}){2}$/);
    expect(window.change).toHaveBeenCalledWith(listing);
    expect(window.show).toHaveBeenCalledOnce();
  });

  it('hosts with the usual rules if its own cannot be read', () => {
    window.enter('hosted');
    window.leave();
    window.controller.enter({ ...window.kept()[0]!, rules: '{"law":"unknown"}' });
    const [, rules] = window.host.mock.calls[0] as unknown as Parameters<LobbyController['host']>;
    expect(rules).toEqual(DEFAULT_HEARING_RULES);
  });

  it('stays in charge of a failure until you start another way', () => {
    window.enter('joined');
    window.leave();
    window.controller.enter(window.kept()[0]!);
    window.lobby.setState({
      connection: { status: 'none' },
      problem: { origin: 'joined', error: { code: 'unreachable' } },
    });
    expect(window.store.getState().enteredId).not.toBe('');
    window.start('joined');
    expect(window.store.getState().enteredId).toBe('');
    expect(window.kept()).toHaveLength(1);
  });

  it('can be removed, and put back; clearing leaves those with a star', () => {
    window.enter('joined');
    window.leave();
    window.enter('hosted');
    window.leave();
    const [own, raid] = window.kept();
    const undo = window.controller.remove(raid!.id);
    expect(window.kept()).toHaveLength(1);
    undo();
    expect(window.kept()).toHaveLength(2);
    window.controller.setStar(raid!.id, true);
    const putBack = window.controller.clear();
    expect(window.kept().map(({ id }) => id)).toEqual([raid!.id]);
    putBack();
    expect(
      window
        .kept()
        .map(({ id }) => id)
        .sort(),
    ).toEqual([own!.id, raid!.id].sort());
  });
});

describe('a lobby that you hosted, and that another player may have', () => {
  const links = [formatStandbyInvitation({ ...PARSED_INVITATION, certificateSha256: new Uint8Array(32).fill(3) })];
  const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

  /** Hosts a lobby that somebody can take over, until this machine loses it. */
  const loseLobby = (): void => {
    window.enter('hosted', { successorLinks: links });
    window.lobby.setState({ connection: { status: 'ended', reason: 'host-lost', error: { code: 'lobby-died' } } });
    window.leave();
  };

  it('is kept with the invitations of those who could take it over', () => {
    window.enter('hosted');
    window.lobby.setState({ successorLinks: links });
    window.clock.advance(EDITING_PAUSE_MS);
    expect(window.kept()).toMatchObject([{ kind: 'hosted', heirs: [ELSEWHERE] }]);
    window.leave();
    // You have ended it for everyone.
    expect(window.kept()).toMatchObject([{ heirs: [] }]);
  });

  it('shows who has it, and leads there, without another entry', async () => {
    loseLobby();
    window.answers.set(ELSEWHERE, Promise.resolve('answers'));
    window.controller.look();
    await settle();
    const [entry] = window.kept();
    expect(window.store.getState().living).toEqual({ [entry!.id]: ELSEWHERE });
    window.controller.enter(entry!);
    expect(window.join).toHaveBeenCalledWith(ELSEWHERE);
    window.lobby.setState({ connection: { status: 'connected' }, invitation: ELSEWHERE });
    expect(window.kept()).toEqual([entry]);
    expect(window.host).not.toHaveBeenCalled();
  });

  it('is looked for before you host it again', async () => {
    loseLobby();
    window.answers.set(ELSEWHERE, Promise.resolve('answers'));
    window.controller.enter(window.kept()[0]!);
    expect(window.store.getState().isLooking).toBe(true);
    await settle();
    expect(window.store.getState().isLooking).toBe(false);
    expect(window.join).toHaveBeenCalledWith(ELSEWHERE);
  });

  it.each([
    ['answers that nobody has it', Promise.resolve('port-refused' as const), 0],
    ['answers in time', new Promise<never>(() => undefined), LOOK_TIMEOUT_MS],
  ])('is hosted again if nobody %s', async (_, answer, waitMs) => {
    loseLobby();
    window.answers.set(ELSEWHERE, answer);
    window.controller.enter(window.kept()[0]!);
    await settle();
    window.clock.advance(waitMs);
    await settle();
    expect(window.host).toHaveBeenCalledOnce();
    expect(window.join).not.toHaveBeenCalled();
  });

  it('is not entered if you have started something else meanwhile', async () => {
    loseLobby();
    let answer = (_: 'answers'): void => undefined;
    window.answers.set(ELSEWHERE, new Promise((resolve) => (answer = resolve)));
    window.controller.enter(window.kept()[0]!);
    window.start('practice');
    answer('answers');
    await settle();
    expect([window.join.mock.calls, window.host.mock.calls]).toEqual([[], []]);
  });
});
