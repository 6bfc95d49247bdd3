import type { Finding } from './finding.ts';
import type { ReachVerdict } from './reach-verdict.ts';

/** What the advice about the lobby on this machine says already, as remedies of findings. */
const SAID_BY_ADVICE: Readonly<Record<NonNullable<ReachVerdict['advice']>, readonly Finding['remedy'][]>> = {
  turnOnMapping: [],
  addRendezvous: ['server'],
  checkRendezvous: ['server'],
  secondRouter: ['server'],
  seenElsewhere: ['vpn'],
  allowInFirewall: ['firewall'],
  letAnotherHost: ['udp'],
  turnOnRouterMapping: ['router'],
};

const FROM_WORST = ['bad', 'warn', 'info', 'ok'] as const satisfies readonly Finding['grade'][];

/**
 * Returns the findings with each piece of advice once: with the worst finding that needs it, the first of several.
 * `advice`: what is said above them; null = nothing.
 */
export function adviseOnce(findings: readonly Finding[], advice: ReachVerdict['advice']): readonly Finding[] {
  const said = new Set<Finding['remedy']>(advice === null ? [] : SAID_BY_ADVICE[advice]);
  const advising = new Set<Finding>();
  for (const grade of FROM_WORST) {
    for (const finding of findings) {
      if (finding.grade !== grade || finding.remedy === null || said.has(finding.remedy)) continue;
      said.add(finding.remedy);
      advising.add(finding);
    }
  }
  return findings.map((finding) => (advising.has(finding) ? finding : { ...finding, remedy: null }));
}
