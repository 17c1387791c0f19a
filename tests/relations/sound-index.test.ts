import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SoundIndex } from '../../lib/relations/sound-index.ts';
import { SoundSearch } from '../../lib/relations/sound-search.ts';
import { readings } from '../../lib/text/pinyin.ts';

/** Letters with one and several readings, one without any, Latin letters, digits and signs. */
const letter = fc.constantFrom(...'京东卡还款长行了得乐藏朝啊嗯㐀e9plus“”：，、\n');
const label = fc.string({ unit: letter, minLength: 1, maxLength: 12 });

/** What someone types who means a part of the text: syllables, first letters or the letters themselves. */
const typedText = (text: string) =>
  fc
    .tuple(fc.nat(text.length), fc.nat(text.length), fc.infiniteStream(fc.nat(11)))
    .map(([one, other, choices]) => {
      let typed = '';
      for (const unit of text.slice(Math.min(one, other), Math.max(one, other))) {
        const choice = choices.next().value;
        const sounds = readings(unit.charCodeAt(0));
        const sound = sounds[choice % Math.max(1, sounds.length)];
        if (sound !== undefined) typed += [sound, sound.slice(0, 1), unit][choice % 3];
        else if (/[\p{Letter}\p{Number}]/u.test(unit)) typed += unit;
      }
      return typed;
    });

describe('the index of sounds', () => {
  it('leaves out no article that has what was typed', () => {
    const cases = fc
      .array(label, { minLength: 1, maxLength: 6 })
      .chain((labels) => fc.tuple(fc.constant(labels), fc.constantFrom(...labels).chain(typedText)));
    fc.assert(
      fc.property(cases, ([labels, typed]) => {
        const index = new SoundIndex();
        for (const [at, text] of labels.entries()) index.put(String(at), text);
        const search = new SoundSearch(typed);
        const having = labels.flatMap((text, at) => (search.find(`${text}\n`) ? [String(at)] : []));
        expect(index.candidates(typed)).toEqual(expect.arrayContaining(having));
        const inPieces = labels.flatMap((text, at) => (search.findPieces(text) ? [String(at)] : []));
        expect(index.candidates(typed, 4)).toEqual(expect.arrayContaining(inPieces));
      }),
      { numRuns: 2000 },
    );
  });

  it('leaves out the others, also one that was removed', () => {
    const index = new SoundIndex();
    index.put('xianyu', '闲鱼卖卡');
    index.put('deposit', '手机定金');
    index.put('far', '鱼与闲');
    expect(index.candidates('xianyu')).toEqual(['xianyu']);
    expect(index.candidates('xymk')).toEqual(['xianyu']);
    expect(index.candidates('dingj')).toEqual(['deposit']);
    index.remove('xianyu');
    index.remove('never-was-there');
    expect(index.candidates('xianyu')).toEqual([]);
  });

  it('names a changed article once, with what it has now', () => {
    const index = new SoundIndex();
    index.put('a', '闲鱼');
    index.put('a', '定金');
    expect(index.candidates('dingjin')).toEqual(['a']);
  });
});
