export const guest = {
  title: '加入房间',
  invited: '你收到了邀请',
  invitedTo: '你收到了加入{{lobby}}的邀请',
  hostedBy: '房主：{{host}}。{{lead}}',
  over: { title: '房间已结束', text: '此房间已关闭。请向房主索取新的链接。' },
  lead: '听到玩家从其所在位置传来的声音。无需安装。',
  otherLink: '使用其他链接',
  listen: '浏览器会请求使用麦克风。没有麦克风也可以收听。',
  stay: '请让此页面保持在前台。在后台时，手机可能会停用麦克风。',
  appOnly: {
    title: '仅限应用',
    text: '在游戏中也有效的说话键、来自游戏的位置，以及直播用的悬浮窗。',
    link: '获取应用',
  },
  obstacle: {
    framed: { title: '页面被嵌入了其他网页', text: '那个页面可能盗用你的点击。请在单独的标签页中打开链接。' },
    insecure: { title: '此页面不安全', text: '浏览器只允许安全页面使用麦克风。请用 https:// 重新打开你的链接。' },
    'no-webrtc': {
      title: 'WebRTC 不可用',
      text: '语音需要 WebRTC。请启用它，或使用最新的 Chrome、Edge、Firefox 或 Safari。',
    },
    old: { title: '浏览器版本太旧', text: '请更新它，或使用最新的 Chrome、Edge、Firefox 或 Safari。' },
  },
};
