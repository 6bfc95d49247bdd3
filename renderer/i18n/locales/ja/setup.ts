export const setup = {
  progress: 'ステップ {{step, number}} / {{count, number}}',
  skip: '設定をスキップ',
  back: '戻る',
  next: '続ける',
  finish: '完了',
  sound: {
    name: 'サウンド',
    title: '聞く、聞いてもらう',
    text: '両方を一度確認します。デバイスは記憶されます。',
  },
  talking: {
    name: '話し方',
    title: '話し方を選ぶ',
    text: 'ゲーム中でもいつでも変更できます。',
    keyHint:
      'キーはすべてのプログラムで働き、ゲームにも届きます。多くのゲームは W A S D、C、X、R、V、Space、Shift を使います。Caps Lock やマウスのサイドボタンはあまり使われません。',
  },
  you: {
    name: '自分',
    title: 'ほかのプレイヤーからの見え方',
    text: '名前はプレイヤー一覧に、色はマップに表示されます。',
  },
};
