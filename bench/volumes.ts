import type { Figure } from './figure.ts';
import { openScaleCity } from './scale/city.ts';
import { startScaleServer } from './scale/process.ts';
import { measureWholeRound } from './scale/volumes.ts';

/** A report of thousands of pages, taken away whole: some ten minutes, fewer with SAMLAD_VOLUMES of them taken first. */
export async function measureVolumes(): Promise<Figure[]> {
  const city = await openScaleCity();
  try {
    const server = await startScaleServer(city);
    try {
      return await measureWholeRound(city, server, Number(process.env.SAMLAD_VOLUMES ?? 9999));
    } finally {
      await server.stop();
    }
  } finally {
    await city.close();
  }
}
