export const app = {
  start: {
    title: '听见身边的人。',
    lead: '声音从玩家所在的位置传来，离得越近越响。',
    sound: '你的声音',
    settings: '设置',
  },
  lobbyName: { nameless: '我的房间', of: '{{name}}的房间', ofNameInS: '{{name}}的房间' },
  announce: {
    starting: '正在启动',
    connecting: '正在连接房间',
    connected: '已连接到房间',
    interrupted: '连接中断',
    ended: '连接已结束',
    connectedDeafened: '已连接到房间。你已关闭声音',
    connectedMuted: '已连接到房间。你已静音',
  },
  invitation: {
    title: '加入这个房间？',
    text: '有人打开了一个房间邀请。那里的人会听到你并看到你的名字。只在知道是谁发来的时候加入。',
    refuse: '暂不',
    accept: '加入',
  },
  ended: {
    title: 'Earshot 已结束',
    text: '主进程已不再运行。重新启动 Earshot 会打开新窗口，这个窗口可以关闭。',
  },
  leave: {
    title: '结束房间？',
    text: '你是这个房间的主机。你离开后，房间会对所有人结束。',
    stay: '留下',
    end: '对所有人结束',
  },
  notHeard: '{{problem}} 你能听到别人，但别人听不到你。',
};
