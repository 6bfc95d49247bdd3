import type { i18n } from 'i18next';
import type { Finding } from './finding.ts';

/** The protocols' own names. */
const METHOD_NAMES = { pcp: 'PCP', 'nat-pmp': 'NAT-PMP', upnp: 'UPnP' } as const;

/** Returns a finding as a sentence in the language of the window. */
export function findingText(instance: i18n, { text, amount, method }: Finding): string {
  return instance.t(`finding.${text}`, {
    ns: 'reach',
    // Percent are formatted from a ratio.
    amount: text === 'loss' ? amount / 100 : amount,
    method: method === null ? '' : METHOD_NAMES[method],
  });
}

/** Returns the findings as lines of text, for somebody who helps. They contain no names, addresses or secrets. */
export function doctorReport(instance: i18n, findings: readonly Finding[]): string {
  return findings.map((finding) => `[${finding.grade}] ${findingText(instance, finding)}`).join('\n');
}
