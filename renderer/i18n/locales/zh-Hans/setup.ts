export const setup = {
  progress: '第 {{step, number}} 步，共 {{count, number}} 步',
  skip: '跳过',
  back: '返回',
  next: '下一步',
  welcome: {
    title: '欢迎使用 Earshot',
    text: '你听到身边的玩家，声音来自他们所在的位置。大家怎么称呼你？',
  },
  microphone: {
    title: '他们能听到你吗？',
    text: '打开麦克风说一句话。你听到的就是别人将听到的。',
  },
  talking: {
    title: '你想怎样说话？',
    text: '随时可以更改，游戏中也可以。',
  },
  key: {
    title: '选择你的按键',
    text: '选一个游戏不用的键：游戏也会收到它。',
  },
  done: {
    title: '一切就绪',
    text: '所有内容都可以在设置中更改。',
    practise: '先练习',
    practiseText: '在模拟玩家之间走动，听听远近。',
    host: '创建房间',
    hostText: '在这台电脑上开一个并邀请别人。',
    join: '加入房间',
    joinText: '用别人发给你的邀请。',
  },
};
