import type { DemoLoader } from '../../platform/module.ts';
import { DEMO_PEOPLE } from '../organisation/index.ts';
import { writeDemoOffice } from './demo-office.ts';
import { addAddendum, listReports, publishReport } from './service/reports.ts';

const DAY = 86_400_000;

/** Reports of the earlier rounds were frozen when these closed; they are published, and one has been corrected. */
export async function loadDemo(loader: DemoLoader): Promise<void> {
  await loader.as({ person: DEMO_PEOPLE.planner, role: 'planner' }, async (acting) => {
    const { reports } = await listReports(acting);
    for (const [index, { roundId, closedAt }] of reports.entries()) {
      // Some weeks after the closing, but never later than now.
      const after = (days: number) => ({
        ...acting,
        now: () => new Date(Math.min(loader.now().getTime(), Date.parse(closedAt) + days * DAY)),
      });
      // What the office says of the latest year; of the year before nothing was said.
      if (index === 0) await writeDemoOffice(after(25), roundId);
      await publishReport(after(32), roundId, { latest: 0 });
      if (index === 0) {
        await addAddendum(after(54), roundId, {
          text: 'Göteborg & Co har meddelat att bolaget inte fick frågorna i tid. Bolagets svar redovisas i nästa års uppföljning.',
          questionId: null,
        });
      }
    }
  });
}
