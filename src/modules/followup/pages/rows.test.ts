import { describe, expect, it } from 'vitest';
import { headingOfArea, nextToAnswer, obstaclesIn } from './rows.ts';

const terms = { questions: 'Frågor', otherQuestions: 'Övriga frågor' };
const questions = ['a', 'b', 'c', 'd'].map((id) => ({ id }));

describe('the heading of questions without an area', () => {
  it('calls them the others only beside areas', () => {
    expect(headingOfArea('', ['one'], terms)).toBe('Frågor');
    expect(headingOfArea('', ['one', 'two'], terms)).toBe('Övriga frågor');
    expect(headingOfArea('1 Öka kunskapen', ['one', 'two'], terms)).toBe('1 Öka kunskapen');
  });
});

describe('the question to go on with', () => {
  const next = (states: Record<string, 'returned' | 'draft'>, holders: Record<string, string>) =>
    nextToAnswer(
      questions,
      (id) => states[id] ?? null,
      (id) => holders[id],
      'me',
    )?.id;

  it('is one that came back, before one that nobody has begun', () => {
    expect(next({ c: 'returned' }, {})).toBe('c');
    expect(next({ c: 'returned' }, { b: 'me' })).toBe('c');
  });

  it('is one of my own before what nobody has, and a colleague’s last', () => {
    expect(next({}, { a: 'you', b: 'you', d: 'me' })).toBe('d');
    expect(next({ a: 'returned' }, { a: 'you', b: 'you', d: 'me' })).toBe('d');
    expect(next({}, { a: 'you', b: 'you' })).toBe('c');
    expect(next({}, { a: 'you', b: 'you', c: 'you', d: 'you' })).toBe('a');
  });
});

describe('what keeps a round from opening', () => {
  const inWords = (n: number) => `${n} frågor går inte till någon`;
  const due = { path: 'dueOn', message: 'Sista svarsdag har redan varit.' };

  it('counts the questions that go to nobody and tells the rest as the server does', () => {
    const unasked = ['1:1', '1:2'].map((number) => ({
      path: 'questions',
      message: `Ingen får frågan: ${number}`,
    }));
    expect(obstaclesIn([due, ...unasked], 2, inWords)).toEqual([
      due.message,
      '2 frågor går inte till någon.',
    ]);
  });

  it('keeps what is said of the questions when each goes to somebody', () => {
    const none = { path: 'questions', message: 'Omgången har inga frågor.' };
    expect(obstaclesIn([none], 0, inWords)).toEqual([none.message]);
  });
});
