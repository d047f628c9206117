import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { PDFDocument } from 'pdf-lib';
import { expect } from 'vitest';
import { type Crew, untilGone, type Work } from './work.ts';

/** Processes that make files of reports for these servers: not those of tests beside this one. */
async function listMakers(servers: ReadonlySet<number>): Promise<number[]> {
  const found: number[] = [];
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const command = await readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '');
    // It is told for whom it works, to end with it.
    if (command.includes('report-maker') && command.split('\0').some((word) => servers.has(Number(word))))
      found.push(Number(name));
  }
  return found;
}

/**
 * A PDF of a closed round's report is being made.
 * @param temporary the folder for temporary files of the server and of what it starts
 * @param servers the servers that were ever started, by process
 */
export function createReportMaking(crew: Crew, temporary: string, servers: ReadonlySet<number>): Work {
  let path = '';
  let going = false;
  let before: number[] = [];
  let makers: number[] = [];
  return {
    name: 'PDF',
    prepare: async (address) => {
      const { body } = await crew.planner.request(address, 'GET', '/followup/rounds');
      const closed = (body.items as { id: string; status: string }[]).filter(
        ({ status }) => status === 'closed',
      );
      // The one with the most in it is the demo city's own, which comes last.
      path = `/publishing/reports/${closed.at(-1)!.id}/files/pdf`;
      before = await listMakers(servers);
      makers = [];
      going = false;
    },
    go: async (address, over) => {
      const looking = (async () => {
        while (!over()) {
          makers = [
            ...new Set([...makers, ...(await listMakers(servers)).filter((pid) => !before.includes(pid))]),
          ];
          going ||= makers.length > 0;
          await sleep(15);
        }
      })();
      await untilGone(async () => {
        const file = await crew.planner.download(address, path);
        // Made already, or made in time: then there is nothing to interrupt.
        going ||= file.status === 200;
        while (!over()) await sleep(20);
      });
      await looking;
    },
    underWay: () => going,
    check: async (address) => {
      for (let waited = 0; waited < 600; waited += 1) {
        if (!(await listMakers(servers)).some((pid) => makers.includes(pid))) break;
        await sleep(50);
      }
      expect((await listMakers(servers)).filter((pid) => makers.includes(pid), 'orphans')).toEqual([]);
      const file = await crew.planner.download(address, path);
      expect(file.status).toBe(200);
      expect((await PDFDocument.load(file.bytes, { updateMetadata: false })).getPageCount()).toBeGreaterThan(
        1,
      );
      expect((await readdir(temporary)).filter((name) => name.startsWith('samlad'))).toEqual([]);
    },
  };
}
