import type { i18n } from 'i18next';
import type { Notifier } from '../../../bridge/notifier.ts';
import type { SettingsStore } from '../../../features/settings/settings-store.ts';
import type { NewText, TextStore } from '../../../features/text/text-store.ts';
import type { VoiceStore } from '../../../features/voice/voice-store.ts';

/** The longest message that is read aloud or shown by the desktop, UTF-16 code units. */
const MAX_SPOKEN_LENGTH = 300;
/** Messages that wait to be read aloud: a flood is cut short. */
const MAX_WAITING = 5;

/** The part of the browser that reads aloud; a page may have none. */
export interface Speech {
  readonly pending: boolean;
  speak(text: string, language: string): void;
  cancel(): void;
}

export interface TextNewsConnections {
  readonly text: TextStore;
  readonly settings: SettingsStore;
  readonly voice: VoiceStore;
  readonly notifier: Pick<Notifier, 'show'>;
  readonly speech: Speech;
  readonly i18n: i18n;
  /** Whether the player sees the window. */
  readonly hasFocus: () => boolean;
}

/**
 * Announces new messages outside the list: the desktop shows those for you, and a voice reads all if you want. While
 * you do not want to be disturbed, neither does.
 */
export function connectTextNews(connections: TextNewsConnections): void {
  const { text, settings, notifier, speech, hasFocus } = connections;
  let waiting = 0;
  settings.subscribe(({ settings: { availability } }, before) => {
    if (availability === 'busy' && before.settings.availability !== 'busy') speech.cancel();
  });
  text.subscribe(({ latest, isAvailable }, before) => {
    // What is left is about a lobby that you have left.
    if (isAvailable === null && before.isAvailable !== null) speech.cancel();
    if (latest === null || latest === before.latest) return;
    const { notifies, speaksText, availability } = settings.getState().settings;
    if (availability === 'busy') return;
    const { name, text: words } = latest.message;
    if (notifies && latest.isForYou && !hasFocus())
      notifier.show({ title: name, body: words.slice(0, MAX_SPOKEN_LENGTH) });
    waiting = speech.pending ? waiting + 1 : 0;
    if (speaksText && waiting < MAX_WAITING) speak(latest, connections);
  });
}

function speak({ message }: NewText, { speech, voice, i18n }: TextNewsConnections): void {
  if (voice.getState().isDeafened) return;
  const t = i18n.getFixedT(null, 'text');
  const { name, text } = message;
  speech.speak(t('spoken', { name, text: text.slice(0, MAX_SPOKEN_LENGTH) }), i18n.language);
}

/** Opens the speech of the browser. */
export function openSpeech(synthesis: SpeechSynthesis | undefined): Speech {
  return {
    get pending() {
      return synthesis?.pending === true;
    },
    speak(text, language) {
      const utterance = new SpeechSynthesisUtterance(text);
      utterance.lang = language;
      synthesis?.speak(utterance);
    },
    cancel: () => synthesis?.cancel(),
  };
}
