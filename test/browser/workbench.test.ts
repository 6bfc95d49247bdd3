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

/** The visit takes well under a minute, but a busy machine may need several times as long. */
const VISIT_LIMIT_MS = 150_000;
/** Chromium sometimes never answers when it is asked for a picture, so the visit starts again. */
const MAX_VISITS = 3;

beforeAll(async () => {
  for (let attempt = 1; ; attempt++) {
    stage = await openStage();
    const limit = AbortSignal.timeout(VISIT_LIMIT_MS);
    const overdue = new Promise<'overdue'>((resolve) => limit.addEventListener('abort', () => resolve('overdue')));
    const ended = await Promise.race([visitStage(stage), overdue]);
    if (ended !== 'overdue') {
      visit = ended;
      return;
    }
    await stage.close();
    if (attempt === MAX_VISITS) throw new Error(`The stage was not visited within ${VISIT_LIMIT_MS} ms.`);
  }
}, MAX_VISITS * VISIT_LIMIT_MS);

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
