import { describe, expect, it } from 'vitest';
import { DEFAULT_HEARING_RULES } from '../../../../shared/spatial/hearing-rules.ts';
import type { TextTarget } from '../../../../shared/protocol/text/text-messages.ts';
import { at } from '../../../support/lobby/lobby.ts';
import { TextReader } from '../../../support/lobby/participants/text-reader.ts';
import { VirtualLobby } from '../../../support/lobby/virtual-lobby.ts';

/** Both ways through a network of 100 ms, and the host's turns. */
const SETTLED_SECONDS = 0.6;
const LOBBY: TextTarget = { kind: 'lobby', id: 0 };

/** Robin and Wren stand together, Magpie is far away. */
async function openCrew(rules = DEFAULT_HEARING_RULES) {
  const lobby = await VirtualLobby.open({ rules });
  const [robin, wren, magpie] = [
    new TextReader(await lobby.join('Robin', 500, at(0, 0))),
    new TextReader(await lobby.join('Wren', 600, at(0, 5))),
    new TextReader(await lobby.join('Magpie', 700, at(500, 0))),
  ];
  await lobby.run(SETTLED_SECONDS);
  return { lobby, robin, wren, magpie };
}

const direct = (reader: TextReader): TextTarget => ({ kind: 'direct', id: reader.id });

describe('a message', () => {
  it('to the lobby reaches everyone, and a newcomer gets it too', async () => {
    const { lobby, robin, wren, magpie } = await openCrew();
    robin.write('Hello', LOBBY);
    await lobby.run(SETTLED_SECONDS);
    for (const reader of [robin, wren, magpie]) expect(reader.texts).toEqual(['Hello']);
    expect(robin.rows[0]).toMatchObject({ name: 'Robin', from: robin.id, isOwn: true });
    expect(wren.rows[0]).toMatchObject({ isOwn: false });
    const owl = new TextReader(await lobby.join('Owl', 800, at(0, 9)));
    await lobby.run(SETTLED_SECONDS);
    expect(owl.texts).toEqual(['Hello']);
  });

  it('to players nearby reaches those who would hear the writer now, deafened or not, and no newcomer', async () => {
    const { lobby, robin, wren, magpie } = await openCrew();
    wren.client.setStatus({ isMuted: false, isDeafened: true });
    // A writer who is muted by a moderator or themselves writes all the same.
    robin.client.setStatus({ isMuted: true, isDeafened: false });
    robin.write('Psst', { kind: 'nearby', id: 0 });
    await lobby.run(SETTLED_SECONDS);
    expect([robin.texts, wren.texts, magpie.texts]).toEqual([['Psst'], ['Psst'], []]);
    const owl = new TextReader(await lobby.join('Owl', 800, at(0, 1)));
    magpie.client.setPose(at(0, 2));
    await lobby.run(SETTLED_SECONDS);
    expect([owl.texts, magpie.texts]).toEqual([[], []]);
    robin.write('Again', { kind: 'nearby', id: 0 });
    await lobby.run(SETTLED_SECONDS);
    expect([owl.texts, magpie.texts]).toEqual([['Again'], ['Again']]);
  });

  it('to a team or a group reaches its members only', async () => {
    const { lobby, robin, wren, magpie } = await openCrew();
    const team = { world: '', enclosure: '', state: 'alive', muffle: 0, zone: 'none', team: 'red' } as const;
    robin.client.setPresence(team);
    magpie.client.setPresence(team);
    robin.client.enterGroup('den', '');
    wren.client.enterGroup('den', '');
    await lobby.run(SETTLED_SECONDS);
    robin.write('Red', { kind: 'team', id: 0 });
    robin.write('Den', { kind: 'group', id: 0 });
    await lobby.run(SETTLED_SECONDS);
    expect([robin.texts, wren.texts, magpie.texts]).toEqual([['Red', 'Den'], ['Den'], ['Red']]);
    expect(magpie.rows[0]?.to).toEqual({ kind: 'team', id: 0, name: 'red' });
    expect(await magpie.refusalOf(() => magpie.write('?', { kind: 'group', id: 0 }), lobby)).toBe('no-group');
    expect(await wren.refusalOf(() => wren.write('?', { kind: 'team', id: 0 }), lobby)).toBe('no-team');
  });

  it('to one player reaches that player, and nobody when the player blocks the writer, who does not notice', async () => {
    const { lobby, robin, wren, magpie } = await openCrew();
    robin.write('You only', direct(wren));
    await lobby.run(SETTLED_SECONDS);
    expect([robin.texts, wren.texts, magpie.texts]).toEqual([['You only'], ['You only'], []]);
    wren.client.setPersonal([], [robin.id]);
    await lobby.run(SETTLED_SECONDS);
    robin.write('Blocked', direct(wren));
    robin.write('Here?', { kind: 'nearby', id: 0 });
    await lobby.run(SETTLED_SECONDS);
    expect(robin.texts).toEqual(['You only', 'Blocked', 'Here?']);
    expect(wren.texts).toEqual(['You only']);
    expect(robin.refusals).toEqual([]);
  });

  it('from the dead does not reach the living where the rules keep them apart, nor by an edit or a reaction', async () => {
    const apart = { ...DEFAULT_HEARING_RULES.phases.playing.alive, dead: 'silent' } as const;
    const playing = { ...DEFAULT_HEARING_RULES.phases.playing, alive: apart };
    const phases = { ...DEFAULT_HEARING_RULES.phases, playing };
    const { lobby, robin, wren, magpie } = await openCrew({ ...DEFAULT_HEARING_RULES, phases });
    robin.write('Alive', LOBBY);
    wren.client.send({ type: 'life', state: 'dead' });
    robin.client.send({ type: 'life', state: 'dead' });
    await lobby.run(SETTLED_SECONDS);
    robin.write('It was Magpie', LOBBY);
    expect(await robin.refusalOf(() => robin.write('You!', direct(magpie)), lobby)).toBe('apart');
    expect(await robin.refusalOf(() => robin.edit(1, 'It was Magpie'), lobby)).toBe('apart');
    expect(await robin.refusalOf(() => robin.react(1, '💀'), lobby)).toBe('apart');
    expect(wren.texts).toEqual(['Alive', 'It was Magpie']);
    expect(magpie.texts).toEqual(['Alive']);
    magpie.write('Where is everyone?', LOBBY);
    await lobby.run(SETTLED_SECONDS);
    expect(wren.texts.at(-1)).toBe('Where is everyone?');
  });

  it('is cleaned: controls, bidi overrides, marks without end and lone surrogates', async () => {
    const { lobby, robin, wren } = await openCrew();
    robin.write(`a\u0000b \u202eevil\u202c e${'\u0301'.repeat(200)} \ud800`, LOBBY);
    await lobby.run(SETTLED_SECONDS);
    expect(wren.texts).toEqual([`a b evil é${'\u0301'.repeat(4)}`.normalize('NFC')]);
  });

  it('of 2,000 characters passes in any script, and one of 2,001 is refused', async () => {
    const { lobby, robin, wren } = await openCrew();
    robin.write('語'.repeat(2_000), LOBBY);
    await lobby.run(SETTLED_SECONDS);
    expect(wren.texts).toEqual(['語'.repeat(2_000)]);
    expect(await robin.refusalOf(() => robin.write('x'.repeat(2_001), LOBBY), lobby)).toBe('too-long');
    expect(await robin.refusalOf(() => robin.write('\u200b\n', LOBBY), lobby)).toBe('empty');
    expect(wren.texts).toHaveLength(1);
  });

  it('to a player who has left is refused, and to one who was never here', async () => {
    const { lobby, robin, wren } = await openCrew();
    await wren.client.leave();
    await lobby.run(SETTLED_SECONDS);
    expect(await robin.refusalOf(() => robin.write('Bye', direct(wren)), lobby)).toBe('not-here');
    expect(await robin.refusalOf(() => robin.write('Who?', { kind: 'direct', id: 999 }), lobby)).toBe('not-here');
    expect(await robin.refusalOf(() => robin.write('Me', direct(robin)), lobby)).toBe('not-here');
  });
});

describe('a flood', () => {
  it('of messages is stopped, and the writer can go on after a moment', async () => {
    const { lobby, robin, wren } = await openCrew();
    for (let count = 0; count < 40; count++) robin.write(String(count), LOBBY);
    await lobby.run(SETTLED_SECONDS);
    expect(wren.texts).toHaveLength(10);
    expect(new Set(robin.refusals)).toEqual(new Set(['too-fast']));
    expect(robin.refusals).toHaveLength(30);
    await lobby.run(2);
    robin.write('Sorry', LOBBY);
    await lobby.run(SETTLED_SECONDS);
    expect(wren.texts.at(-1)).toBe('Sorry');
  });

  it('of 10,000 reactions reaches nobody as a flood', async () => {
    const { lobby, robin, wren } = await openCrew();
    robin.write('React', LOBBY);
    await lobby.run(SETTLED_SECONDS);
    const before = wren.messages;
    // The channel of a real network would end such a client at once.
    for (let round = 0; round < 40; round++) {
      for (let count = 0; count < 250; count++) wren.react(1, '👍', count % 2 === 0);
      await lobby.run(0.05);
    }
    await lobby.run(SETTLED_SECONDS);
    expect(robin.rows[0]?.reactions.length).toBeLessThanOrEqual(1);
    expect(wren.messages - before).toBeLessThan(40);
  });
});

describe('the author of a message', () => {
  it('edits and deletes it, and others cannot', async () => {
    const { lobby, robin, wren } = await openCrew();
    robin.write('Teh gate', LOBBY);
    await lobby.run(SETTLED_SECONDS);
    expect(await wren.refusalOf(() => wren.edit(1, 'Mine'), lobby)).toBe('not-yours');
    expect(await wren.refusalOf(() => wren.remove(1), lobby)).toBe('not-yours');
    robin.edit(1, 'The gate');
    // A replayed edit changes nothing.
    robin.edit(1, 'The gate');
    await lobby.run(SETTLED_SECONDS);
    expect(wren.rows).toMatchObject([{ id: 1, text: 'The gate', isEdited: true }]);
    wren.react(1, '👍');
    await lobby.run(SETTLED_SECONDS);
    expect(robin.rows[0]?.reactions).toEqual([['👍', 1]]);
    expect(wren.rows[0]?.mine).toEqual(['👍']);
    robin.remove(1);
    await lobby.run(SETTLED_SECONDS);
    expect(wren.rows).toMatchObject([{ id: 1, text: '', isDeleted: true, reactions: [] }]);
    expect(await robin.refusalOf(() => robin.edit(1, 'Again'), lobby)).toBe('no-such-message');
    expect(await wren.refusalOf(() => wren.react(1, '👍'), lobby)).toBe('no-such-message');
  });

  it('is the only one besides the readers who can find it', async () => {
    const { lobby, robin, wren, magpie } = await openCrew();
    robin.write('Secret', direct(wren));
    await lobby.run(SETTLED_SECONDS);
    expect(await magpie.refusalOf(() => magpie.react(1, '👀'), lobby)).toBe('no-such-message');
    expect(await magpie.refusalOf(() => magpie.remove(1), lobby)).toBe('no-such-message');
  });

  it('who sends it again after a lost answer has written it once', async () => {
    const { lobby, robin, wren } = await openCrew();
    const request = robin.write('Once', LOBBY);
    await lobby.run(SETTLED_SECONDS);
    robin.client.send({ type: 'text', request, to: LOBBY, text: 'Once' });
    await lobby.run(SETTLED_SECONDS);
    expect(wren.texts).toEqual(['Once']);
    expect(robin.refusals).toEqual([]);
  });
});

describe('a network that loses 5 % and delays by 100 ms', () => {
  const delays = { toHostMs: 100, toClientMs: 100, lossPercent: 5 };

  it('delivers all messages in order and once, also those written while the line was cut', async () => {
    const lobby = await VirtualLobby.open();
    const robin = new TextReader(await lobby.join('Robin', 500, at(0, 0), { delays }));
    const wren = new TextReader(await lobby.join('Wren', 600, at(0, 5), { delays }));
    await lobby.run(1);
    const expected: string[] = [];
    for (let count = 0; count < 30; count++) {
      expected.push(`message ${count}`);
      robin.write(`message ${count}`, LOBBY);
      await lobby.run(1);
      // Wren comes back on another line, and asks for what is missing.
      if (count === 10) wren.loseMessages();
      if (count === 20) await wren.comeBack((resume) => lobby.join('Wren', 600, at(0, 5), { delays, resume }));
    }
    await lobby.run(2);
    for (const reader of [robin, wren]) {
      expect(reader.texts).toEqual(expected);
      expect(reader.rows.map(({ id }) => id)).toEqual(expected.map((_, index) => index + 1));
    }
  });
});

describe('a lobby of earlier clients', () => {
  it('sends text to nobody who has not asked for it', async () => {
    const { lobby, robin } = await openCrew();
    const owl = await lobby.join('Owl', 800, at(0, 1));
    robin.write('Hello', LOBBY);
    await lobby.run(SETTLED_SECONDS);
    expect(owl.latest('texts')).toBeUndefined();
  });
});
