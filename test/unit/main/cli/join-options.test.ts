import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { failure, success } from '../../../../shared/result.ts';
import { isAboutArguments, readJoinOptions } from '../../../../main/cli/join-options.ts';
import { formatWav } from '../../../../main/client/sound/wav-file.ts';
import { SAMPLE_RATE_HZ } from '../../../../shared/audio-format.ts';
import { DEFAULT_PRESENCE, DEFAULT_TALK_STYLE } from '../../../../shared/model/presence.ts';
import { formatInvitation } from '../../../../shared/protocol/invitation/invitation.ts';
import { DEFAULT_EAR_OUTPUT } from '../../../../shared/model/sound/ear-output.ts';
import { sine } from '../../../support/signals.ts';

const PARSED = {
  addresses: [{ host: '127.0.0.1', port: 7_777 }],
  certificateSha256: new Uint8Array(32),
  secret: new Uint8Array(16),
  rendezvous: '',
};
const INVITED = ['--invitation', formatInvitation(PARSED)];

it('stands silent at the origin for ten seconds by default', async () => {
  expect(await readJoinOptions(INVITED)).toMatchObject({
    ok: true,
    value: {
      name: 'Terminal',
      pose: { xMetres: 0, yMetres: 0, zMetres: 0, yawRadians: 0 },
      presence: DEFAULT_PRESENCE,
      talkStyle: DEFAULT_TALK_STYLE,
      output: DEFAULT_EAR_OUTPUT,
      voiceSamples: new Float32Array(0),
      repeatsVoice: false,
      recordPath: null,
      seconds: 10,
      isLoopbackOnly: false,
    },
  });
});

it('reads the voice file, and converts yaw to radians', async () => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'earshot-')), 'voice.wav');
  writeFileSync(file, formatWav(sine(700, 0.2, SAMPLE_RATE_HZ), 1));
  const options = await readJoinOptions([...INVITED, '--speak', file, '--repeat', '--at', '1,-2,3', '--yaw', '180']);
  if (!options.ok || options.value === 'help' || 'find' in options.value) throw new Error(JSON.stringify(options));
  expect(options.value.voiceSamples).toHaveLength(SAMPLE_RATE_HZ);
  expect(options.value.repeatsVoice).toBe(true);
  expect(options.value.pose).toEqual({ xMetres: 1, yMetres: -2, zMetres: 3, yawRadians: Math.PI });
});

it('leaves no empty recording behind, and an earlier one as it is', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'earshot-'));
  const [fresh, earlier] = [path.join(folder, 'fresh.wav'), path.join(folder, 'earlier.wav')];
  writeFileSync(earlier, 'sound');
  for (const file of [fresh, earlier])
    expect(await readJoinOptions([...INVITED, '--record', file])).toMatchObject({ ok: true });
  expect([existsSync(fresh), readFileSync(earlier, 'utf8')]).toEqual([false, 'sound']);
});

it.each([
  ['3d', 'binaural'],
  ['mono', 'mono'],
  ['left', 'left'],
])('reads that the output is %s', async (word, mode) => {
  const options = await readJoinOptions([...INVITED, '--output', word]);
  expect(options).toMatchObject({ ok: true, value: { output: { mode, widthPercent: 100 } } });
});

it('finds the invitation in a text', async () => {
  const options = await readJoinOptions(['--invitation', `Lobby 'Cellar' is open:\n> <${INVITED[1]}>.`]);
  expect(options).toMatchObject({ ok: true, value: { invitation: { addresses: [{ host: '127.0.0.1' }] } } });
});

it.each([
  ['no invitation', [], /--invitation .*--code/],
  ['an incomplete invitation', ['--invitation', 'earshot://join/AAAA'], /.+/],
  ['a missing file', [...INVITED, '--speak', '/does/not/exist.wav'], /no such file/],
  [
    'a recording that cannot be written',
    [...INVITED, '--record', '/does/not/exist.wav'],
    /--record can't write \/does\/not\/exist\.wav/,
  ],
  ['a position of two numbers', [...INVITED, '--at', '1,2'], /--at must be three numbers/],
  ['an unknown state', [...INVITED, '--state', 'asleep'], /--state must be one of alive, dead, spectator/],
  ['a radio without a channel', [...INVITED, '--to', 'radio'], /Add --radio CHANNEL/],
  ['an unknown output', [...INVITED, '--output', 'surround'], /--output must be one of stereo, 3d, mono, left, right/],
  ['an endless stay', [...INVITED, '--seconds', '1e9'], /--seconds must be a number/],
  ['an unknown option', [...INVITED, '--loud'], /--loud/],
])('refuses %s with the reason', async (_, argv, message) => {
  expect(await readJoinOptions(argv)).toMatchObject({
    ok: false,
    error: { message: expect.stringMatching(message) as string },
  });
});

it('finds the invitation of a lobby on the local network, and knocks with the name', async () => {
  const asked: string[] = [];
  const readLan = async (...words: readonly string[]) => {
    asked.push(...words);
    return success(PARSED);
  };
  const options = await readJoinOptions(['--lan', 'Cellar', '--name', 'Robin'], { readLan });
  expect(options).toMatchObject({ ok: true, value: { invitation: PARSED } });
  expect(asked).toEqual(['Cellar', 'Robin']);
});

it('says what it waits for, and tells a lobby that is not there from a wrong argument', async () => {
  const steps: string[] = [];
  const begin = (what: string) => {
    steps.push(what);
    return () => void steps.push('over');
  };
  const readLan = async () => failure('lobby-not-there', 'No lobby named Cellar shows itself.');
  const missing = await readJoinOptions(['--lan', 'Cellar'], { readLan }, begin);
  expect(steps).toEqual(["Asking the host of 'Cellar' to let you in", 'over']);
  const wrong = await readJoinOptions(['--invitation', 'earshot://join/x']);
  expect([missing, wrong].map((result) => !result.ok && isAboutArguments(result.error))).toEqual([false, true]);
});

it('finds the invitation by a code', async () => {
  const invitation = { ...PARSED, rendezvous: 'meet.example.org' };
  const asked: unknown[] = [];
  const readCode = async (code: string, rendezvous: readonly string[]) => {
    asked.push(code, rendezvous);
    return success(invitation);
  };
  const words = ['--code', 'k7q 29mdx', '--rendezvous', 'https://meet.example.org'];
  const options = await readJoinOptions(words, { readCode });
  expect(options).toMatchObject({ ok: true, value: { invitation } });
  expect(asked).toEqual(['k7q 29mdx', ['meet.example.org']]);
});

it('finds the invitation of a listed lobby, with its password from a file', async () => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'earshot-')), 'password');
  writeFileSync(file, 'open sesame\r\nnot this line\n');
  const asked: unknown[] = [];
  const readListed = async (...words: readonly unknown[]) => {
    asked.push(...words);
    return success(PARSED);
  };
  const words = ['--listed', 'Cellar', '--rendezvous', 'meet.example.org', '--password-file', file];
  expect(await readJoinOptions(words, { readListed })).toMatchObject({ ok: true, value: { invitation: PARSED } });
  expect(asked).toEqual(['Cellar', ['meet.example.org'], { name: 'Terminal', password: 'open sesame' }]);
});

it('lists lobbies instead of joining one', async () => {
  expect(await readJoinOptions(['--find', 'cel', '--rendezvous', 'meet.example.org'])).toEqual({
    ok: true,
    value: { find: 'cel', rendezvous: ['meet.example.org'] },
  });
});

it.each([
  [['--listed', 'Cellar'], /--listed need .* Add --rendezvous/],
  [['--listed', 'Cellar', '--rendezvous', 'a.example.org', '--password-file', '/does/not/exist'], /no such file/],
  [['--code', 'K7Q-29MDX'], /--code and --listed need .* Add --rendezvous/],
  [['--code', 'K7Q-29MDX', '--rendezvous', 'a b'], /--rendezvous must be an address/],
  [[...INVITED, '--code', 'K7Q-29MDX'], /--invitation .*--code/],
])('refuses %j', async (argv, message) => {
  const options = await readJoinOptions(argv);
  expect(!options.ok && options.error.message).toMatch(message);
});

it('takes a password from the command line or a file, and a claim code with an identity', async () => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'earshot-')), 'password.txt');
  writeFileSync(file, 'from a file\n');
  const read = async (...more: readonly string[]) => readJoinOptions([...INVITED, ...more]);
  expect(await read('--password', ' open sesame ')).toMatchObject({
    value: { password: 'open sesame', claimCode: '' },
  });
  expect(await read('--password-file', file)).toMatchObject({ value: { password: 'from a file', dataFolder: null } });
  expect(await read('--claim', 'k7q2-9mdx 0tvw', '--data', 'me')).toMatchObject({
    value: { claimCode: 'K7Q29MDX0TVW', dataFolder: 'me' },
  });
  const mistakes = [
    await read('--password', 'x'.repeat(10_000)),
    await read('--password', 'a', '--password-file', file),
    await read('--claim', 'K7Q2-9MDX', '--data', 'me'),
    await read('--claim', 'K7Q2-9MDX-0TVW'),
  ].map((result) => (result.ok ? '' : result.error.message));
  expect(mistakes).toEqual([
    expect.stringContaining('at most 128 characters'),
    expect.stringContaining("can't be combined"),
    expect.stringContaining('such as K7Q2-9MDX-0TVW'),
    expect.stringContaining('Add --data FOLDER'),
  ]);
});
