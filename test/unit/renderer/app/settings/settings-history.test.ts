import { beforeEach, describe, expect, it, vi } from 'vitest';
import { SettingsHistory } from '../../../../../renderer/app/settings/settings-history.ts';
import { createSettingsStore } from '../../../../../renderer/features/settings/settings-store.ts';
import { createToasts, type Toast } from '../../../../../renderer/features/toasts/toast-store.ts';
import { createI18n } from '../../../../../renderer/i18n/i18n.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../../../shared/model/settings.ts';

const store = createSettingsStore();
const update = (change: Partial<Settings>): void =>
  store.setState(({ settings }) => ({ settings: { ...settings, ...change } }));
const i18n = createI18n();
let toasts: ReturnType<typeof createToasts>;
let history: SettingsHistory;
let stop: () => void;

beforeEach(() => {
  store.setState({ settings: DEFAULT_SETTINGS });
  toasts = createToasts();
  const settings = {
    store,
    controller: {
      update,
      load: () => Promise.resolve(),
      dismissNotice: () => undefined,
      openFolder: () => Promise.resolve(true),
    },
  };
  history = new SettingsHistory({ settings, toasts, i18n });
  stop = history.follow();
});

const settings = (): Settings => store.getState().settings;
const shownText = ({ text }: Toast): string => (typeof text === 'string' ? text : text(i18n));
const texts = (): readonly string[] => toasts.store.getState().toasts.map(shownText);
const undoToast = (text: string): void => {
  const toast = toasts.store.getState().toasts.find((one) => shownText(one) === text);
  toasts.controller.undo(toast!.id);
};

describe('the history of the settings', () => {
  it('says what changed, and takes it back', () => {
    update({ talkMode: 'open-mic' });
    expect(texts()).toEqual(['Input mode: Open mic']);
    undoToast('Input mode: Open mic');
    expect(settings().talkMode).toBe(DEFAULT_SETTINGS.talkMode);
    expect(texts()).toEqual([]);
  });

  it('takes back the last change first, each once', () => {
    update({ talkMode: 'open-mic' });
    update({ echoCancellation: false });
    expect(history.undoLast()).toBe(true);
    expect(settings()).toMatchObject({ talkMode: 'open-mic', echoCancellation: true });
    expect(texts()).toContain('Undone: Echo cancellation');
    expect(history.undoLast()).toBe(true);
    expect(settings()).toEqual(DEFAULT_SETTINGS);
    expect(history.undoLast()).toBe(false);
  });

  it('makes one change and one toast of a slider that moves', () => {
    for (const releaseDelayMs of [80, 100, 120]) update({ releaseDelayMs });
    expect(texts()).toEqual(['Release delay: 120 ms']);
    history.undoLast();
    expect(settings().releaseDelayMs).toBe(DEFAULT_SETTINGS.releaseDelayMs);
  });

  it('keeps what came between two movements of a slider apart', () => {
    update({ releaseDelayMs: 80 });
    update({ soundCues: true });
    update({ releaseDelayMs: 100 });
    history.undoLast();
    expect(settings()).toMatchObject({ releaseDelayMs: 80, soundCues: true });
  });

  it('does not take back from the toast what Ctrl+Z took back already', () => {
    update({ soundCues: true });
    history.undoLast();
    expect(toasts.store.getState().toasts.every(({ onUndo }) => onUndo === null)).toBe(true);
  });

  it('says a name when you pause, and takes back all of it', () => {
    vi.useFakeTimers();
    update({ name: 'A' });
    update({ name: 'Ada' });
    expect(texts()).toEqual([]);
    vi.runAllTimers();
    vi.useRealTimers();
    expect(texts()).toEqual(['Your name: Ada']);
    history.undoLast();
    expect(settings().name).toBe('');
  });

  it('says which key came and went', () => {
    const key = (code: 'F8' | 'F9', action: 'talk' | 'shout' = 'talk'): Settings['bindings'][number] => ({
      action,
      trigger: { device: 'keyboard', code },
    });
    const said = (bindings: Settings['bindings']): string => {
      update({ bindings });
      return texts().at(-1)!;
    };
    expect(said([key('F8'), key('F9')])).toMatch(/^Talk key: F[89] added$/);
    expect(said([key('F8')])).toBe('Talk key: F9 removed');
    expect(said([key('F8', 'shout')])).toBe('Shout key: F8 added');
    expect(said([])).toBe('All keys removed');
  });

  it('says which server came and went', () => {
    update({ rendezvous: ['one.example.org'] });
    expect(texts().at(-1)).toBe('one.example.org added');
    update({ rendezvous: [] });
    expect(texts().at(-1)).toBe('one.example.org removed');
  });

  it('speaks the language that the change has led to', async () => {
    const german = (await import('../../../../../renderer/i18n/locales/de/settings.ts')).settings;
    i18n.addResourceBundle('de', 'settings', german);
    update({ language: 'de' });
    await i18n.changeLanguage('de');
    expect(texts()).toEqual(['Sprache: Deutsch']);
    await i18n.changeLanguage('en');
  });

  it('keeps to one toast', () => {
    update({ soundCues: true });
    update({ theme: 'dark' });
    expect(texts()).toEqual(['Appearance: Dark']);
  });

  it('describes every setting that has a control', () => {
    const changes: Partial<Settings> = {
      language: 'de',
      theme: 'dark',
      outputGains: [{ label: '', gainDb: 6 }],
      inputDevice: { id: 'a', label: 'Headset' },
      noiseSuppression: 'rnnoise',
      overlay: { ...DEFAULT_SETTINGS.overlay, corner: 'bottom-left' },
      rendezvous: ['rendezvous.example.org'],
    };
    const said: string[] = [];
    for (const [setting, value] of Object.entries(changes)) {
      update({ [setting]: value });
      said.push(texts().at(-1)!);
    }
    expect(said).toEqual([
      'Language: Deutsch',
      'Appearance: Dark',
      'Output volume: +6 dB',
      'Microphone: Headset',
      'Noise suppression: Strong (RNNoise)',
      'Screen corner: Bottom left',
      'rendezvous.example.org added',
    ]);
  });

  it('ends with the dialog', () => {
    stop();
    update({ soundCues: true });
    expect(texts()).toEqual([]);
  });
});
