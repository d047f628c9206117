import type pg from 'pg';
import type { CityClient } from '../city-process.ts';

/** The people who work while everything is killed, as browsers that stay signed in. */
export interface Crew {
  planner: CityClient;
  secondPlanner: CityClient;
  administrator: CityClient;
  /** Of one board. */
  coordinator: CityClient;
  approver: CityClient;
}

/** What people are doing when the power goes. */
export interface Work {
  name: string;
  /** Before anything is killed. */
  prepare?(address: string): Promise<void>;
  /** Works until the server is gone or it is over; keeps account of what was acknowledged. */
  go(address: string, over: () => boolean): Promise<void>;
  /** True as soon as there is something to lose. */
  underWay(): boolean;
  /** With everything up again: what was acknowledged is there, and work can go on. */
  check(address: string, owner: pg.Client): Promise<void>;
}

/** Runs until the server is gone: an answer that never came ends it, whatever else is thrown is a fault. */
export async function untilGone(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    // fetch throws a TypeError when the connection breaks; a JSON answer may be cut in half.
    if (!(error instanceof TypeError || error instanceof SyntaxError)) throw error;
  }
}
