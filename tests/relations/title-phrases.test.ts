import { describe, expect, it } from 'vitest';
import { relatedArticles } from '../../lib/relations/related.ts';
import { type Draft, NOW, siteOf } from './library.ts';

/** So many that a phrase of two articles is rare. */
const OTHERS: Record<string, Draft> = Object.fromEntries(
  [
    '河边钓鱼',
    '修自行车',
    '养金鱼',
    '织毛衣',
    '看星星',
    '写毛笔字',
    '做木工',
    '骑马',
    '滑雪',
    '剪纸',
    '吹笛子',
    '种兰花',
    '腌咸菜',
    '修屋顶',
  ].map((title, at) => [`other-${at}`, { title, topics: ['gift-card'] }]),
);

/** The reasons that the article `from` gives for the others, by slug. */
function reasonsOf(articles: Record<string, Draft>): Record<string, string> {
  const { library } = siteOf({ ...OTHERS, ...articles });
  const { first } = relatedArticles(library, 'from', { now: NOW });
  return Object.fromEntries(first.map(({ slug, reason }) => [slug, reason]));
}

describe('a phrase of a title as a reason', () => {
  it('is no piece of a word (线商店 of 在线商店, 点 (POS of 销售点 (POS))', () => {
    const reasons = reasonsOf({
      from: { title: '开业准备', body: '先登记在线商店，再装销售点 (POS) 程序。打印收据要用销售点 (POS)。' },
      shop: { title: '配置在线商店', body: '在线商店要有地址。', topics: ['gift-card'] },
      till: { title: '销售点 (POS) 的外围设备', body: '销售点 (POS) 接打印机。', topics: ['gift-card'] },
    });
    expect(reasons).toMatchObject({ shop: '同样谈到“在线商店”', till: '同样谈到“销售点”' });
  });

  it('is no piece of the phrase that was the reason before (分和评价 after 评分和评价)', () => {
    const body = '评分和评价要真实，评分和评价不能删。';
    const reasons = reasonsOf({
      from: { title: '导入顾客意见', body },
      one: { title: '管理评分和评价', body: '每天看一次评分和评价。' },
      two: { title: '启用评分和评价', body: '在后台打开评分和评价，另外要填联系人。' },
      three: { title: '发布评分和评价', body: '人工审核以后才发布评分和评价，一般要三天。' },
    });
    const { one, two, three } = reasons;
    expect([one, two, three]).toEqual(Array(3).fill('同样谈到“评分和评价”'));
  });

  it('is nothing that may stand before any verb (同样谈到“才不会”)', () => {
    const reasons = reasonsOf({
      from: { title: '月季冬剪', body: '斜面朝内芽一侧，水才不会流到芽上。施肥少，不会徒长。' },
      tomato: { title: '阳台番茄怎么种才不会裂果', body: '少浇水。', topics: ['gift-card'] },
      chili: { title: '辣椒不会徒长的种法', body: '少施肥。', topics: ['gift-card'] },
    });
    expect(reasons).toMatchObject({ tomato: '另一主题：礼品卡', chili: '同样谈到“不会徒长”' });
  });

  it('is no question that any article could ask (同样谈到“要不要”)', () => {
    const reasons = reasonsOf({
      from: { title: '感冒要不要吃抗生素', body: '要不要吃，看是不是细菌。' },
      luggage: { title: '国际转机要不要重新托运', body: '要不要托运，看票。', topics: ['gift-card'] },
    });
    expect(reasons.luggage).toBe('另一主题：礼品卡');
  });

  it('has no Latin word that is only the beginning of one in the text (pay of payment)', () => {
    const reasons = reasonsOf({
      from: { title: '结账流程', body: '调用 payment 接口。' },
      wallet: {
        title: '用 Pay 付款的步骤',
        keywords: ['Pay'],
        body: '打开钱包，调用接口。',
        topics: ['gift-card'],
      },
    });
    expect(reasons.wallet).toBe('另一主题：礼品卡');
  });

  it('is several words of an English title, without those that only join them', () => {
    const reasons = reasonsOf({
      from: { title: '接口变慢', body: 'The log shows a memory leak in the worker pool.' },
      leak: {
        title: 'How to find a memory leak in Node',
        body: 'Take heap snapshots.',
        topics: ['gift-card'],
      },
    });
    expect(reasons.leak).toBe('同样谈到“memory leak”');
  });

  it('begins with no letter that only joins it to what stands before (中排除, 并确定, 中的新增)', () => {
    const reasons = reasonsOf({
      from: { title: '停产', body: '从计划和计算中排除。先标识并确定它们。版本中的新增内容。' },
      plan: { title: '从计划中排除产品', body: '设置状态。', topics: ['gift-card'] },
      goal: { title: '写下假设并确定指标', body: '试验从这里开始。', topics: ['gift-card'] },
      news: { title: '第二版中的新增功能', body: '每月一次。', topics: ['gift-card'] },
    });
    expect(reasons).toMatchObject({
      plan: '另一主题：礼品卡',
      goal: '另一主题：礼品卡',
      news: '另一主题：礼品卡',
    });
  });

  it('begins where a word does in the text that it is looked for in (置收据编号, of 设置收据编号)', () => {
    const reasons = reasonsOf({
      from: { title: '收银机', body: '启用审核，并设置收据编号。' },
      reset: { title: '重置收据编号', body: '收据从头编号。', topics: ['gift-card'] },
    });
    expect(reasons.reset).toBe('另一主题：礼品卡');
  });

  it('is no end of a word that the text has only in a longer one (器模块 of 浏览器模块, for 播放器模块)', () => {
    const reasons = reasonsOf({
      from: { title: '收银机', body: '装好播放器模块。播放器模块要更新。' },
      browser: { title: '浏览器模块', body: '打开网页。', topics: ['gift-card'] },
    });
    expect(reasons.browser).toBe('另一主题：礼品卡');
  });

  it('may stand behind 的 every time (花呗额度, always 您的花呗额度)', () => {
    const reasons = reasonsOf({
      from: { title: '收银机', body: '先看您的花呗额度。再看您的花呗额度。' },
      limit: { title: '花呗额度怎么提升', body: '按时还款。', topics: ['gift-card'] },
    });
    expect(reasons.limit).toBe('同样谈到“花呗额度”');
  });

  it('begins with no 与, whatever stands behind it (与卡密, of 卡号与卡密 and 订单与卡密)', () => {
    const reasons = reasonsOf({
      from: { title: '收银机', body: '先看订单与卡密。' },
      account: { title: '卡号与卡密', body: '改密码。', topics: ['gift-card'] },
    });
    expect(reasons.account).toBe('另一主题：礼品卡');
  });

  it('is not cut where its beginning, left out later, made it too long (同步到 Field of Field Service)', () => {
    const reasons = reasonsOf({
      from: { title: '排期', body: '可以从 Supply Chain Management 同步到 Field Service，每天一次。' },
      direct: { title: '产品直接同步到 Field Service', body: '从 Supply Chain Management 同步。' },
      stock: { title: '库存从 Supply Chain Management 同步到 Field Service', body: '两次。' },
      stores: {
        title: '各地仓库的地址和电话从 Supply Chain Management 同步到 Field Service',
        body: '要写全。',
      },
      staff: { title: '将技术人员的名单从 Supply Chain Management 同步到 Field Service', body: '另有门店。' },
    });
    expect(reasons.staff).toBe('同样谈到“Supply Chain Management 同步到 Field Service”');
    expect(Object.values(reasons)).not.toContain('同样谈到“Supply Chain Management 同步到 Field”');
  });

  it('is no name that much of the site has, where both are in one topic (同样谈到“Supply Chain”, of its manual)', () => {
    const manual = Object.fromEntries(
      Array.from({ length: 240 }, (_, at) => [
        `page-${at}`,
        { title: `第${at}页`, body: at < 60 ? 'Supply Chain 的一页。' : '别的一页。', topics: ['gift-card'] },
      ]),
    );
    const reasons = reasonsOf({
      ...manual,
      from: { title: '开始使用', body: '装好 Supply Chain，再建仓库。' },
      same: { title: 'Supply Chain 里的供应商', body: '要有编号。' },
    });
    expect(reasons.same).toBe('同主题：旧机回收');
  });
});
