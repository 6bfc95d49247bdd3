export const setup = {
  progress: 'ステップ {{step, number}} / {{count, number}}',
  skip: '初期設定をスキップ',
  back: '戻る',
  next: '続ける',
  finish: '完了',
  sound: {
    name: 'サウンド',
    title: '聞く、話す',
    text: 'マイクとスピーカーを確認します。Earshot は両方を記憶します。',
  },
  talking: {
    name: '話し方',
    title: '話し方を選ぶ',
    text: 'ゲーム中でもいつでも変更できます。',
    keyHint: 'Caps Lock やマウスのサイドボタンなど、ゲームで使わないキーを選んでください。',
  },
  missingKey: {
    text: 'プッシュトゥトークを選びましたが、キーがありません。キーを選ぶまで、声は誰にも届きません。',
    choose: 'キーを選ぶ',
    continue: 'このまま続ける',
  },
  you: {
    name: '自分',
    title: 'ほかの人からの見え方',
    text: '名前はプレイヤー一覧に、色はマップに表示されます。',
  },
};
