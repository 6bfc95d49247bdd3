import type { Page } from 'playwright';

/** Returns a picture that the browser of a page draws, with edges and colours that compress badly. */
export async function drawPicture(page: Page, type: string, width: number, height: number): Promise<Buffer> {
  const address = await page.evaluate(
    ([kind, w, h]) => {
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [w, h];
      const context = canvas.getContext('2d');
      for (let x = 0; x < w; x += 4) {
        context!.fillStyle = `hsl(${x % 360} 80% ${20 + (x % 60)}%)`;
        context!.fillRect(x, 0, 4, h);
      }
      return canvas.toDataURL(kind);
    },
    [type, width, height] as const,
  );
  return Buffer.from(address.split(',')[1] ?? '', 'base64');
}

/** Returns the first bytes of a PNG that claims to have this size. */
export function pngHeader(width: number, height: number): Buffer {
  const header = Buffer.from('89504e470d0a1a0a0000000d494844520000000000000000080600000000000000', 'hex');
  header.writeUInt32BE(width, 16);
  header.writeUInt32BE(height, 20);
  return header;
}
