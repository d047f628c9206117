import { SESSION_COOKIE } from '../http/cookies.ts';
import { type Endpoint, publicEndpoint } from '../http/endpoint.ts';
import { problems } from '../http/problem.ts';
import { DemoPeople, Session, SignInAsDemoPerson, SwitchAssignment } from './contract.ts';
import {
  describeSession,
  endSession,
  keepToken,
  listDemoPeople,
  openSession,
  refuseSignIn,
  type SignInSettings,
  switchAssignment,
} from './sessions.ts';

/** Endpoints of the session; those for demo sign-in exist in demo mode only. */
export function identityApi(settings: SignInSettings): Endpoint[] {
  const always = [
    publicEndpoint({
      method: 'get',
      path: '/session',
      summary: 'Who is signed in, and in which role',
      tag: 'session',
      response: Session,
      handle: (ctx, _input, reply) => describeSession(settings, ctx, reply.cookie(SESSION_COOKIE)),
    }),
    publicEndpoint({
      method: 'post',
      path: '/session/acting',
      summary: 'Act in another of one’s own roles',
      tag: 'session',
      body: SwitchAssignment,
      handle: async (ctx, { body }) => switchAssignment(ctx, body.assignmentId),
    }),
    publicEndpoint({
      method: 'delete',
      path: '/session',
      summary: 'Sign out',
      tag: 'session',
      handle: async (ctx, _input, reply) => {
        await endSession(ctx);
        reply.setCookie(SESSION_COOKIE, null);
      },
    }),
  ];
  if (!settings.demo) return always;
  return [
    ...always,
    publicEndpoint({
      method: 'get',
      path: '/demo/people',
      summary: 'The invented persons one can sign in as (demo mode only)',
      tag: 'sign-in',
      response: DemoPeople,
      handle: () => listDemoPeople(settings),
    }),
    publicEndpoint({
      method: 'post',
      path: '/demo/sign-in',
      summary: 'Sign in as an invented person (demo mode only)',
      tag: 'sign-in',
      body: SignInAsDemoPerson,
      handle: async (ctx, { body }, reply) => {
        const token = await openSession(settings, body.personId, 'demo', ctx.requestId);
        if (!token) {
          await refuseSignIn(settings, 'demo', 'not-valid', ctx.requestId);
          throw problems.notFound();
        }
        await endSession(ctx);
        keepToken(reply, token, settings.lengths);
      },
    }),
  ];
}
