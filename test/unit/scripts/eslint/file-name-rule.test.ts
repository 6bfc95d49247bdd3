import { RuleTester } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, it } from 'vitest';
import { fileNameRule } from '../../../../scripts/eslint/file-name-rule.js';

RuleTester.describe = describe;
RuleTester.it = it;

const COMPONENT = 'export interface LevelBarProps { level: number }\nexport function LevelBar() { return null; }';
const ICONS = 'export function MuteIcon() { return null; }\nexport const LeaveIcon = () => null;';

function named(filename: string, code = '') {
  return { name: filename, filename, code };
}

function refused(messageId: string, filename: string, code = '') {
  return { ...named(filename, code), errors: [{ messageId }] };
}

new RuleTester({ languageOptions: { parser: tseslint.parser } }).run('file-name', fileNameRule, {
  valid: [
    named('shared/audio-format.ts'),
    named('shared/dsp/pcm16.ts'),
    named('renderer/audio/worklets/level-meter.worklet.ts'),
    named('renderer/ui/display/LevelBar.tsx', COMPONENT),
    named('renderer/ui/display/icons.tsx', ICONS),
    named('renderer/app/mount-app.tsx', 'export function mountApp() {}'),
    named('renderer/main.tsx'),
    named('test/unit/renderer/ui/LevelBar.test.tsx'),
    named('test/workbench/stories/ui/LevelBar.story.tsx'),
    named('test/unit/shared/audio-format.test.ts'),
  ],
  invalid: [
    refused('kebabCase', 'shared/audioFormat.ts'),
    refused('kebabCase', 'shared/audio_format.ts'),
    refused('kebabCase', 'shared/LevelBar.ts'),
    refused('kebabCase', 'renderer/ui/Icons.tsx', ICONS),
    refused('component', 'renderer/ui/level-bar.tsx', COMPONENT),
    refused('component', 'renderer/ui/Level.tsx', COMPONENT),
  ],
});
