export const audience = {
  title: '谁能听到你',
  nobody: '声音范围内没有人',
  heardBy: '声音范围内：{{names, and}}',
  more_other: '另外 {{count, number}} 人',
  nobodyNear: '范围内没有人，或者规则或屏蔽使别人听不到你。',
};
