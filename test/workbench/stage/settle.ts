const MAX_FRAMES = 120;

/** Resolves when fonts are loaded and a frame has passed in which no element changed. */
export async function settle(): Promise<void> {
  await document.fonts.ready;
  let hasChanged = true;
  const observer = new MutationObserver(() => (hasChanged = true));
  observer.observe(document.documentElement, { subtree: true, childList: true, attributes: true, characterData: true });
  for (let frame = 0; frame < MAX_FRAMES && hasChanged; frame++) {
    hasChanged = false;
    await nextFrame();
  }
  // Canvases are painted in the frame after they were measured.
  await nextFrame();
  observer.disconnect();
}

function nextFrame(): Promise<unknown> {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}
