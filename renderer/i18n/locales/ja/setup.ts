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
    keyHint: 'Caps Lock やマウスのサイドボタンなど、ゲームで使わないキーを選んでください。',
  },
  missingKey: {
    text: 'プッシュトゥトークが選ばれていますが、キーがありません。キーを選ぶまで声は誰にも届きません。',
    choose: 'キーを選ぶ',
    continue: 'このまま続ける',
  },
  you: {
    name: '自分',
    title: 'ほかのプレイヤーからの見え方',
    text: '名前はプレイヤー一覧に、色はマップに表示されます。',
  },
};
