import { expect, it } from 'vitest';
import { PeerTable } from '../../../../main/media/peer-table.ts';

const peerOf = (slot: number) => ({ slot, mayBeHeard: true, carriesSound: false });

function open() {
  const table = new PeerTable<ReturnType<typeof peerOf>>();
  const [own, headset] = [peerOf(3), peerOf(3)];
  table.add(3, 'participant', own);
  table.add(3, 'headset', headset);
  return { table, own, headset };
}

it("passes the participant's own sound until its headset carries it, and again when that is gone", () => {
  const { table, own, headset } = open();
  expect([table.carrierOf(3), table.isHeard(own), table.isHeard(headset)]).toEqual([own, true, false]);
  headset.carriesSound = true;
  expect(table.carrierOf(3)).toBe(headset);
  expect([table.isHeard(own), table.isHeard(headset)]).toEqual([false, true]);
  table.remove(headset);
  expect([table.carrierOf(3), table.isHeard(own)]).toEqual([own, true]);
});

it('passes no voice of a headset that must be silent, and still gives it the sound', () => {
  const { table, own, headset } = open();
  headset.carriesSound = true;
  headset.mayBeHeard = false;
  expect([table.carrierOf(3), table.isHeard(headset), table.isHeard(own)]).toEqual([headset, false, false]);
});

it('keeps a peer that has replaced another when the other is removed', () => {
  const { table, headset } = open();
  const next = peerOf(3);
  table.add(3, 'headset', next);
  table.remove(headset);
  next.carriesSound = true;
  expect(table.carrierOf(3)).toBe(next);
});

it('has nobody in a free slot', () => {
  const { table } = open();
  expect([table.carrierOf(4), table.isFree(4, 'participant'), table.isFree(3, 'headset')]).toEqual([
    undefined,
    true,
    false,
  ]);
  expect(table.all()).toHaveLength(2);
});

it('gives a returning peer the sound at once when it is promoted, and none before', () => {
  const { table, own } = open();
  const [returning, late] = [peerOf(3), peerOf(3)];
  expect(table.isFree(3, 'returning')).toBe(true);
  table.add(3, 'returning', returning);
  table.add(3, 'returning', late);
  expect([table.carrierOf(3), table.isHeard(returning), table.all().length]).toEqual([own, false, 4]);
  table.promote(returning);
  expect([table.carrierOf(3), table.isHeard(own)]).toEqual([returning, false]);
  table.remove(own);
  table.remove(late);
  table.promote(late);
  expect([table.carrierOf(3), table.all().length]).toEqual([returning, 2]);
});

it('frees the slot when a promoted peer is gone', () => {
  const { table } = open();
  const returning = peerOf(5);
  table.add(5, 'returning', returning);
  table.promote(returning);
  table.remove(returning);
  expect([table.carrierOf(5), table.isFree(5, 'participant')]).toEqual([undefined, true]);
});
