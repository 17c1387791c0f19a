import { describe, expect, it } from 'vitest';
import { currentIndex } from '../../lib/relations/library-index.ts';
import { relatedArticles } from '../../lib/relations/related.ts';
import { search } from '../../lib/relations/search.ts';
import { type Draft, found, NOW, siteOf } from './library.ts';

const ARTICLES: Record<string, Draft> = {
  twice: {
    title: '重复支付核对',
    body: '按订单号向支付机构要求更正。',
    questions: ['我的钱被扣了两次怎么办'],
  },
  refund: { title: '预付余额退回', body: '余额按章程退。', questions: ['店关门了钱还拿得回来吗'] },
  overdue: {
    title: '逾期的后果',
    body: '逾期会有违约金。',
    questions: ['晚还几天会怎么样', '没钱还了怎么办'],
  },
};

describe('what readers ask in their own words', () => {
  it('finds an article in which none of the words stands', () => {
    const { library } = siteOf(ARTICLES);
    expect(found(library, '老板关门跑了，我的钱拿得回来吗')[0]).toBe('refund');
    expect(found(library, '信用卡晚还几天会怎么样')[0]).toBe('overdue');
  });

  it('finds its article by a word that no text has, short as it is (女朋友 found nothing, 室友女朋友 another article)', () => {
    const { library } = siteOf({
      guest: {
        title: '室友的对象长住进来',
        body: '一周住三晚按半个人分。',
        questions: ['室友女朋友长期住怎么分水电'],
      },
      cat: { title: '室友要养猫', body: '先签约定。室友有权说不。' },
      plain: { title: '水电怎么分', body: '按人头分。', questions: ['水电怎么分才公平呢'] },
    });
    expect(found(library, '女朋友')).toEqual(['guest']);
    expect(found(library, '室友女朋友')[0]).toBe('guest');
  });

  it('finds its article first when it is asked to the letter, or nearly', () => {
    const { library } = siteOf({
      ...ARTICLES,
      says: { title: '付款说明', body: '我的钱被扣了，两次怎么办？我的钱被扣了两次，怎么办？' },
    });
    expect(found(library, '我的钱被扣了两次怎么办')[0]).toBe('twice');
    expect(found(library, '请问我的钱被扣两次怎么办呢')[0]).toBe('twice');
  });

  it('counts by its nearest question, not by how many are a little like it', () => {
    const { library } = siteOf({
      one: { title: '甲', questions: ['商家关门余额怎么退'] },
      many: { title: '乙', questions: [...'查转充换存借提分'].map((letter) => `商家余额怎么${letter}`) },
    });
    expect(found(library, '商家关门余额怎么退回来')[0]).toBe('one');
  });

  it('tells questions apart by single letters where they share no pair (坐上一辆车 is 坐车)', () => {
    const { library } = siteOf({
      book: { title: '甲', questions: ['买书付款怎么退'] },
      ride: { title: '乙', questions: ['坐车付钱怎么退'] },
    });
    expect(found(library, '坐上一辆车以后怎么退')).toEqual(['ride', 'book']);
  });

  it('counts by single letters for a short question, too (京东卡怎么退 led to where 卡怎 and 怎么 stand)', () => {
    const { library } = siteOf({
      sold: { title: '京东卡寄售', body: '京东卡怎样受理，怎么回复，先问清。' },
      asked: {
        title: '京东卡的去处',
        body: '京东卡按章程办。',
        questions: ['京东卡能不能退成钱', '京东卡后悔了还给退吗', '京东卡客服说不退'],
      },
      other: { title: '预付款', body: '预付款按约定退回。' },
    });
    expect(found(library, '京东卡怎么退')[0]).toBe('asked');
  });

  it('can say it in a synonym', () => {
    const { library } = siteOf(ARTICLES, [['关门', '跑路']]);
    expect(found(library, '跑路的店钱还拿得回来吗')[0]).toBe('refund');
    expect(found(library, '跑路以后')).toEqual(found(siteOf(ARTICLES).library, '跑路以后'));
  });

  it('finds ten articles, not each that has a few of its letters (71 of 101 were “found”)', () => {
    const others = Array.from({ length: 40 }, (_, at) => [
      `other-${at}`,
      { title: `商场里的第${at}家店`, body: '店里的会员到期以前能退。' },
    ]);
    const { library } = siteOf({ ...ARTICLES, ...Object.fromEntries(others) });
    const question = '在这家店办的会员没到期就关门了';
    expect(found(library, question)[0]).toBe('refund');
    expect(search(library, question, { now: NOW }).total).toBe(10);
  });

  it('does not make a couple of words more than words', () => {
    const { library } = siteOf(ARTICLES);
    expect(found(library, '逾期')).toEqual(['overdue']);
    expect(found(library, '怎么办')).toEqual([]);
  });

  it('is not shown: the summary is, which answers it', () => {
    const { library } = siteOf({
      ...ARTICLES,
      refund: { ...ARTICLES.refund, title: '预付余额退回', body: '钱按章程退。'.repeat(20) },
    });
    const [hit] = search(library, '店关门了钱还拿得回来吗', { now: NOW }).hits;
    expect(hit?.passage.map(({ text }) => text).join('')).toBe(hit?.card.summary);
  });

  it('counts as soon as the file is saved, and no longer when it is taken out', () => {
    const site = siteOf(ARTICLES);
    const query = '充错了号码能撤回吗';
    expect(found(site.library, query)).toEqual([]);
    site.save('twice', { title: '重复支付核对', questions: [query] });
    expect(found(site.library, query)).toEqual(['twice']);
    site.save('twice', { title: '重复支付核对' });
    expect(found(site.library, query)).toEqual([]);
    site.save('twice', { title: '重复支付核对', questions: [query] });
    site.remove('twice');
    expect(found(site.library, query)).toEqual([]);
  });

  it('can be changed any number of times (old ones are forgotten)', () => {
    const site = siteOf(ARTICLES);
    for (let time = 0; time < 90; time++) {
      site.save('twice', { title: '重复支付核对', questions: [`第${time}次改的问题`, '充错了号码能撤回吗'] });
      currentIndex(site.library, NOW);
    }
    expect(currentIndex(site.library, NOW).questions.dead).toBeLessThan(70);
    expect(currentIndex(site.library, NOW).questions.text('twice')).toBe(
      '第89次改的问题\n充错了号码能撤回吗',
    );
    expect(found(site.library, '充错了号码能撤回吗')).toEqual(['twice']);
  });

  it('changes nothing of related links', () => {
    const related = (articles: Record<string, Draft>) =>
      relatedArticles(siteOf(articles).library, 'twice', { now: NOW });
    const without = Object.fromEntries(
      Object.entries(ARTICLES).map(([slug, { questions, ...draft }]) => [slug, draft]),
    );
    expect(related(ARTICLES)).toEqual(related(without));
  });
});
