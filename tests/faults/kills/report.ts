import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { PDFDocument } from 'pdf-lib';
import { expect } from 'vitest';
import { type Crew, untilGone, type Work } from './work.ts';

/** Processes that make files of reports, whoever started them. */
async function listMakers(): Promise<number[]> {
  const found: number[] = [];
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const command = await readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '');
    if (command.includes('report-maker')) found.push(Number(name));
  }
  return found;
}

/**
 * A PDF of a closed round's report is being made.
 * @param temporary the folder for temporary files of the server and of what it starts
 */
export function createReportMaking(crew: Crew, temporary: string): Work {
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
      before = await listMakers();
      makers = [];
      going = false;
    },
    go: async (address, over) => {
      const looking = (async () => {
        while (!over()) {
          makers = [...new Set([...makers, ...(await listMakers()).filter((pid) => !before.includes(pid))])];
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
      for (let waited = 0; waited < 40; waited += 1) {
        if (!(await listMakers()).some((pid) => makers.includes(pid))) break;
        await sleep(50);
      }
      expect((await listMakers()).filter((pid) => makers.includes(pid), 'orphans')).toEqual([]);
      const file = await crew.planner.download(address, path);
      expect(file.status).toBe(200);
      expect((await PDFDocument.load(file.bytes, { updateMetadata: false })).getPageCount()).toBeGreaterThan(
        1,
      );
      expect((await readdir(temporary)).filter((name) => name.startsWith('samlad'))).toEqual([]);
    },
  };
}
