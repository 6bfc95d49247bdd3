import { expect, it } from 'vitest';
import { CandidateTrickle } from '../../../../renderer/link/candidate-trickle.ts';

const candidate = (type: string, id: number, transport = 'udp', address = `192.0.2.${id}`): string =>
  `candidate:${id} 1 ${transport} 2122260223 ${address} 50000 typ ${type} generation 0`;

function collect() {
  const sent: string[] = [];
  return { trickle: new CandidateTrickle(), sent, send: (text: string) => void sent.push(text) };
}

it('sends what it gathered before the host answered, then every candidate at once', () => {
  const { trickle, sent, send } = collect();
  trickle.add(candidate('host', 1));
  expect(sent).toEqual([]);
  trickle.start(send);
  trickle.add(candidate('srflx', 2));
  expect(sent).toEqual([candidate('host', 1), candidate('srflx', 2)]);
});

it.each([
  ['a connection that only this side opens', candidate('host', 1, 'tcp')],
  ['a name of the local network', candidate('host', 1, 'udp', '4cb9a2f0-18d5-4c4a-9e1c-0f1b2d3e4f50.local')],
  ['the end of the candidates', ''],
  ['an endless candidate', `${candidate('host', 1)} ${'x'.repeat(1_024)}`],
])('leaves out %s', (_what, text) => {
  const { trickle, sent, send } = collect();
  trickle.start(send);
  trickle.add(text);
  expect(sent).toEqual([]);
});

it('keeps room for routers and relays on a machine with many adapters', () => {
  const { trickle, sent, send } = collect();
  trickle.start(send);
  for (let id = 1; id <= 30; id++) trickle.add(candidate('host', id));
  for (let id = 31; id <= 60; id++) trickle.add(candidate('relay', id));
  expect(sent.filter((text) => text.includes('typ host'))).toHaveLength(10);
  expect(sent).toHaveLength(16);
});

it('sends nothing after it was stopped', () => {
  const { trickle, sent, send } = collect();
  trickle.add(candidate('host', 1));
  trickle.stop();
  trickle.start(send);
  trickle.add(candidate('host', 2));
  expect(sent).toEqual([]);
});
