import { expect, it } from 'vitest';
import { adviseOnce } from '../../../../../renderer/features/reach/advise-once.ts';
import { finding } from '../../../../../renderer/features/reach/finding.ts';

const remediesOf = (findings: ReturnType<typeof adviseOnce>) => findings.map(({ remedy }) => remedy);

it('gives the same advice once, with the worst finding that needs it', () => {
  const findings = [
    finding('warn', 'mapping-none', 'router'),
    finding('ok', 'ipv6-yes'),
    finding('bad', 'nat-hard', 'router'),
    finding('warn', 'loss', 'network'),
    finding('warn', 'jitter', 'network'),
  ];
  const advised = adviseOnce(findings, null);
  expect(remediesOf(advised)).toEqual([null, null, 'router', 'network', null]);
  expect(advised.map(({ text }) => text)).toEqual(findings.map(({ text }) => text));
});

it('leaves out what the verdict above advises', () => {
  const findings = [finding('info', 'nat-unknown', 'server'), finding('warn', 'mapping-none', 'router')];
  expect(remediesOf(adviseOnce(findings, 'addRendezvous'))).toEqual([null, 'router']);
  expect(remediesOf(adviseOnce(findings, 'turnOnRouterMapping'))).toEqual(['server', null]);
  expect(remediesOf(adviseOnce(findings, 'turnOnMapping'))).toEqual(['server', 'router']);
});
