import { RuleTester } from 'eslint';
import { describe, it } from 'vitest';
import { fileNameRule } from '../../../../scripts/eslint/file-name-rule.js';

RuleTester.describe = describe;
RuleTester.it = it;

function named(filename: string) {
  return { name: filename, filename, code: '' };
}

function refused(filename: string, messageId: string) {
  return { ...named(filename), errors: [{ messageId }] };
}

new RuleTester().run('file-name', fileNameRule, {
  valid: [
    named('shared/audio-format.ts'),
    named('shared/dsp/pcm16.ts'),
    named('renderer/audio/worklets/level-meter.worklet.ts'),
    named('renderer/ui/LevelBar.tsx'),
    named('renderer/main.tsx'),
    named('test/unit/renderer/ui/LevelBar.test.tsx'),
    named('test/unit/shared/audio-format.test.ts'),
  ],
  invalid: [
    refused('shared/audioFormat.ts', 'kebabCase'),
    refused('shared/audio_format.ts', 'kebabCase'),
    refused('shared/LevelBar.ts', 'kebabCase'),
    refused('renderer/ui/level-bar.tsx', 'pascalCase'),
    refused('renderer/ui/levelBar.tsx', 'pascalCase'),
  ],
});
