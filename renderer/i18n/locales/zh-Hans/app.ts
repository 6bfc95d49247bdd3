export const app = {
  views: '地图和玩家',
  start: {
    title: '听见身边的人。',
    settings: '设置',
    back: '返回',
    you: '你',
  },
  lobbyName: {
    nameless: '我的房间',
    of: '{{name}}的房间',
    ofNameInS: '{{name}}的房间',
  },
  announce: {
    starting: '正在启动',
    connecting: '正在连接房间',
    connected: '已连接到房间',
    interrupted: '连接中断',
    reconnecting: '正在重新连接房间',
    ended: '已与房间断开连接',
    connectedDeafened: '已连接到房间。你已关闭声音',
    connectedMuted: '已连接到房间。你已静音',
  },
  invitation: {
    title: '加入这个房间？',
    text: '你打开了一个邀请。房间里的玩家会听到你的声音并看到你的名字。只有信任发送者时才加入。',
    refuse: '暂不',
    accept: '加入',
    refused: '链接无法使用',
  },
  ended: {
    title: 'Earshot 已结束',
    text: '请关闭此窗口，然后重新启动 Earshot。',
  },
  leave: {
    title: '离开你的房间？',
    text: '你是这个房间的主机。你离开后，房间会对所有人结束。',
    stay: '留下',
    end: '对所有人结束',
    handOverText: '{{name}} 可以接管房间，没有人会掉线。',
    handOver: '移交给 {{name}}',
    handingOver: '正在移交…',
    notHandedOver: '没有人接管房间，所以你仍是主机。请再试一次，或对所有人结束房间。',
  },
  notHeard: '{{problem}} 你能听到别人，但别人听不到你。',
  notHeardNorHearing: '{{problem}} 别人听不到你。',
  nothingSent:
    '麦克风已打开，但没有发送任何声音。Earshot 正在重新启动它。如果此提示一直存在，请在设置中选择其他麦克风。',
};
