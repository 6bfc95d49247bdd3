import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findNetworkFlaw } from '../../scripts/test/prepare-network-tests.ts';
import type { LanLobby } from '../../main/lan/lan-lobby.ts';
import { recognise } from '../../main/lan/known-tags.ts';
import { BedLobby } from '../support/network/bed-lobby.ts';
import { nodeProgram } from '../support/network/namespace-program.ts';
import { NetworkBed } from '../support/network/network-bed.ts';
import { printVisit } from '../support/network/print-visit.ts';

describe.skipIf(findNetworkFlaw() !== undefined)('a lobby that shows itself on the local network', () => {
  let bed: NetworkBed;

  beforeAll(async () => {
    bed = await NetworkBed.open();
    // As a VPN does: another adapter has the default route.
    for (const words of [
      ['link', 'add', 'tun9', 'type', 'veth', 'peer', 'name', 'far9'],
      ['addr', 'add', '10.9.0.2/24', 'dev', 'tun9'],
      ['link', 'set', 'tun9', 'up'],
      ['link', 'set', 'far9', 'up'],
      ['route', 'replace', 'default', 'via', '10.9.0.1', 'dev', 'tun9'],
    ])
      await bed.run('h2', 'ip', words);
  });

  afterAll(() => bed?.close());

  it('is found by others there, who get in when the host answers their knock, and vanishes at its end', async () => {
    const host = bed.start('h1', ...nodeProgram('test/support/network/programs/lan-host-program.ts'));
    await host.waitFor(/^open$/m);
    const guest = bed.start(
      'h2',
      ...nodeProgram('test/support/network/programs/lan-guest-program.ts', ['Robin', 'Mallory']),
    );
    const [found] = await guest.waitFor(/^\{"lobbies":\[\{.*$/m);
    expect(JSON.parse(found)).toMatchObject({
      lobbies: [{ name: 'Cellar \u{1F3A7}', players: 0, access: 'knock', port: 7_777, address: '192.168.1.10' }],
    });
    const [welcomed] = await guest.waitFor(/^\{"name":"Robin".*$/m);
    expect(JSON.parse(welcomed)).toMatchObject({ outcome: { host: '192.168.1.10', port: 7_777 } });
    const [refused] = await guest.waitFor(/^\{"name":"Mallory".*$/m);
    expect(JSON.parse(refused)).toMatchObject({ outcome: 'refused' });
    await host.stop();
    await guest.waitFor(/^\{"lobbies":\[\],.*$/m);
    await guest.stop();
  });

  it('is open to everybody there if its host wants that, and to nobody else', async () => {
    const host = bed.start('h1', ...nodeProgram('main/cli/server.ts', ['--json', '--lan']));
    await host.waitFor(/^\{.*"invitation".*\}$/m);
    const guest = bed.start('h2', ...nodeProgram('test/support/network/programs/lan-guest-program.ts', ['Mallory']));
    const [welcomed] = await guest.waitFor(/^\{"name":"Mallory".*$/m);
    expect(JSON.parse(welcomed)).toMatchObject({ outcome: { host: '192.168.1.10', port: 7_777 } });
    expect(guest.printed).toContain('"access":"open"');
    await guest.stop();
    await host.stop();
  });

  it('lets those who know a player recognise them in it, if the player allows that', async () => {
    const host = bed.start('h1', ...nodeProgram('test/support/network/programs/lan-findable-program.ts'));
    const [, identity = ''] = await host.waitFor(/^identity (\S+)$/m);
    const guest = bed.start('h2', ...nodeProgram('test/support/network/programs/lan-guest-program.ts', []));
    const [found] = await guest.waitFor(/^\{"lobbies":\[\{.*"tags":.*$/m);
    const { lobbies } = JSON.parse(found) as { readonly lobbies: readonly LanLobby[] };
    const lobby = lobbies[0]!;
    const wren = { identity, name: 'Wren', volumePercent: 100, isMuted: false, isBlocked: false };
    expect(lobby.tags).toHaveLength(1);
    expect(recognise([{ ...wren, isKnown: true }], lobby)).toEqual(['Wren']);
    expect(recognise([{ ...wren, isKnown: true, identity: 'A'.repeat(22) }], lobby)).toEqual([]);
    expect(found).not.toContain(identity);
    await guest.stop();
    await host.stop();
  });

  it('is joined by its name alone, and the players hear each other', async () => {
    const lobby = await BedLobby.open(bed, { words: ['--lan', '--lobby', 'Cellar'], residentNamespace: 'h1' });
    const visit = await lobby.visit('h2', { lobby: ['--lan', 'Cellar'] });
    printVisit('LAN by discovery', visit);
    expect(visit).toMatchObject({ hasJoined: true, hearsResident: true, hearsItself: false });
    expect(visit.path).toBe('direct to 192.168.1.10:7777');
    expect(await lobby.close()).toEqual([visit.toneHz]);
  });
});
