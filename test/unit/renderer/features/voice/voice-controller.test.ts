import { beforeEach, expect, it } from 'vitest';
import { createVoiceController, FADE_OUT_MS, type VoiceController } from '../../../../../renderer/features/voice/voice-controller.ts';
import { createVoiceStore } from '../../../../../renderer/features/voice/voice-store.ts';

const TRACK = { kind: 'audio' } as MediaStreamTrack;

let log: string[];
let isSilenced: boolean;
let tasks: { run: () => void; delayMs: number; isCancelled: boolean }[];
let controller: VoiceController;

beforeEach(() => {
  log = [];
  isSilenced = false;
  tasks = [];
  controller = createVoiceController({
    store: createVoiceStore(),
    engine: {
      sendTrack: TRACK,
      openGate: () => log.push('open gate'),
      closeGate: () => log.push('close gate'),
      setSilenced: (next) => (isSilenced = next),
    },
    schedule(run, delayMs) {
      const task = { run, delayMs, isCancelled: false };
      tasks.push(task);
      return () => (task.isCancelled = true);
    },
  });
});

function link(name: string) {
  return {
    setSendTrack: (track: MediaStreamTrack | null) => log.push(`${name} sends ${track === null ? 'nothing' : 'the track'}`),
    sendStatus: ({ isMuted, isDeafened }: { isMuted: boolean; isDeafened: boolean }) => log.push(`${name} ${isMuted ? 'muted' : 'unmuted'}${isDeafened ? ' deafened' : ''}`),
  };
}

function runTasks(): void {
  for (const task of tasks.splice(0)) if (!task.isCancelled) task.run();
}

it('attaches the track before it opens the gate, and detaches it only after the fade', () => {
  controller.dispatch({ type: 'microphone-changed', isOn: true });
  controller.setLink(link('host'));
  log.length = 0;
  controller.dispatch({ type: 'key-pressed' });
  controller.dispatch({ type: 'key-released' });
  expect(log).toEqual(['host sends the track', 'open gate', 'close gate']);
  expect(tasks.map(({ delayMs }) => delayMs)).toEqual([FADE_OUT_MS]);
  runTasks();
  expect(log.at(-1)).toBe('host sends nothing');
});

it('a press during the fade keeps the track and cancels its detaching', () => {
  controller.dispatch({ type: 'microphone-changed', isOn: true });
  controller.setLink(link('host'));
  for (const type of ['key-pressed', 'key-released', 'key-pressed'] as const) controller.dispatch({ type });
  runTasks();
  expect(log.filter((line) => line.includes('sends'))).toEqual(['host sends the track']);
});

it('tells the host the status when the link opens and whenever it changes, but not on every key press', () => {
  controller.dispatch({ type: 'microphone-changed', isOn: true });
  controller.setLink(link('host'));
  controller.dispatch({ type: 'key-pressed' });
  controller.dispatch({ type: 'deafen-toggled' });
  expect(log.filter((line) => /muted/.test(line))).toEqual(['host unmuted', 'host muted deafened']);
});

it('with open mic, a new link gets the track although the gate was open for the one before', () => {
  controller.dispatch({ type: 'microphone-changed', isOn: true });
  controller.dispatch({ type: 'talk-mode-chosen', talkMode: 'open-mic' });
  controller.setLink(link('first'));
  controller.setLink(link('second'));
  expect(log).toContain('second sends the track');
  expect(log.indexOf('first sends nothing')).toBeLessThan(log.indexOf('second sends the track'));
});

it('silences what is heard here at once while deafened, whatever the host does', () => {
  controller.dispatch({ type: 'deafen-toggled' });
  expect(isSilenced).toBe(true);
  controller.dispatch({ type: 'mute-toggled' });
  expect(isSilenced).toBe(false);
});
