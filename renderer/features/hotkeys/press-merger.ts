import type { Binding, Trigger, VoiceAction } from '../../../shared/model/keys/bindings.ts';
import { keyId } from './triggers/trigger.ts';

/** The sources of presses: the window while it has the focus, and the main process's helper everywhere. */
export type PressSource = 'window' | 'helper';

/**
 * Two sources' presses within this time are one press, whether or not both were expected: the focus may be moving.
 * Nobody deliberately presses the same key twice that quickly.
 */
export const SAME_PRESS_MS = 250;

/** The longest that a report is awaited. A source that is later than this has missed the press. */
export const LATEST_REPORT_MS = 10_000;

export interface PressMergerDependencies {
  /** Begins an action. One of `isHeld` begins with the first trigger that holds it; others happen once per press. */
  readonly onPressed: (action: VoiceAction) => void;
  /** Ends an action that lasts as long as its key is held. */
  readonly onReleased: (action: VoiceAction) => void;
  /** Whether the source sees every press that happens now: the window has the focus, the helper runs. */
  readonly sees: (source: PressSource) => boolean;
  /** Monotonic milliseconds. */
  readonly nowMs: () => number;
}

/**
 * Merges what several sources report of the same key or button into one press.
 *
 * Reports are paired by order, because a busy machine delays them by any time: a source that sees every press will
 * report this one too, and in order. The first report counts. A release, from either source, ends the press: the key is
 * up, whatever the other has yet to report.
 */
export interface PressMerger {
  /**
   * `isRefused`: the press means something else where the source saw it. What the window refuses does not count from
   * the helper either; the helper's own refusal is a guess, and the window knows better.
   */
  press(source: PressSource, binding: Binding, isRefused?: boolean): void;
  release(source: PressSource, trigger: Trigger): void;
  /** The source stops seeing presses: releases what only it held. */
  lose(source: PressSource): void;
}

/** A press that only one source has reported so far. */
interface LonePress {
  readonly id: string;
  readonly source: PressSource;
  readonly atMs: number;
  readonly isRefused: boolean;
  isOver: boolean;
  /** Whether the other source is going to report it too. */
  isOwed: boolean;
}

const TOGGLES: ReadonlySet<VoiceAction> = new Set([
  'toggle-mute',
  'toggle-deafen',
  'toggle-compact',
  'toggle-meeting',
  'toggle-dead',
  'next-room',
  'previous-room',
  'leave-room',
]);

const otherThan = (source: PressSource): PressSource => (source === 'window' ? 'helper' : 'window');

export function createPressMerger({ onPressed, onReleased, sees, nowMs }: PressMergerDependencies): PressMerger {
  const holds = new Map<string, { readonly action: VoiceAction; readonly sources: Set<PressSource> }>();
  /** Held, but without effect until released. */
  const ignored = new Set<string>();
  let lonePresses: LonePress[] = [];

  const ignoredKey = (source: PressSource, id: string): string => `${source} ${id}`;
  const isActionHeld = (action: VoiceAction): boolean => [...holds.values()].some((hold) => hold.action === action);

  function hold(source: PressSource, id: string, action: VoiceAction, isContinued: boolean): void {
    const existing = holds.get(id);
    if (existing !== undefined && isContinued) return void existing.sources.add(source);
    const isNews = TOGGLES.has(action) ? !isContinued : !isActionHeld(action);
    // A late report of an earlier press does not hold the key that is down now.
    if (existing === undefined) holds.set(id, { action, sources: new Set([source]) });
    else ignored.add(ignoredKey(source, id));
    if (isNews) onPressed(action);
  }

  function end(id: string): void {
    const action = holds.get(id)?.action;
    holds.delete(id);
    if (action !== undefined && !TOGGLES.has(action) && !isActionHeld(action)) onReleased(action);
  }

  function letGo(source: PressSource, id: string): void {
    const sources = holds.get(id)?.sources;
    if (sources?.delete(source) === true && sources.size === 0) end(id);
  }

  /** Finds and removes the unmatched press of another source that is the same press. */
  function popPartner(source: PressSource, id: string): LonePress | undefined {
    lonePresses = lonePresses.filter(({ atMs }) => nowMs() - atMs <= LATEST_REPORT_MS);
    const candidates = lonePresses.filter((press) => press.id === id && press.source !== source);
    const partner =
      candidates.find(({ atMs }) => nowMs() - atMs <= SAME_PRESS_MS) ?? candidates.find(({ isOwed }) => isOwed);
    lonePresses = lonePresses.filter((press) => press !== partner);
    return partner;
  }

  /** Undoes another source's press that means something else here. */
  function undo({ source, id, isRefused, isOver }: LonePress, action: VoiceAction): void {
    if (!isOver) ignored.add(ignoredKey(source, id));
    letGo(source, id);
    if (!isRefused && TOGGLES.has(action)) onPressed(action);
  }

  function isMeaningless(action: VoiceAction, isRefused: boolean, partner: LonePress | undefined): boolean {
    if (isRefused || partner === undefined) return isRefused;
    if (partner.isRefused && partner.source === 'window') return true;
    // A toggle that has had no effect yet happens even if its key is up by now.
    return partner.isOver && !(partner.isRefused && TOGGLES.has(action));
  }

  return {
    press(source, { action, trigger }, isRefused = false) {
      const id = keyId(trigger);
      const key = ignoredKey(source, id);
      if (ignored.has(key) || holds.get(id)?.sources.has(source) === true) return;
      const partner = popPartner(source, id);
      if (partner === undefined)
        lonePresses.push({ id, source, atMs: nowMs(), isRefused, isOver: false, isOwed: sees(otherThan(source)) });
      else if (isRefused && source === 'window') undo(partner, action);
      if (isMeaningless(action, isRefused, partner)) ignored.add(key);
      else hold(source, id, action, partner?.isRefused === false);
    },
    release(source, trigger) {
      const id = keyId(trigger);
      for (const press of lonePresses) if (press.id === id && press.source === source) press.isOver = true;
      if (!ignored.delete(ignoredKey(source, id)) && holds.get(id)?.sources.has(source) === true) end(id);
    },
    lose(source) {
      for (const id of [...holds.keys()]) letGo(source, id);
      for (const key of [...ignored]) if (key.startsWith(`${source} `)) ignored.delete(key);
      for (const press of lonePresses) if (press.source !== source) press.isOwed = false;
    },
  };
}
