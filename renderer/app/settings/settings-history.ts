import type { i18n } from 'i18next';
import type { Settings } from '../../../shared/model/settings.ts';
import type { WindowApp } from '../create-window-app.ts';
import type { ToastText } from '../../features/toasts/toast-store.ts';
import { describeChange, type DescribedChange } from './describe-change.ts';

/** A change that can be taken back. */
interface Change {
  /** Changes of one topic that follow each other can be one change. */
  readonly topic: string;
  /** What it was about; null = it has no name that the player knows. */
  readonly name: ToastText | null;
  readonly undo: () => void;
}

/** Settings that take many values on the way to the one that you want: all of them are one change. */
const CONTINUOUS: ReadonlySet<keyof Settings> = new Set([
  'name',
  'publicAddress',
  'stunServer',
  'lobbyPort',
  'inputGains',
  'outputGains',
  'outputWidthPercent',
  'releaseDelayMs',
  'activationThresholdDb',
  'activationHoldMs',
  'activationPreRollMs',
]);

/** All changes share a toast: the last one is what you may want back, and more would cover what you change. */
const TOAST_TOPIC = 'settings';

/** Settings that you type: their toast waits until you pause. */
const TYPED: ReadonlySet<keyof Settings> = new Set(['name']);
const PAUSE_MS = 1_000;

/** More would not be taken back one by one. */
const MOST_CHANGES = 50;

/** Remembers what was changed in the settings, says it in a toast, and takes it back. */
export class SettingsHistory {
  readonly #app: Pick<WindowApp, 'settings' | 'toasts' | 'i18n'>;
  readonly #changes: Change[] = [];
  #isUndoing = false;
  /** Shows the toast of what is being typed. */
  #typing: ReturnType<typeof setTimeout> | undefined;

  constructor(app: Pick<WindowApp, 'settings' | 'toasts' | 'i18n'>) {
    this.#app = app;
  }

  /** Follows the settings, wherever they are changed. Returns a function that stops. */
  follow(): () => void {
    const stop = this.#app.settings.store.subscribe(({ settings: now }, { settings: before }) => {
      if (now === before || this.#isUndoing) return;
      for (const setting of Object.keys(now) as (keyof Settings)[])
        if (now[setting] !== before[setting]) this.#follow(setting, now, before);
    });
    return () => {
      clearTimeout(this.#typing);
      stop();
    };
  }

  /** Remembers a change of something that is no setting, and says it in `text`. `name`: what was done. */
  record(topic: string, name: ToastText, text: ToastText, undo: () => void): void {
    this.#show({ topic, name, undo }, text);
  }

  /** Takes back the last change. Returns whether there was any. */
  undoLast(): boolean {
    const last = this.#changes.at(-1);
    if (last === undefined) return false;
    this.#undo(last);
    const { name } = last;
    if (name !== null)
      this.#app.toasts.controller.show(
        TOAST_TOPIC,
        (texts) => texts.t('settings:changed.undone', { name: typeof name === 'string' ? name : name(texts) }),
        null,
      );
    return true;
  }

  #follow(setting: keyof Settings, now: Settings, before: Settings): void {
    const topic = `setting ${setting}`;
    const last = this.#changes.at(-1);
    const value = before[setting];
    const describe = (texts: i18n): DescribedChange | null => describeChange(setting, texts, now, before);
    const isTold = describe(this.#app.i18n) !== null;
    const undo = (): void => this.#app.settings.controller.update({ [setting]: value });
    // The first change of a row knows what to go back to.
    const isSame = CONTINUOUS.has(setting) && last?.topic === topic;
    const name = isTold ? (texts: i18n): string => describe(texts)?.name ?? '' : null;
    const text = isTold ? (texts: i18n): string => textOf(describe(texts), texts) : null;
    this.#show(isSame ? last : { topic, name, undo }, text, TYPED.has(setting));
  }

  #show(change: Change, text: ToastText | null, isTyped = false): void {
    if (this.#changes.at(-1) !== change) this.#changes.push(change);
    if (this.#changes.length > MOST_CHANGES) this.#changes.shift();
    clearTimeout(this.#typing);
    if (text === null) return;
    const tell = (): void => this.#app.toasts.controller.show(TOAST_TOPIC, text, () => this.#undo(change));
    if (isTyped) this.#typing = setTimeout(tell, PAUSE_MS);
    else tell();
  }

  #undo(change: Change): void {
    clearTimeout(this.#typing);
    const index = this.#changes.indexOf(change);
    if (index !== -1) this.#changes.splice(index, 1);
    this.#isUndoing = true;
    change.undo();
    this.#isUndoing = false;
  }
}

function textOf(described: DescribedChange | null, texts: i18n): string {
  if (described === null) return '';
  const { name, value, sentence } = described;
  if (sentence !== undefined) return sentence;
  if (value === null) return texts.t('settings:changed.plain', { name });
  return texts.t('settings:changed.to', { name, value });
}
