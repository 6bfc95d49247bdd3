import type { Settings } from '../../../shared/model/settings.ts';
import type { WindowApp } from '../create-window-app.ts';
import { describeChange, type DescribedChange } from './describe-change.ts';

/** A change that can be taken back. */
interface Change {
  /** Changes of one topic share a toast. */
  readonly topic: string;
  /** What it was about; null = it has no name that the player knows. */
  readonly name: string | null;
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

/** More would not be taken back one by one. */
const MOST_CHANGES = 50;

/** Remembers what was changed in the settings, says it in a toast, and takes it back. */
export class SettingsHistory {
  readonly #app: Pick<WindowApp, 'settings' | 'toasts' | 'i18n'>;
  readonly #changes: Change[] = [];
  #isUndoing = false;

  constructor(app: Pick<WindowApp, 'settings' | 'toasts' | 'i18n'>) {
    this.#app = app;
  }

  /** Follows the settings, wherever they are changed. Returns a function that stops. */
  follow(): () => void {
    return this.#app.settings.store.subscribe(({ settings: now }, { settings: before }) => {
      if (now === before || this.#isUndoing) return;
      for (const setting of Object.keys(now) as (keyof Settings)[])
        if (now[setting] !== before[setting]) this.#follow(setting, now, before);
    });
  }

  /** Remembers a change of something that is no setting, and says it in `text`. `name`: what was done. */
  record(topic: string, name: string, text: string, undo: () => void): void {
    this.#show({ topic, name, undo }, text);
  }

  /** Takes back the last change. Returns whether there was any. */
  undoLast(): boolean {
    const last = this.#changes.at(-1);
    if (last === undefined) return false;
    this.#undo(last);
    const { i18n, toasts } = this.#app;
    if (last.name !== null)
      toasts.controller.show(last.topic, i18n.t('settings:changed.undone', { name: last.name }), null);
    return true;
  }

  #follow(setting: keyof Settings, now: Settings, before: Settings): void {
    const topic = `setting ${setting}`;
    const last = this.#changes.at(-1);
    const value = before[setting];
    const described = describeChange(setting, this.#app.i18n, now, before);
    const undo = (): void => this.#app.settings.controller.update({ [setting]: value });
    // The first change of a row knows what to go back to.
    const isSame = CONTINUOUS.has(setting) && last?.topic === topic;
    this.#show(isSame ? last : { topic, name: described?.name ?? null, undo }, this.#textOf(described));
  }

  #textOf(described: DescribedChange | null): string | null {
    if (described === null) return null;
    const { name, value } = described;
    const { i18n } = this.#app;
    return value === null ? i18n.t('settings:changed.plain', { name }) : i18n.t('settings:changed.to', { name, value });
  }

  #show(change: Change, text: string | null): void {
    if (this.#changes.at(-1) !== change) this.#changes.push(change);
    if (this.#changes.length > MOST_CHANGES) this.#changes.shift();
    if (text !== null) this.#app.toasts.controller.show(change.topic, text, () => this.#undo(change));
  }

  #undo(change: Change): void {
    const index = this.#changes.indexOf(change);
    if (index !== -1) this.#changes.splice(index, 1);
    this.#isUndoing = true;
    change.undo();
    this.#isUndoing = false;
  }
}
