import { beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_HEARING_RULES } from '../../../../shared/spatial/hearing-rules.ts';
import { HEARING_PRESETS } from '../../../../shared/spatial/hearing-presets.ts';
import { at, type TestParticipant } from '../../../support/lobby/lobby.ts';
import { VirtualLobby } from '../../../support/lobby/virtual-lobby.ts';

/** Whispers to chosen players, on sound: everyone speaks a tone of their own throughout. */

const SETTLED_SECONDS = 0.6;
const SILENT_BELOW_DB = -50;
/** Of the end of a whisper. */
const TAIL_SECONDS = 0.4;

const idOf = ({ client }: TestParticipant): number => client.joined.participantId;
const isSilent = (listener: TestParticipant, speaker: TestParticipant): boolean =>
  listener.gainDb(speaker) < SILENT_BELOW_DB;

let lobby: VirtualLobby;
let fox: TestParticipant;
let owl: TestParticipant;
let wren: TestParticipant;
let requests = 0;

/** Fox and Owl stand together, and Wren is far away. */
beforeEach(async () => {
  lobby = await VirtualLobby.open();
  fox = await lobby.join('Fox', 500, at(0, 0));
  owl = await lobby.join('Owl', 700, at(0, 2));
  wren = await lobby.join('Wren', 1_100, at(0, 5_000));
  await lobby.run(SETTLED_SECONDS);
});

/** Whispers to these, and returns who hears it by the host's answer, and why others do not. */
async function whisper(
  speaker: TestParticipant,
  ids: readonly number[],
): Promise<readonly [readonly number[], string]> {
  requests += 1;
  speaker.client.send({ type: 'whisper-to', request: requests, ids });
  await lobby.run(SETTLED_SECONDS);
  const answer = speaker.latest('whisper-answer');
  return answer?.request === requests ? [answer.ids, answer.code] : [[], 'none'];
}

describe('a whisper', () => {
  it('is heard by the chosen players only, at full loudness, until a moment after its end', async () => {
    expect([isSilent(owl, fox), isSilent(wren, fox)]).toEqual([false, true]);
    expect(await whisper(fox, [idOf(wren)])).toEqual([[idOf(wren)], '']);
    expect([isSilent(owl, fox), wren.gainDb(fox)]).toEqual([true, expect.closeTo(0, 0)]);
    expect(wren.latest('whispers')).toEqual({ type: 'whispers', from: [idOf(fox)] });
    const talkersFor = (one: TestParticipant): readonly number[] => [
      ...(one.latest('scene')?.rows ?? []).filter((row) => row[6] === 1).map(([id]) => id),
      ...(one.latest('scene')?.unplaced ?? []).map(([id]) => id),
    ];
    expect([talkersFor(owl).includes(idOf(fox)), talkersFor(wren).includes(idOf(fox))]).toEqual([false, true]);
    expect(fox.latest('audience')?.rows.map(([id]) => id)).toEqual([idOf(wren)]);
    fox.client.send({ type: 'whisper-to', request: 0, ids: [] });
    await lobby.run(TAIL_SECONDS - 0.1);
    expect(isSilent(owl, fox)).toBe(true);
    await lobby.run(SETTLED_SECONDS);
    expect([isSilent(owl, fox), isSilent(wren, fox), wren.latest('whispers')?.from]).toEqual([false, true, []]);
  });

  it('goes to several, and one of them who leaves takes it along', async () => {
    expect(await whisper(fox, [idOf(owl), idOf(wren), idOf(owl)])).toEqual([[idOf(owl), idOf(wren)], '']);
    expect([owl.gainDb(fox), wren.gainDb(fox)]).toEqual([expect.closeTo(0, 0), expect.closeTo(0, 0)]);
    await wren.client.leave();
    const next = await lobby.join('Finch', 1_500, at(0, 1));
    await lobby.run(SETTLED_SECONDS);
    expect([isSilent(next, fox), isSilent(owl, fox)]).toEqual([true, false]);
  });

  it('ends with the connection of the whisperer', async () => {
    await whisper(fox, [idOf(wren)]);
    await fox.client.leave();
    await lobby.run(SETTLED_SECONDS);
    expect(wren.latest('whispers')?.from).toEqual([]);
  });

  it('to oneself, to unknown players and to 5,000 is refused, and heard by nobody', async () => {
    expect(await whisper(fox, [idOf(fox)])).toEqual([[], 'not-here']);
    expect([isSilent(owl, fox), isSilent(wren, fox)]).toEqual([true, true]);
    expect(await whisper(fox, [77, idOf(wren)])).toEqual([[idOf(wren)], 'not-here']);
    expect(await whisper(fox, [])).toEqual([[], '']);
    await lobby.run(SETTLED_SECONDS);
    const everyone = Array.from({ length: 5_000 }, (_, index) => index + 1);
    expect(await whisper(fox, everyone)).toEqual([[], 'none']);
    expect(await whisper(fox, everyone.slice(0, 17))).toEqual([[], 'none']);
    expect(isSilent(owl, fox)).toBe(false);
  });

  it('gets round neither the rules nor groups', async () => {
    wren.client.enterGroup('den', '');
    await lobby.run(SETTLED_SECONDS);
    expect(await whisper(fox, [idOf(wren)])).toEqual([[], 'kept-apart']);
    wren.client.enterGroup('', '');
    const rules = { ...DEFAULT_HEARING_RULES, phases: HEARING_PRESETS['social-deduction'].phases };
    lobby.setRules(rules);
    expect(await whisper(fox, [idOf(wren)])).toEqual([[], 'whisper-off']);
    lobby.setRules({ ...rules, channels: { ...rules.channels, whisper: true } });
    lobby.lobby.setRoles([{ id: idOf(fox), state: 'dead' }]);
    await lobby.run(SETTLED_SECONDS);
    expect(await whisper(fox, [idOf(wren)])).toEqual([[], 'kept-apart']);
    expect([isSilent(wren, fox), isSilent(owl, fox)]).toEqual([true, true]);
    expect(await whisper(wren, [idOf(fox)])).toEqual([[idOf(fox)], '']);
    expect(isSilent(fox, wren)).toBe(false);
  });

  it('ends for a listener whom the rules keep away meanwhile', async () => {
    await whisper(fox, [idOf(wren)]);
    lobby.setRules({ ...DEFAULT_HEARING_RULES, channels: { ...DEFAULT_HEARING_RULES.channels, whisper: false } });
    await lobby.run(SETTLED_SECONDS);
    expect([isSilent(wren, fox), isSilent(owl, fox)]).toEqual([true, true]);
  });

  it('is slowed down where someone never stops', async () => {
    for (let number = 0; number < 40; number++)
      fox.client.send({ type: 'whisper-to', request: number, ids: [idOf(number % 2 === 0 ? owl : wren)] });
    await lobby.run(SETTLED_SECONDS);
    expect(fox.latest('whisper-answer')).toMatchObject({ ids: [], code: 'too-many-actions' });
    expect([isSilent(owl, fox), isSilent(wren, fox)]).toEqual([true, true]);
  });
});
