import { UTF16_LINK, UTF32_LINK, type LinkLayout } from './link-layout.ts';

const HIGHEST_CHARACTER = 0x10ffff;
const LOWEST_PRINTABLE = 0x20;

/**
 * Returns whether a memory of UTF-32's size was filled in the layout with UTF-16, as a Windows program does that opens
 * the memory of Linux directly. The first two UTF-16 characters of a name, read as one of UTF-32, are beyond Unicode. A
 * name of no more than one character is the same in both. Then UTF-16's camera tells, which lies where UTF-32 has the
 * empty rest of the name.
 */
export function hasNarrowCharacters(view: DataView, layout: LinkLayout): boolean {
  if (layout !== UTF32_LINK) return false;
  const first = view.getUint32(layout.nameAt, true);
  if (first > HIGHEST_CHARACTER) return (first & 0xffff) >= LOWEST_PRINTABLE && first >>> 16 >= LOWEST_PRINTABLE;
  const hasSecond = first !== 0 && view.getUint32(layout.nameAt + 4, true) !== 0;
  return !hasSecond && hasNarrowCamera(view);
}

/** Any number but zero has a float32 beyond the highest character. */
function hasNarrowCamera(view: DataView): boolean {
  for (let at = UTF16_LINK.cameraPositionAt; at < UTF16_LINK.identityAt; at += 4)
    if (view.getUint32(at, true) > HIGHEST_CHARACTER) return true;
  return false;
}
