export const setup = {
  progress: '第 {{step, number}} 步，共 {{count, number}} 步',
  skip: '跳过设置',
  back: '返回',
  next: '下一步',
  welcome: {
    title: '欢迎使用 Earshot',
    text: '听到附近玩家从其所在位置传来的声音。他们该怎么称呼你？',
  },
  microphone: {
    title: '检查麦克风',
    text: '说一句话，听听别人会听到的效果。',
  },
  talking: {
    title: '选择输入模式',
    text: '随时可以更改，游戏中也可以。',
  },
  key: {
    title: '选择你的按键',
    text: '它在所有程序中都有效，请选一个没有其他用途的键。游戏仍会收到它。',
  },
  done: {
    title: '一切就绪',
    text: '以后都可以在设置中更改。',
    practise: '先练习',
    practiseText: '在模拟玩家之间走动，听听距离的效果。',
    host: '创建房间',
    hostText: '在这台电脑上创建房间并邀请他人。',
    join: '加入房间',
    joinText: '使用主机给你的邀请。',
  },
};
