export const audience = {
  title: '谁能听到你',
  nobody: '声音范围内没有人',
  nobodyBlocked: '声音范围内没有人。你屏蔽了{{names, and}}。',
  unheard: {
    'no-microphone': '没有人能听到你：没有麦克风',
    deafened: '没有人能听到你：你已关闭声音',
    muted: '没有人能听到你：你已静音',
    'no-link': '没有人能听到你：没有连接',
    stalled: '没有人能听到你：没有发送任何声音',
  },
  heardBy: '声音范围内：{{names, and}}',
  more_other: '另外 {{count, number}} 人',
  nobodyNear: '范围内没有人，或者规则或屏蔽使别人听不到你。',
};
