import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  describeObstacle,
  findChangedPictures,
  recogniseMachine,
} from '../workbench/pictures/compare-with-committed.ts';
import { openStage, type OpenStage } from '../workbench/pictures/open-stage.ts';
import { visitStage, type StageVisit } from '../workbench/pictures/visit-stage.ts';

const UPDATE = "If that is what you want, run 'npm run workbench -- --update', look at the pictures and commit them.";

let stage: OpenStage;
let visit: StageVisit;

/** A scene shows in a fraction of a second, but a busy machine may need many times as long. */
const SCENE_LIMIT_MS = 40_000;
/** One visit in a dozen stops for good, for a reason not yet known: it starts again, and the report says where. */
const MAX_VISITS = 3;

beforeAll(async () => {
  for (let attempt = 1; ; attempt++) {
    stage = await openStage();
    const ended = await visitOrStop(stage);
    if (typeof ended !== 'string') {
      visit = ended;
      return;
    }
    await stage.close();
    const problem = `The visit of the workbench stopped for ${SCENE_LIMIT_MS} ms at ${ended}.`;
    if (attempt === MAX_VISITS) throw new Error(problem);
    process.stdout.write(`${problem} It starts again.\n`);
  }
}, 600_000);

/** Visits the stage; returns the name of the scene at which the visit stopped, if it did. */
function visitOrStop(open: OpenStage): Promise<StageVisit | string> {
  return new Promise((resolve, reject) => {
    let shown = 'the start';
    const timer = setTimeout(() => resolve(shown), SCENE_LIMIT_MS);
    visitStage(open, (name) => {
      shown = name;
      timer.refresh();
    })
      .then(resolve, reject)
      .finally(() => clearTimeout(timer));
  });
}

afterAll(() => stage.close());

describe('every story, in every look', () => {
  it('shows its texts whole, and scrolls only downwards', () => {
    expect(visit.layoutFaults).toEqual([]);
  });

  it('reports no error', () => {
    expect(stage.errors).toEqual([]);
  });

  it('looks as in its committed picture', async (context) => {
    const machine = await recogniseMachine(stage);
    if (machine === 'other') {
      process.stdout.write(`${describeObstacle(stage)}\n`);
      context.skip(describeObstacle(stage));
    }
    const changed = await findChangedPictures(stage, visit.pictures, machine);
    expect(changed, `${changed.join('\n')}\n${UPDATE}\n`).toEqual([]);
  });
});
