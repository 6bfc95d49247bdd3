import { describe, expect, it, vi } from 'vitest';
import { createToasts } from '../../../../../renderer/features/toasts/toast-store.ts';

function textsOf({ store }: ReturnType<typeof createToasts>): readonly string[] {
  return store.getState().toasts.map(({ text }) => String(text));
}

describe('toasts', () => {
  it('replace the one of the same topic', () => {
    const toasts = createToasts();
    toasts.controller.show('volume', 'Volume 90 %', null);
    toasts.controller.show('talk mode', 'Open mic', null);
    toasts.controller.show('volume', 'Volume 80 %', null);
    expect(textsOf(toasts)).toEqual(['Open mic', 'Volume 80 %']);
  });

  it('are three at most', () => {
    const toasts = createToasts();
    for (const text of ['1', '2', '3', '4']) toasts.controller.show(text, text, null);
    expect(textsOf(toasts)).toEqual(['2', '3', '4']);
  });

  it('undo once, and close', () => {
    const toasts = createToasts();
    const onUndo = vi.fn();
    toasts.controller.show('volume', 'Volume 90 %', onUndo);
    const [toast] = toasts.store.getState().toasts;
    toasts.controller.undo(toast!.id);
    toasts.controller.undo(toast!.id);
    expect(onUndo).toHaveBeenCalledOnce();
    expect(textsOf(toasts)).toEqual([]);
  });
});
