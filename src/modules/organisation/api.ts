import { z } from 'zod';
import { type Endpoint, endpoint } from '../../platform/http/endpoint.ts';
import {
  AreaList,
  Organisation,
  OrganisationChange,
  OrganisationDraft,
  OrganisationFilter,
  OrganisationPage,
  Person,
  PersonDraft,
  RoleGrant,
} from './contract.ts';
import * as service from './service.ts';

const ById = z.object({ organisationId: z.uuid() });
const ByPerson = z.object({ personId: z.uuid() });
const tag = 'organisation';

export const organisationApi: Endpoint[] = [
  endpoint({
    method: 'get',
    path: '/organisations',
    summary: 'Organisations by name',
    tag,
    query: OrganisationFilter,
    response: OrganisationPage,
    handle: (ctx, { query }) => service.listOrganisations(ctx, query),
  }),
  endpoint({
    method: 'post',
    path: '/organisations',
    summary: 'Add an organisation',
    tag,
    body: OrganisationDraft,
    response: Organisation,
    problems: ['organisation.name-taken'],
    handle: (ctx, { body }) => service.addOrganisation(ctx, body),
  }),
  endpoint({
    method: 'get',
    path: '/organisations/:organisationId',
    summary: 'One organisation',
    tag,
    params: ById,
    response: Organisation,
    handle: (ctx, { params }) => service.getOrganisation(ctx, params.organisationId),
  }),
  endpoint({
    method: 'put',
    path: '/organisations/:organisationId',
    summary: 'Change an organisation',
    tag,
    params: ById,
    body: OrganisationChange,
    response: Organisation,
    problems: ['organisation.name-taken', 'conflict'],
    handle: (ctx, { params, body }) => service.changeOrganisation(ctx, params.organisationId, body),
  }),
  endpoint({
    method: 'get',
    path: '/areas',
    summary: 'City areas and police areas',
    tag,
    response: AreaList,
    handle: (ctx) => service.listAreas(ctx),
  }),
  endpoint({
    method: 'get',
    path: '/people',
    summary: 'People and their roles',
    tag,
    query: z.object({
      q: z.string().trim().max(200).optional(),
      after: z.string().optional(),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
    response: z.object({ people: z.array(Person), count: z.int(), next: z.string().nullable() }),
    handle: (ctx, { query }) => service.listPeople(ctx, query),
  }),
  endpoint({
    method: 'post',
    path: '/people',
    summary: 'Add a person',
    tag,
    body: PersonDraft,
    response: Person,
    handle: (ctx, { body }) => service.addPerson(ctx, body),
  }),
  endpoint({
    method: 'post',
    path: '/people/:personId/roles',
    summary: 'Give a person a role in a unit',
    tag,
    params: ByPerson,
    body: RoleGrant,
    response: Person,
    handle: (ctx, { params, body }) => service.giveRole(ctx, params.personId, body),
  }),
  endpoint({
    method: 'delete',
    path: '/people/:personId/roles/:roleId',
    summary: 'End a role today',
    tag,
    params: ByPerson.extend({ roleId: z.uuid() }),
    response: Person,
    handle: (ctx, { params }) => service.endRole(ctx, params.personId, params.roleId),
  }),
];
