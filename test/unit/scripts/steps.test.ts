import { expect, it } from 'vitest';
import { runNodeStep } from '../../../scripts/steps.ts';

it('passes a step that ends with 0, and keeps its output', async () => {
  expect(await runNodeStep('greeting', ['-e', "process.stdout.write('good'); process.stderr.write(' day')"])).toEqual({
    name: 'greeting',
    hasPassed: true,
    output: 'good day',
  });
});

it('fails a step that ends with another code', async () => {
  expect(await runNodeStep('refusal', ['-e', 'process.exit(3)'])).toMatchObject({ hasPassed: false });
});

it('fails a step that is killed', async () => {
  expect(await runNodeStep('end', ['-e', "process.kill(process.pid, 'SIGKILL')"])).toMatchObject({ hasPassed: false });
});
