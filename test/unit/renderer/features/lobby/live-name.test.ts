import { beforeEach, describe, expect, it } from 'vitest';
import {
  createLiveName,
  RENAME_INTERVAL_MS,
  TYPING_PAUSE_MS,
  type LiveName,
} from '../../../../../renderer/features/lobby/live-name.ts';
import { createLobbyStore, type LobbyStore } from '../../../../../renderer/features/lobby/lobby-store.ts';
import { ManualClock } from '../../../../support/manual-clock.ts';

let clock: ManualClock;
let store: LobbyStore;
let chosen: string;
let sent: string[];
let liveName: LiveName;

beforeEach(() => {
  clock = new ManualClock();
  store = createLobbyStore();
  chosen = 'Robin';
  sent = [];
  liveName = createLiveName({
    chosenName: () => chosen,
    nameless: () => 'Player',
    store,
    schedule: clock.schedule,
    nowMs: clock.nowMs,
  });
});

function enter(canRename = true): void {
  liveName.nameToJoin();
  liveName.setLink({ canRename, sendRename: (name) => sent.push(name) });
}

function choose(name: string): void {
  chosen = name;
  liveName.nameChanged();
}

const problem = () => store.getState().nameProblem?.code ?? null;

it('joins under the cleaned name of the settings, or under the word for a player without one', () => {
  chosen = '  Ro\u200bbin ';
  expect(liveName.nameToJoin()).toBe('Robin');
  chosen = '\u200b';
  expect(liveName.nameToJoin()).toBe('Player');
});

describe('in a lobby', () => {
  beforeEach(() => enter());

  it('sends a changed name once the player stops typing', () => {
    for (const name of ['R', 'Ro', 'Ros', 'Rose']) {
      choose(name);
      clock.advance(TYPING_PAUSE_MS / 2);
    }
    expect(sent).toEqual([]);
    clock.advance(TYPING_PAUSE_MS / 2);
    expect(sent).toEqual(['Rose']);
    clock.advance(60_000);
    expect(sent).toEqual(['Rose']);
  });

  it('sends nothing when the name is as before after all, or only looks different in the field', () => {
    choose('Rose');
    choose('Robin');
    clock.advance(TYPING_PAUSE_MS);
    choose(' Robin ');
    clock.advance(TYPING_PAUSE_MS);
    expect(sent).toEqual([]);
  });

  it('never asks the host more often than it accepts', () => {
    const atMs: number[] = [];
    liveName.setLink({ canRename: true, sendRename: () => atMs.push(clock.nowMs()) });
    for (let change = 0; change < 60; change++) {
      choose(`Robin ${change}`);
      clock.advance(TYPING_PAUSE_MS);
    }
    expect(atMs.length).toBeGreaterThan(5);
    atMs
      .slice(1)
      .forEach((time, index) => expect(time - (atMs[index] ?? 0)).toBeGreaterThanOrEqual(RENAME_INTERVAL_MS));
  });

  it('says that a name without visible characters cannot be used, until there is another', () => {
    choose('  ');
    clock.advance(TYPING_PAUSE_MS);
    expect([sent, problem()]).toEqual([[], 'bad-name']);
    choose('Rose');
    clock.advance(RENAME_INTERVAL_MS);
    expect(sent).toEqual(['Rose']);
  });

  it('asks again for the same name after the host has refused it', () => {
    choose('Rose');
    clock.advance(TYPING_PAUSE_MS);
    store.setState({ nameProblem: { code: 'too-many-renames' } });
    choose('Ros');
    choose('Rose');
    clock.advance(RENAME_INTERVAL_MS);
    expect(sent).toEqual(['Rose', 'Rose']);
  });

  it('sends nothing after the link is gone, and forgets what was wrong', () => {
    choose('Rose');
    store.setState({ nameProblem: { code: 'bad-name' } });
    liveName.setLink(null);
    clock.advance(60_000);
    expect([sent, problem()]).toEqual([[], null]);
  });

  it('joins under the new name when it returns, without asking again', () => {
    choose('Rose');
    clock.advance(TYPING_PAUSE_MS);
    liveName.setLink(null);
    expect(liveName.nameToJoin()).toBe('Rose');
    enter();
    clock.advance(60_000);
    expect(sent).toEqual(['Rose']);
  });
});

it('asks for a name that changed while the lobby was opening', () => {
  liveName.nameToJoin();
  choose('Rose');
  liveName.setLink({ canRename: true, sendRename: (name) => sent.push(name) });
  clock.advance(0);
  expect(sent).toEqual(['Rose']);
});

it('sends an earlier host nothing that it does not know, and says when the name applies', () => {
  enter(false);
  choose('Rose');
  clock.advance(TYPING_PAUSE_MS);
  expect([sent, problem()]).toEqual([[], 'rename-unsupported']);
  choose('Robin');
  clock.advance(TYPING_PAUSE_MS);
  expect([sent, problem()]).toEqual([[], null]);
});
