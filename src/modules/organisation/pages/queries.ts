import { query } from '../../../web/api.ts';
import { apiPages, apiQuery } from '../../../web/queries.ts';
import { AreaList, OrganisationDetail, OrganisationPage, RegisterNames } from '../contract.ts';
import { Person, PersonPage, UnitPeople } from '../people-contract.ts';

/** What the address says about a table, as text; empty is not sent. */
type Asked = Record<string, string>;

export const registerNamesQuery = apiQuery(['organisation', 'names'], '/organisation-names', RegisterNames);

export const organisationsQuery = (asked: Asked) =>
  apiPages(
    ['organisation', 'list', asked],
    (after) => `/organisations${query({ ...asked, after })}`,
    OrganisationPage.transform(({ organisations, count, next }) => ({
      items: organisations,
      next,
      total: count,
    })),
  );

export const organisationQuery = (id: string) =>
  apiQuery(['organisation', 'one', id], `/organisations/${id}`, OrganisationDetail);

export const unitPeopleQuery = (id: string, on: string) =>
  apiQuery(['organisation', 'people-of', id, on], `/organisations/${id}/people${query({ on })}`, UnitPeople);

export const areasQuery = (on = '') =>
  apiQuery(['organisation', 'areas', on], `/areas${query({ on })}`, AreaList);

export const peopleQuery = (asked: Asked) =>
  apiPages(
    ['organisation', 'people', asked],
    (after) => `/people${query({ ...asked, after })}`,
    PersonPage.transform(({ people, count, next }) => ({ items: people, next, total: count })),
  );

export const personQuery = (id: string) => apiQuery(['organisation', 'person', id], `/people/${id}`, Person);
