import { beforeEach, describe, expect, it } from 'vitest';
import {
  createTalkStyleController,
  HELD_TAIL_MS,
  type TalkStyleController,
} from '../../../../../renderer/features/voice/talk-style-controller.ts';
import { createTalkStyleStore, type TalkStyleStore } from '../../../../../renderer/features/voice/talk-style-store.ts';
import { talkChoices } from '../../../../../renderer/features/voice/talk-style.ts';
import { DEFAULT_HEARING_RULES } from '../../../../../shared/spatial/hearing-rules.ts';

let store: TalkStyleStore;
let controller: TalkStyleController;
let log: string[];
let tasks: { run: () => void; delayMs: number; isCancelled: boolean }[];

beforeEach(() => {
  store = createTalkStyleStore();
  log = [];
  tasks = [];
  controller = createTalkStyleController({
    store,
    schedule(run, delayMs) {
      const task = { run, delayMs, isCancelled: false };
      tasks.push(task);
      return () => (task.isCancelled = true);
    },
  });
  connect();
});

function connect(): void {
  controller.setLink({
    sendTalk: ({ to, voice, radio, priority }) =>
      log.push(`${voice} ${to}${radio === '' ? '' : ` on ${radio}`}${priority ? ' with priority' : ''}`),
    sendGroup: (name, password) => log.push(`group ${name} ${password}`.trim()),
  });
}

function runTasks(): void {
  for (const task of tasks.splice(0)) if (!task.isCancelled) task.run();
}

it('sends the talk style to a new link, and every change', () => {
  controller.choose({ voice: 'shout' });
  controller.choose({ to: 'radio', radio: 'a', priority: false });
  expect(log).toEqual(['normal nearby', 'shout nearby', 'shout radio on a']);
});

it('whispers at once while the key is held, until the last sound after it has been sent', () => {
  controller.hold('whisper');
  expect(log.at(-1)).toBe('whisper nearby');
  controller.release('whisper', 60);
  expect(log.at(-1)).toBe('whisper nearby');
  expect(tasks.at(-1)?.delayMs).toBe(60 + HELD_TAIL_MS);
  runTasks();
  expect(log.at(-1)).toBe('normal nearby');
});

it('switches to the key held last, whose release then counts', () => {
  controller.hold('whisper');
  controller.hold('shout');
  controller.release('whisper', 0);
  runTasks();
  expect(log.at(-1)).toBe('shout nearby');
});

it('returns to the key that is still held when the later one is released', () => {
  controller.hold('whisper');
  controller.hold('shout');
  controller.release('shout', 0);
  runTasks();
  expect(log.at(-1)).toBe('whisper nearby');
});

it('keeps whispering when the key goes down again before the last sound was sent', () => {
  controller.hold('whisper');
  controller.release('whisper', 0);
  controller.hold('whisper');
  runTasks();
  expect(log.at(-1)).toBe('whisper nearby');
});

it('speaks with priority while its key is held where the rules allow that, and whispers so too', () => {
  const rules = (priority: boolean) =>
    talkChoices({ ...DEFAULT_HEARING_RULES, channels: { ...DEFAULT_HEARING_RULES.channels, priority } }, '');
  controller.hold('priority');
  expect(log.at(-1)).toBe('normal nearby');
  controller.setChoices(rules(true));
  expect(log.at(-1)).toBe('normal nearby with priority');
  controller.hold('whisper');
  expect(log.at(-1)).toBe('whisper nearby with priority');
  controller.release('priority', 0);
  runTasks();
  expect(log.at(-1)).toBe('whisper nearby');
});

it('lets the game set the talk style, and restores yours afterwards', () => {
  controller.receiveGameStyle({ to: 'nearby', voice: 'shout', radio: '', priority: false });
  controller.choose({ voice: 'whisper' });
  expect(log.at(-1)).toBe('shout nearby');
  controller.receiveGameStyle(null);
  expect(log.at(-1)).toBe('whisper nearby');
});

it('speaks normally once the rules forbid the chosen style, and uses it again when they allow it', () => {
  controller.choose({ voice: 'shout' });
  controller.setChoices(talkChoices({ ...DEFAULT_HEARING_RULES, strengths: { whisper: 0, normal: 1, shout: 0 } }, ''));
  expect(log.at(-1)).toBe('normal nearby');
  controller.setChoices(talkChoices(DEFAULT_HEARING_RULES, ''));
  expect(log.at(-1)).toBe('shout nearby');
});

describe('a group', () => {
  it('is entered when the host confirms it, and left', () => {
    controller.enterGroup('owls', 'hoot');
    expect(store.getState().group).toEqual({ name: 'owls', isWaiting: true, problem: null });
    controller.receiveGroupAnswer({ type: 'group', name: 'owls', isIn: true, code: '', message: '' });
    expect(store.getState().group).toEqual({ name: 'owls', isWaiting: false, problem: null });
    controller.leaveGroup();
    controller.receiveGroupAnswer({ type: 'group', name: '', isIn: false, code: '', message: '' });
    expect(store.getState().group).toEqual({ name: '', isWaiting: false, problem: null });
    expect(log.slice(1)).toEqual(['group owls hoot', 'group']);
  });

  it('is not entered with a wrong password, and reports it', () => {
    controller.enterGroup('owls', 'moo');
    controller.receiveGroupAnswer({
      type: 'group',
      name: 'owls',
      isIn: false,
      code: 'wrong-password',
      message: 'The password is wrong.',
    });
    expect(store.getState().group).toEqual({
      name: '',
      isWaiting: false,
      problem: { code: 'wrong-password' },
    });
  });

  it('is not entered when an older host refuses it by text alone', () => {
    controller.enterGroup('owls', 'moo');
    controller.receiveGroupAnswer({
      type: 'group',
      name: 'owls',
      isIn: false,
      code: '',
      message: 'The password is wrong.',
    });
    expect(store.getState().group.problem).toEqual({ code: 'group-refused' });
  });

  it('is entered again after the link broke, unless it was refused or the lobby is another', () => {
    controller.enterGroup('owls', 'hoot');
    controller.receiveGroupAnswer({ type: 'group', name: 'owls', isIn: true, code: '', message: '' });
    log = [];
    controller.setLink(null);
    connect();
    expect(log).toEqual(['normal nearby', 'group owls hoot']);
    controller.forgetGroup();
    connect();
    expect(log.filter((line) => line.startsWith('group'))).toHaveLength(1);
  });
});
