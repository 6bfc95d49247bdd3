export const overlay = {
  aboveGame: {
    title: 'ゲーム中のオーバーレイ',
    show: 'ゲーム中に話している人を表示',
    showHint:
      'ロビーにいる間表示され、クリックは通り抜けます。排他的フルスクリーンでは隠れるため、ボーダーレスにしてください。',
    browserHint:
      'デスクトップアプリではゲームの上に表示できます。ブラウザーでは、下のアドレスを配信ソフトで使ってください。',
  },
  look: '表示',
  corner: '画面の隅',
  corners: {
    'top-left': '左上',
    'top-right': '右上',
    'bottom-left': '左下',
    'bottom-right': '右下',
  },
  everybody: '全員を表示',
  everybodyHint: '黙っている人も薄く表示します。オフでは、話している間だけ表示します。',
  stream: {
    title: '配信用オーバーレイ',
    text: 'このアドレスを OBS のブラウザソースに追加してください。Earshot の実行中、このコンピューターでだけ使えます。',
    address: 'オーバーレイのアドレス',
    missing: 'このコンピューターでオーバーレイを開始できませんでした。理由はログにあります。',
    renew: '新しいアドレス',
    renewHint: 'アドレスを知る人には、誰が話しているかが見えます。新しくすると前のアドレスは無効になります。',
    renewed: 'アドレスが変わりました。配信ソフトにもう一度コピーしてください。',
  },
  tray: {
    show: 'Earshot を表示',
    mute: 'ミュート',
    deafen: 'スピーカーミュート',
    leave: 'ロビーを出る',
    quit: 'Earshot を終了',
    hidden: 'Earshot はここで動作しています。終了するには、このメニューの「Earshot を終了」を選んでください。',
  },
};
