import { api } from '../../../web/api.ts';
import { apiQuery } from '../../../web/queries.ts';
import {
  AnswerHistory,
  type CompiledFilter,
  ItemResults,
  QuestionList,
  Round,
  RoundChoices,
  RoundPage,
  RoundProgress,
  Work,
} from '../contract.ts';

const rounds = '/followup/rounds';

/** A city has a round or two a year: two hundred is every one there will ever be. */
export const roundsQuery = apiQuery(['followup', 'rounds'], `${rounds}?limit=200`, RoundPage);
export const choicesQuery = apiQuery(['followup', 'choices'], '/followup/choices', RoundChoices);
export const roundQuery = (id: string) => apiQuery(['followup', 'round', id], `${rounds}/${id}`, Round);
export const questionsQuery = (id: string) =>
  apiQuery(['followup', 'questions', id], `${rounds}/${id}/questions`, QuestionList);
export const progressQuery = (id: string) =>
  apiQuery(['followup', 'progress', id], `${rounds}/${id}/progress`, RoundProgress);
export const workQuery = (id: string) => apiQuery(['followup', 'work', id], `${rounds}/${id}/work`, Work);
export const historyQuery = (answerId: string) =>
  apiQuery(['followup', 'history', answerId], `/followup/answers/${answerId}/history`, AnswerHistory);
export const itemResultsQuery = (lineageId: string) =>
  apiQuery(['followup', 'item', lineageId], `/followup/items/${lineageId}/results`, ItemResults);
/** Address of the answers as a file for a spreadsheet. */
export const csvAddress = (id: string, include: CompiledFilter['include']) =>
  api.href(`${rounds}/${id}/answers.csv?include=${include}`);
