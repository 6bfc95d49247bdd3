const MAX_FRAMES = 120;
/** Frames without a change after which the page counts as still: React runs effects up to a frame later. */
const STILL_FRAMES = 2;
/** A canvas is painted some frames after it was measured, which changes no element. */
const STILL_CANVAS_FRAMES = 10;

/** Resolves when fonts are loaded and the page no longer changes. A layout is still before its canvases are painted. */
export async function settle(isForPicture = true): Promise<void> {
  await document.fonts.ready;
  let stillFrames = 0;
  const observer = new MutationObserver(() => (stillFrames = 0));
  observer.observe(document.documentElement, { subtree: true, childList: true, attributes: true, characterData: true });
  for (let frame = 0; frame < MAX_FRAMES && stillFrames < STILL_FRAMES; frame++) {
    stillFrames += 1;
    await nextFrame();
  }
  observer.disconnect();
  // A text that has just appeared may have needed another part of a font.
  await document.fonts.ready;
  await nextFrame();
  if (isForPicture) await settleCanvases();
}

/** Resolves when the canvases, if there are any, have looked the same for some frames. */
async function settleCanvases(): Promise<void> {
  const canvases = [...document.querySelectorAll('canvas')];
  let before = '';
  let stillFrames = 0;
  for (let frame = 0; frame < MAX_FRAMES && canvases.length > 0 && stillFrames < STILL_CANVAS_FRAMES; frame++) {
    await nextFrame();
    const now = canvases.map((canvas) => canvas.toDataURL('image/webp', 0.1)).join(' ');
    stillFrames = now === before ? stillFrames + 1 : 0;
    before = now;
  }
}

/** A browser may draw no frame while nothing changes. */
const MAX_FRAME_MS = 200;

/** Resolves after the next frame and the tasks that were waiting for it, such as effects of React. */
function nextFrame(): Promise<unknown> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, MAX_FRAME_MS);
  });
}
