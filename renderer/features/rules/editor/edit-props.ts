import type { HearingRules } from '../../../../shared/spatial/hearing-rules.ts';

/** What an editor of rules shows, and where its changes go. */
export interface EditProps {
  readonly rules: HearingRules;
  readonly onEdit: (change: Partial<HearingRules>) => void;
}
