import type { Figure } from './figure.ts';
import { openScaleCity } from './scale/city.ts';
import { startScaleServer } from './scale/process.ts';
import { measureWholeRound } from './scale/volumes.ts';

/** A report of thousands of pages, taken away whole: some ten minutes, so it is measured apart from the rest of the city. */
export async function measureVolumes(): Promise<Figure[]> {
  const city = await openScaleCity();
  try {
    const server = await startScaleServer(city);
    try {
      return await measureWholeRound(city, server);
    } finally {
      await server.stop();
    }
  } finally {
    await city.close();
  }
}
