/** The number after the last one of an area: 2:4 after 2:3, 2:1 in an empty area 2. Empty when areas have no numbers. */
export function nextItemNumber(areaNumber: string, used: string[]): string {
  const last = used
    .map((number) => Number(number.split(':').at(-1)))
    .filter((n) => Number.isInteger(n))
    .reduce((a, b) => Math.max(a, b), 0);
  return areaNumber === '' ? '' : `${areaNumber}:${last + 1}`;
}

/** The number after the last area's. */
export function nextAreaNumber(used: string[]): string {
  return String(
    used
      .map(Number)
      .filter(Number.isInteger)
      .reduce((a, b) => Math.max(a, b), 0) + 1,
  );
}
