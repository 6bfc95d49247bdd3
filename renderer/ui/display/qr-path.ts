import qrcode from 'qrcode-generator';

/** Light modules around a code, without which readers do not find it (ISO/IEC 18004). */
export const QUIET_MODULES = 4;

export interface QrPath {
  /** Side of the picture in modules, with the quiet zone. */
  readonly sideModules: number;
  /** The dark modules as the data of an SVG path: one rectangle for each run in a row. */
  readonly path: string;
}

/**
 * Encodes `text` (ASCII, as links are) as a QR code of the smallest version that holds it, with error correction M:
 * 15 % of the code may be covered. Returns undefined if the text is too long for any version.
 */
export function qrPath(text: string): QrPath | undefined {
  const code = qrcode(0, 'M');
  try {
    code.addData(text, 'Byte');
    code.make();
  } catch {
    return undefined;
  }
  const count = code.getModuleCount();
  let path = '';
  for (let row = 0; row < count; row++) {
    for (let start = 0; start < count; start++) {
      if (!code.isDark(row, start)) continue;
      let end = start + 1;
      while (end < count && code.isDark(row, end)) end++;
      path += `M${start + QUIET_MODULES} ${row + QUIET_MODULES}h${end - start}v1h${start - end}z`;
      start = end;
    }
  }
  return { sideModules: count + 2 * QUIET_MODULES, path };
}
