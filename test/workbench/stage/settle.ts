const MAX_FRAMES = 120;
/** Frames without a change after which the page counts as still: React runs effects up to a frame later. */
const STILL_FRAMES = 2;
/** Canvases are painted some frames after they were measured, which changes no element. */
const CANVAS_FRAMES = 4;

/** Resolves when fonts are loaded and the page no longer changes. */
export async function settle(): Promise<void> {
  await document.fonts.ready;
  let stillFrames = 0;
  const observer = new MutationObserver(() => (stillFrames = 0));
  observer.observe(document.documentElement, { subtree: true, childList: true, attributes: true, characterData: true });
  for (let frame = 0; frame < MAX_FRAMES && stillFrames < STILL_FRAMES; frame++) {
    stillFrames += 1;
    await nextFrame();
  }
  observer.disconnect();
  const frames = document.querySelector('canvas') === null ? 0 : CANVAS_FRAMES;
  for (let frame = 0; frame < frames; frame++) await nextFrame();
}

/** Resolves after the next frame and the tasks that were waiting for it, such as effects of React. */
function nextFrame(): Promise<unknown> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}
