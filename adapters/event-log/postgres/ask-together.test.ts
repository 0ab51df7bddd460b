import { describe, expect, it } from 'vitest';
import { askTogether } from './ask-together.ts';

const many = Array.from({ length: 100 }, (_, n) => `many-${n}`);

/** Asks all of these at once, and answers with what each got and with the questions there were. */
const askAll = async (each: readonly (readonly string[])[], unaskable?: string) => {
  const questions: (readonly string[])[] = [];
  const ask = askTogether(async (names) => {
    questions.push(names);
    await Promise.resolve();
    if (unaskable !== undefined && names.includes(unaskable)) throw new Error(unaskable);
    return names;
  });
  const answers = await Promise.allSettled(each.map(ask));
  return { questions, answers: answers.map((answer) => (answer.status === 'fulfilled' ? answer.value : 'failed')) };
};

describe('asking together', () => {
  it('asks at once for whoever is first, and then in one question for all who came meanwhile', async () => {
    const { questions, answers } = await askAll([['a'], ['b'], ['c', 'd']]);
    expect(questions).toEqual([['a'], ['b', 'c', 'd']]);
    expect(answers).toEqual([['a'], ['b', 'c', 'd'], ['b', 'c', 'd']]);
  });

  it('fails only whoever asked for what cannot be asked', async () => {
    const { answers } = await askAll([['a'], ['b'], ['bad'], ['c']], 'bad');
    expect(answers).toEqual([['a'], ['b'], 'failed', ['c']]);
  });

  it('holds nobody up for somebody who asks for many', async () => {
    const { questions } = await askAll([many, ['a']]);
    expect(questions).toEqual([many, ['a']]);
  });

  it('holds no question of a few up behind one of many', async () => {
    const { questions, answers } = await askAll([['a'], many, ['b']]);
    expect(questions).toEqual([['a'], many, ['b']]);
    expect(answers).toEqual([['a'], many, ['b']]);
  });
});
