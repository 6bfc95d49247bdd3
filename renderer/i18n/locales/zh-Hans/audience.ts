export const audience = {
  title: '谁能听到你',
  nobody: '没有人能听到你',
  heardBy: '能听到你：{{names, and}}',
  more_other: '另外 {{count, number}} 人',
  nobodyNear: '没有人离得够近，或规则不允许别人听到你。',
  loudness: { close: '如在身边', clear: '清楚', quiet: '较轻', faint: '很微弱' },
};
