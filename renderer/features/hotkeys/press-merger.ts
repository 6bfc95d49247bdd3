import type { Binding, Trigger, VoiceAction } from '../../../shared/model/bindings.ts';
import { keyId } from './triggers/trigger.ts';

/** The sources of presses: the window while it has the focus, and the main process's helper everywhere. */
type PressSource = 'window' | 'helper';

/**
 * Two sources' presses within this time are one press. The helper's arrive 1 to 30 ms after the window's on a busy
 * machine; nobody deliberately presses the same key twice that quickly.
 */
export const SAME_PRESS_MS = 250;

export interface PressMergerEvents {
  /** Begins an action. One of `isHeld` begins with the first trigger that holds it; others happen once per press. */
  readonly onPressed: (action: VoiceAction) => void;
  /** Ends an action that lasts as long as its key is held. */
  readonly onReleased: (action: VoiceAction) => void;
}

/** Merges what several sources report of the same key or button into one press. */
export interface PressMerger {
  /**
   * `isRefused`: the source saw the press and it means something else there, so it does not count from other sources
   * either.
   */
  press(source: PressSource, binding: Binding, isRefused?: boolean): void;
  release(source: PressSource, trigger: Trigger): void;
  /** The source stops seeing presses: releases what only it held. */
  lose(source: PressSource): void;
  /** Returns whether this trigger holds its action now. */
  isHolding(trigger: Trigger): boolean;
}

/** A press that only one source has reported so far. */
interface LonePress {
  readonly id: string;
  readonly source: PressSource;
  readonly atMs: number;
  readonly isRefused: boolean;
  isOver: boolean;
}

const TOGGLES: ReadonlySet<VoiceAction> = new Set(['toggle-mute', 'toggle-deafen']);

export function createPressMerger({ onPressed, onReleased }: PressMergerEvents, nowMs: () => number): PressMerger {
  const holds = new Map<string, { readonly action: VoiceAction; readonly sources: Set<PressSource> }>();
  /** Held, but without effect until released. */
  const ignored = new Set<string>();
  let lonePresses: LonePress[] = [];

  const ignoredKey = (source: PressSource, id: string): string => `${source} ${id}`;
  const isActionHeld = (action: VoiceAction): boolean => [...holds.values()].some((hold) => hold.action === action);

  function hold(source: PressSource, id: string, action: VoiceAction, isContinued: boolean): void {
    const existing = holds.get(id);
    if (existing !== undefined) {
      existing.sources.add(source);
      return;
    }
    const isNews = TOGGLES.has(action) ? !isContinued : !isActionHeld(action);
    holds.set(id, { action, sources: new Set([source]) });
    if (isNews) onPressed(action);
  }

  function letGo(source: PressSource, id: string): void {
    const existing = holds.get(id);
    if (existing?.sources.delete(source) !== true || existing.sources.size > 0) return;
    holds.delete(id);
    if (!TOGGLES.has(existing.action) && !isActionHeld(existing.action)) onReleased(existing.action);
  }

  /** Finds and removes the unmatched press of another source that is the same press. */
  function popPartner(source: PressSource, id: string): LonePress | undefined {
    lonePresses = lonePresses.filter(({ atMs }) => nowMs() - atMs <= SAME_PRESS_MS);
    const partner = lonePresses.find((press) => press.id === id && press.source !== source);
    lonePresses = lonePresses.filter((press) => press !== partner);
    return partner;
  }

  /** Undoes another source's press that means something else here. */
  function undo({ source, id, isOver }: LonePress): void {
    if (!isOver) ignored.add(ignoredKey(source, id));
    letGo(source, id);
  }

  return {
    press(source, { action, trigger }, isRefused = false) {
      const id = keyId(trigger);
      const key = ignoredKey(source, id);
      if (ignored.has(key) || holds.get(id)?.sources.has(source) === true) return;
      const partner = popPartner(source, id);
      if (partner === undefined) lonePresses.push({ id, source, atMs: nowMs(), isRefused, isOver: false });
      else if (isRefused) undo(partner);
      const isMeaningless = isRefused || (partner !== undefined && (partner.isRefused || partner.isOver));
      if (isMeaningless) ignored.add(key);
      else hold(source, id, action, partner !== undefined);
    },
    release(source, trigger) {
      const id = keyId(trigger);
      for (const press of lonePresses) if (press.id === id && press.source === source) press.isOver = true;
      if (!ignored.delete(ignoredKey(source, id))) letGo(source, id);
    },
    lose(source) {
      for (const id of [...holds.keys()]) letGo(source, id);
      for (const key of [...ignored]) if (key.startsWith(`${source} `)) ignored.delete(key);
    },
    isHolding: (trigger) => holds.has(keyId(trigger)),
  };
}
