import { describe, expect, it } from 'vitest';
import { serverboundChannelSchema } from '../../../../shared/protocol/channel.ts';
import { parseMessage } from '../../../../shared/protocol/parse.ts';
import { serverboundSignallingSchema } from '../../../../shared/protocol/signalling.ts';

const parsePose = (text: string) => parseMessage(text, serverboundChannelSchema, 500);

describe('parseMessage', () => {
  it('returns a new value with the known fields only', () => {
    const parsed = parsePose('{"type":"pose","x":1,"y":2,"z":3,"yaw":0.5,"__proto__":{"isAdmin":true},"extra":1}');
    expect(parsed).toEqual({ ok: true, value: { type: 'pose', x: 1, y: 2, z: 3, yaw: 0.5 } });
    expect(parsed.ok && 'isAdmin' in parsed.value).toBe(false);
  });

  it.each([
    ['not JSON', '{"type":'],
    ['null', 'null'],
    ['an array', '[]'],
    ['an unknown type', '{"type":"admin"}'],
    ['NaN', '{"type":"pose","x":NaN,"y":0,"z":0,"yaw":0}'],
    ['infinity by overflow', '{"type":"pose","x":1e999,"y":0,"z":0,"yaw":0}'],
    ['an absurd coordinate', '{"type":"pose","x":1e9,"y":0,"z":0,"yaw":0}'],
    ['a number as text', '{"type":"pose","x":"1","y":0,"z":0,"yaw":0}'],
    ['a missing coordinate', '{"type":"pose","x":1,"y":0,"yaw":0}'],
    ['an invalid ping number', '{"type":"pong","id":-1}'],
  ])('refuses %s', (_, text) => {
    expect(parsePose(text)).toMatchObject({ ok: false, error: { code: 'bad-message' } });
  });

  it('checks the size before anything else', () => {
    const parsed = parsePose(`{"type":"pose","pad":"${'x'.repeat(600)}"}`);
    expect(!parsed.ok && parsed.error.message).toMatch(/at most 500/);
  });

  it('names the field that does not fit', () => {
    const parsed = parseMessage(
      '{"protocol":"earshot","version":1,"type":"join","secret":"AAECAwQFBgcICQoLDA0ODw","name":5,"offer":""}',
      serverboundSignallingSchema,
      500,
    );
    expect(!parsed.ok && parsed.error.message).toMatch(/name/);
  });
});
