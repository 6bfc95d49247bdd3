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
  type Signature,
} from './committed-pictures.ts';
import { openStage } from './open-stage.ts';

/** What taking the pictures again changed. */
export interface PictureUpdate {
  readonly changed: readonly string[];
  readonly unchangedCount: number;
}

/** Takes the committed pictures again. Those that look the same stay as they are, byte for byte. */
export async function updatePictures(): Promise<PictureUpdate> {
  const stage = await openStage();
  const before = readFacts().pictures;
  const pictures: Record<string, Signature> = {};
  const changed: string[] = [];
  const update = async (name: string): Promise<void> => {
    const png = await stage.takePicture();
    const known = before[name];
    const hash = hashOf(png);
    if (known?.hash === hash && readPicture(name) !== undefined) {
      pictures[name] = known;
      return;
    }
    const url = `data:image/png;base64,${png.toString('base64')}`;
    pictures[name] = { hash, averages: await stage.page.evaluate((all) => window.workbench.averagesOf(all), url) };
    writePicture(name, bytesOf(await stage.page.evaluate((all) => window.workbench.compressPicture(all), url)));
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
  writeFacts({ browser: browserName, pictures });
  return { changed, unchangedCount: Object.keys(pictures).length - changed.length };
}
