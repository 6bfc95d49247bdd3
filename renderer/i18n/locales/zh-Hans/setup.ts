export const setup = {
  progress: '第 {{step, number}} 步，共 {{count, number}} 步',
  skip: '跳过设置向导',
  back: '返回',
  next: '继续',
  finish: '完成',
  sound: {
    name: '声音',
    title: '听见彼此',
    text: '检查你的麦克风和扬声器。Earshot 会记住它们。',
  },
  talking: {
    name: '说话',
    title: '选择说话方式',
    text: '随时可以更改，游戏中也可以。',
    keyHint: '选择游戏不用的键，例如 Caps Lock 或鼠标侧键。',
  },
  missingKey: {
    text: '你选择了按键说话，但没有选择按键。在选择之前，没有人能听到你。',
    choose: '选择按键',
    continue: '仍然继续',
  },
  you: {
    name: '你',
    title: '别人看到的你',
    text: '名字显示在玩家列表中，颜色显示在地图上。',
  },
};
