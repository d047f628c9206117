import { z } from 'zod';
import { type Endpoint, endpoint } from '../../platform/http/endpoint.ts';
import {
  Person,
  PersonChange,
  PersonDraft,
  PersonFilter,
  PersonPage,
  RoleEnd,
  RoleGrant,
} from './people-contract.ts';
import * as service from './service/people.ts';

const ByPerson = z.object({ personId: z.uuid() });
const tag = 'organisation';

export const peopleApi: Endpoint[] = [
  endpoint({
    method: 'get',
    path: '/people',
    summary: 'People and their roles',
    tag,
    query: PersonFilter,
    response: PersonPage,
    handle: (ctx, { query }) => service.listPeople(ctx, query),
  }),
  endpoint({
    method: 'post',
    path: '/people',
    summary: 'Add a person',
    tag,
    body: PersonDraft,
    response: Person,
    problems: ['organisation.email-taken'],
    handle: (ctx, { body }) => service.addPerson(ctx, body),
  }),
  endpoint({
    method: 'get',
    path: '/people/:personId',
    summary: 'One person and their roles',
    tag,
    params: ByPerson,
    response: Person,
    handle: (ctx, { params }) => service.getPerson(ctx, params.personId),
  }),
  endpoint({
    method: 'put',
    path: '/people/:personId',
    summary: 'Change a person',
    tag,
    params: ByPerson,
    body: PersonChange,
    response: Person,
    problems: ['organisation.email-taken', 'conflict'],
    handle: (ctx, { params, body }) => service.changePerson(ctx, params.personId, body),
  }),
  endpoint({
    method: 'post',
    path: '/people/:personId/roles',
    summary: 'Give a person a role in a unit',
    tag,
    params: ByPerson,
    body: RoleGrant,
    response: Person,
    problems: ['organisation.own-role', 'organisation.role-held'],
    handle: (ctx, { params, body }) => service.giveRole(ctx, params.personId, body),
  }),
  endpoint({
    method: 'post',
    path: '/people/:personId/roles/:roleId/end',
    summary: 'Set the last day of a role',
    tag,
    params: ByPerson.extend({ roleId: z.uuid() }),
    body: RoleEnd,
    response: Person,
    problems: ['organisation.own-role', 'not-allowed-now'],
    handle: (ctx, { params, body }) => service.endRole(ctx, params.personId, params.roleId, body.lastDay),
  }),
];
