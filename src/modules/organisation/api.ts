import { z } from 'zod';
import { type Endpoint, endpoint } from '../../platform/http/endpoint.ts';
import {
  Area,
  AreaChange,
  AreaDraft,
  AreaList,
  Merger,
  MergerResult,
  On,
  OrganisationChange,
  OrganisationDetail,
  OrganisationDraft,
  OrganisationFilter,
  OrganisationPage,
} from './contract.ts';
import { UnitPeople } from './people-contract.ts';
import * as areas from './service/areas.ts';
import * as service from './service/organisations.ts';
import { listUnitPeople } from './service/people.ts';

const ById = z.object({ organisationId: z.uuid() });
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
    response: OrganisationDetail,
    problems: ['organisation.name-taken'],
    handle: (ctx, { body }) => service.addOrganisation(ctx, body),
  }),
  endpoint({
    method: 'get',
    path: '/organisations/:organisationId',
    summary: 'One organisation, what it took over and what belongs to it',
    tag,
    params: ById,
    response: OrganisationDetail,
    handle: (ctx, { params }) => service.getOrganisationDetail(ctx, params.organisationId),
  }),
  endpoint({
    method: 'put',
    path: '/organisations/:organisationId',
    summary: 'Change an organisation',
    tag,
    params: ById,
    body: OrganisationChange,
    response: OrganisationDetail,
    problems: ['organisation.name-taken', 'conflict'],
    handle: (ctx, { params, body }) => service.changeOrganisation(ctx, params.organisationId, body),
  }),
  endpoint({
    method: 'post',
    path: '/organisations/:organisationId/merger',
    summary: 'Let an organisation go up in another; roles in it end with it',
    tag,
    params: ById,
    body: Merger,
    response: MergerResult,
    problems: ['organisation.own-role', 'conflict'],
    handle: (ctx, { params, body }) => service.mergeOrganisation(ctx, params.organisationId, body),
  }),
  endpoint({
    method: 'get',
    path: '/organisations/:organisationId/people',
    summary: 'Who has a role in an organisation, by name',
    tag,
    params: ById,
    query: z.object({ on: On }),
    response: UnitPeople,
    handle: (ctx, { params, query }) => listUnitPeople(ctx, params.organisationId, query),
  }),
  endpoint({
    method: 'get',
    path: '/areas',
    summary: 'City areas and police areas',
    tag,
    query: z.object({ on: On }),
    response: AreaList,
    handle: (ctx, { query }) => areas.listAreas(ctx, query),
  }),
  endpoint({
    method: 'post',
    path: '/areas',
    summary: 'Add an area',
    tag,
    body: AreaDraft,
    response: Area,
    problems: ['organisation.area-taken'],
    handle: (ctx, { body }) => areas.addArea(ctx, body),
  }),
  endpoint({
    method: 'put',
    path: '/areas/:areaId',
    summary: 'Change an area',
    tag,
    params: z.object({ areaId: z.uuid() }),
    body: AreaChange,
    response: Area,
    problems: ['organisation.area-taken', 'conflict'],
    handle: (ctx, { params, body }) => areas.changeArea(ctx, params.areaId, body),
  }),
];
