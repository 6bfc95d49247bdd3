// Synthesises the voices of the practice lobby into main/practice/voices, and that of the first run into
// renderer/audio/voices. Needs flite and sox. The same versions of these give the same files, byte by byte (`-R`).
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { assembleVoice } from './assemble-voice.ts';
import { PROJECT_FOLDER } from '../project-folder.ts';
import { CIRCLING_SCRIPT, QUARTER_SECONDS, VOICE_SCRIPTS, type VoiceScript } from './voice-scripts.ts';

/** The rate of flite's voices; they have no sound above 8 kHz that a higher rate could keep. */
const RATE_HZ = 16_000;

const RAW_FLOAT = ['-t', 'raw', '-e', 'floating-point', '-b', '32', '-r', String(RATE_HZ), '-c', '1', '-'];

/** Cuts the silence at the start, up to where the sound exceeds 1 % of full scale for 10 ms. */
const TRIM_START = ['silence', '1', '0.01', '1%'];

/** Pauses between sentences, seconds, as irregular as people's. */
const PAUSES_SECONDS = [0.35, 0.55, 0.45, 0.7, 0.5, 0.6, 0.45];

const missing = ['flite', 'sox'].filter((tool) => spawnSync(tool, ['--version']).error !== undefined);
if (missing.length > 0) {
  console.error(
    `The voices can't be made: ${missing.join(' and ')} not found. On Debian or Ubuntu: apt-get install flite sox`,
  );
  process.exit(1);
}
const practiceFolder = path.join(PROJECT_FOLDER, 'main', 'practice', 'voices');
const windowFolder = path.join(PROJECT_FOLDER, 'renderer', 'audio', 'voices');
const scratchFolder = mkdtempSync(path.join(tmpdir(), 'earshot-voices-'));
try {
  for (const script of VOICE_SCRIPTS) {
    const sentences = script.sentences.map((sentence) => speak(script, sentence));
    write(practiceFolder, script, assembleVoice(sentences, PAUSES_SECONDS.slice(0, sentences.length), RATE_HZ));
  }
  const quarters = CIRCLING_SCRIPT.sentences.map((sentence) => speak(CIRCLING_SCRIPT, sentence));
  write(windowFolder, CIRCLING_SCRIPT, assembleVoice(quarters, pausesBefore(quarters), RATE_HZ));
} finally {
  rmSync(scratchFolder, { recursive: true });
}

/** Returns the pauses after which each sentence begins with its quarter of the circle, seconds. */
function pausesBefore(quarters: readonly Float32Array[]): readonly number[] {
  return quarters.map((_, index) => {
    const before = quarters[index - 1];
    return before === undefined ? 0 : QUARTER_SECONDS - before.length / RATE_HZ;
  });
}

function write(folder: string, script: VoiceScript, voice: Float32Array): void {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${script.fileName}.wav`);
  execFileSync('sox', ['-R', ...RAW_FLOAT, '-b', '16', '-e', 'signed-integer', file], {
    input: Buffer.from(voice.buffer),
  });
  console.log(`${path.relative(PROJECT_FOLDER, file)}: ${(voice.length / RATE_HZ).toFixed(1)} s`);
}

/** Synthesises a sentence, without silence at its ends and without frequencies below a voice. */
function speak({ fliteVoice, pitchCents, tempoRatio }: VoiceScript, sentence: string): Float32Array {
  const spoken = path.join(scratchFolder, 'sentence.wav');
  execFileSync('flite', ['-voice', fliteVoice, '-t', sentence, '-o', spoken]);
  const shape = [
    'gain',
    '-6',
    'highpass',
    '80',
    'highpass',
    '80',
    'pitch',
    String(pitchCents),
    'tempo',
    '-s',
    String(tempoRatio),
  ];
  const trim = [...TRIM_START, 'reverse', ...TRIM_START, 'fade', 't', '0.01', 'reverse', 'fade', 't', '0.005'];
  const raw = execFileSync('sox', ['-R', spoken, ...RAW_FLOAT, 'rate', '-v', String(RATE_HZ), ...shape, ...trim], {
    maxBuffer: 64 * 1_024 * 1_024,
  });
  return new Float32Array(raw.buffer.slice(raw.byteOffset, raw.byteOffset + raw.byteLength));
}
