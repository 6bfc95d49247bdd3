import { LAYOUT_LOOKS, PICTURE_LOOKS, PSEUDO_LOOKS, type Look } from '../looks/look.ts';
import type { SceneAddress } from '../stage/scene.ts';
import { nameOfPicture } from './committed-pictures.ts';
import type { OpenStage } from './open-stage.ts';

/** A picture before it is compressed. */
export interface TakenPicture {
  readonly name: string;
  readonly scene: SceneAddress;
  readonly look: Look;
  readonly png: Buffer;
}

/** What the stage shows, in every look. */
export interface StageVisit {
  readonly layoutFaults: readonly string[];
  /** What pseudo texts reveal. */
  readonly pseudoFaults: readonly string[];
  readonly pictures: readonly TakenPicture[];
}

/**
 * Shows every scene in every look, checks its layout and its texts, and takes a picture in the looks that have them.
 * Calls `onScene` with the name of each before it shows.
 */
export async function visitStage(stage: OpenStage, onScene: (name: string) => void): Promise<StageVisit> {
  const layoutFaults: string[] = [];
  const pseudoFaults: string[] = [];
  const pictures: TakenPicture[] = [];
  for (const look of [...LAYOUT_LOOKS, ...PSEUDO_LOOKS]) {
    const isPictured = PICTURE_LOOKS.includes(look);
    for (const scene of stage.scenes) {
      const name = nameOfPicture(scene, look);
      onScene(name);
      await stage.show(scene, look, isPictured ? 'picture' : 'layout');
      layoutFaults.push(...(await findFaults(stage, 'findLayoutFaults', name)));
      if (look.text === 'pseudo') pseudoFaults.push(...(await findFaults(stage, 'findPseudoFaults', name)));
      if (isPictured) pictures.push({ name, scene, look, png: await stage.takePicture() });
    }
  }
  return { layoutFaults, pseudoFaults, pictures };
}

async function findFaults(
  { page }: OpenStage,
  find: 'findLayoutFaults' | 'findPseudoFaults',
  name: string,
): Promise<readonly string[]> {
  const faults = await page.evaluate((check) => window.workbench[check](), find);
  return faults.map((fault) => `${name}: ${fault}`);
}
