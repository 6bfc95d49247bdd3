/**
 * Calls `onPressed` for each button of a gamepad that goes down, until `signal` aborts. Browsers reveal gamepads only
 * to the window that has the focus, and only by asking for their state in each frame.
 */
export function watchGamepads(onPressed: () => void, signal: AbortSignal): void {
  const down = new Set<string>();
  const look = (): void => {
    if (signal.aborted) return;
    for (const pad of navigator.getGamepads()) {
      for (const [index, { pressed }] of (pad?.buttons ?? []).entries()) {
        const id = `${pad?.index} ${index}`;
        if (pressed && !down.has(id)) onPressed();
        if (pressed) down.add(id);
        else down.delete(id);
      }
    }
    requestAnimationFrame(look);
  };
  look();
}
