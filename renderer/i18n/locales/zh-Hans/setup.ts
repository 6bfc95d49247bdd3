export const setup = {
  progress: '第 {{step, number}} 步，共 {{count, number}} 步',
  skip: '跳过设置',
  back: '返回',
  next: '继续',
  finish: '完成',
  sound: {
    name: '声音',
    title: '听见别人，也被听见',
    text: '两边各检查一次。Earshot 会记住你的设备。',
  },
  talking: {
    name: '说话',
    title: '选择说话方式',
    text: '随时可以更改，游戏中也可以。',
    keyHint:
      '按键在所有程序中有效，游戏也会收到。大多数游戏会用 W A S D、C、X、R、V、空格和 Shift，很少用 Caps Lock 或鼠标侧键。',
  },
  you: {
    name: '你',
    title: '别人怎样看到你',
    text: '名字显示在玩家列表中，颜色显示在地图上。',
  },
};
