import { PICTURE_LOOKS } from '../looks/look.ts';
import {
  bytesOf,
  hashOf,
  nameOfPicture,
  PROBE,
  readFacts,
  readPicture,
  writeFacts,
  writePicture,
} from './committed-pictures.ts';
import { openStage, type OpenStage } from './open-stage.ts';

/** What taking the pictures again changed. */
export interface PictureUpdate {
  readonly changed: readonly string[];
  readonly unchangedCount: number;
}

/** Takes the committed pictures again. Those that look the same stay as they are, byte for byte. */
export async function updatePictures(): Promise<PictureUpdate> {
  const stage = await openStage();
  const before = readFacts().hashes;
  const hashes: Record<string, string> = {};
  const changed: string[] = [];
  const update = async (name: string): Promise<void> => {
    const png = await stage.takePicture();
    hashes[name] = hashOf(png);
    if (hashes[name] === before[name] && readPicture(name) !== undefined) return;
    writePicture(name, await compress(stage, png));
    changed.push(name);
  };
  await stage.showProbe();
  await update(PROBE);
  for (const look of PICTURE_LOOKS) {
    for (const scene of stage.scenes) {
      await stage.show(scene, look);
      await update(nameOfPicture(scene, look));
    }
  }
  const { browserName } = stage;
  await stage.close();
  writeFacts({ browser: browserName, hashes });
  return { changed, unchangedCount: Object.keys(hashes).length - changed.length };
}

function compress({ page }: OpenStage, png: Buffer): Promise<Buffer> {
  const url = `data:image/png;base64,${png.toString('base64')}`;
  return page.evaluate((picture) => window.workbench.compressPicture(picture), url).then(bytesOf);
}
