/** Articles of which two speak of the same. */
export const ARTICLES = {
  deposit: {
    title: '旧手机回收先收定金合理吗',
    body: '定金不超过两成。先款后密，验机之后再寄。',
    keywords: ['定金'],
  },
  prepaid: {
    title: '手机回收预付款退回',
    body: '预付款和定金不同，退回前看协议。先款后密。',
    keywords: ['先款后密'],
  },
  scam: { title: '先享后付电话诈骗', body: '共享屏幕就会被盗刷。', topics: ['pay-later'] },
  card: { title: '礼品卡折扣怎么算', body: '折扣和手续费一起算。', topics: ['gift-card'] },
};

/** Articles about something else each. */
export const OTHERS = Object.fromEntries(
  [
    '健身房跑路',
    '会员自动续费',
    '外卖误触',
    '网约车先乘后付',
    '超市卡过期',
    '电瓶车租赁押金',
    '征信异议',
    '快递丢件',
    '航班取消',
  ].map((title, at) => [`other-${at}`, { title: `${title}手机回收`, topics: ['pay-later'] }]),
);

export function slugs(links: readonly { slug: string }[]): string[] {
  return links.map(({ slug }) => slug);
}
