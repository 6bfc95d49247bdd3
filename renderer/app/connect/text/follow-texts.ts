import { MAX_OVERLAY_TEXTS, type OverlayText } from '../../../../shared/model/overlay.ts';
import type { Schedule } from '../../../../shared/schedule.ts';
import type { SettingsStore } from '../../../features/settings/settings-store.ts';
import type { ShownText, TextStore } from '../../../features/text/text-store.ts';

/** How long the overlay shows a message. */
const SHOWN_MS = 10_000;

/** What the overlay has room for, UTF-16 code units. */
const MAX_NAME_LENGTH = 64;
const MAX_TEXT_LENGTH = 200;

export interface FollowTextsConnections {
  readonly text: TextStore;
  readonly settings: SettingsStore;
  readonly schedule: Schedule;
}

/**
 * Returns what lists the latest messages for the overlay; `onChange`: the list is another one. It leaves out messages
 * to you alone, because a stream may show the overlay, and lists none while you do not want to be disturbed.
 */
export function followTexts(
  { text, settings, schedule }: FollowTextsConnections,
  onChange: () => void,
): () => readonly OverlayText[] {
  let latest: readonly ShownText[] = [];
  text.subscribe((state, before) => {
    if (state.isAvailable === null) latest = [];
    if (state.latest === null || state.latest === before.latest) return;
    const { message } = state.latest;
    if (message.to.kind === 'direct') return;
    latest = [...latest, message].slice(-MAX_OVERLAY_TEXTS);
    onChange();
    schedule(() => {
      latest = latest.filter((shown) => shown !== message);
      onChange();
    }, SHOWN_MS);
  });
  return () => {
    const { overlay, availability } = settings.getState().settings;
    if (!overlay.showsText || availability === 'busy') return [];
    return latest.map(({ name, text: words }) => ({
      name: name.slice(0, MAX_NAME_LENGTH),
      text: words.slice(0, MAX_TEXT_LENGTH),
    }));
  };
}
