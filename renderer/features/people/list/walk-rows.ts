import type { ParticipantId } from '../../../../shared/model/participant.ts';

const UP_AND_DOWN: ReadonlySet<string> = new Set(['ArrowUp', 'ArrowDown']);
const PAGE_ROWS = 10;

interface Press {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}

/**
 * Returns the row to which a key leads from the row `from`: ArrowUp, ArrowDown, PageUp, PageDown, Home and End;
 * undefined = the key means something else. `isInSlider`: the keys set its volume, all but ArrowUp and ArrowDown.
 */
export function rowByKey(
  { key, ctrlKey, altKey, metaKey, shiftKey }: Press,
  isInSlider: boolean,
  ids: readonly ParticipantId[],
  from: ParticipantId,
): ParticipantId | undefined {
  const index = ids.indexOf(from);
  if (index < 0 || ctrlKey || altKey || metaKey || shiftKey || (isInSlider && !UP_AND_DOWN.has(key))) return undefined;
  const target = {
    ArrowDown: index + 1,
    ArrowUp: index - 1,
    PageDown: index + PAGE_ROWS,
    PageUp: index - PAGE_ROWS,
    Home: 0,
    End: ids.length - 1,
  }[key];
  return target === undefined ? undefined : ids[Math.max(0, Math.min(ids.length - 1, target))];
}
