export interface Place {
  row: number;
  column: number;
}

const STEPS: Record<string, [row: number, column: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/**
 * Where a key leads from a cell of a grid: arrows to the next cell that can be reached in that direction, Home and End
 * within the row, with Ctrl to the first and last of all. null when the key leads nowhere.
 */
export function moveInGrid(
  from: Place,
  key: string,
  ctrl: boolean,
  size: { rows: number; columns: number },
  isReachable: (place: Place) => boolean,
): Place | null {
  const go = (start: Place, [down, right]: [number, number]): Place | null => {
    for (let at = start; ; at = { row: at.row + down, column: at.column + right }) {
      if (at.row < 0 || at.row >= size.rows || at.column < 0 || at.column >= size.columns) return null;
      if (isReachable(at)) return at;
    }
  };
  const step = STEPS[key];
  if (step) return go({ row: from.row + step[0], column: from.column + step[1] }, step);
  if (key !== 'Home' && key !== 'End') return null;
  const forward = key === 'Home';
  const column = forward ? 0 : size.columns - 1;
  if (!ctrl) return go({ row: from.row, column }, [0, forward ? 1 : -1]);
  for (let n = 0; n < size.rows; n += 1) {
    const found = go({ row: forward ? n : size.rows - 1 - n, column }, [0, forward ? 1 : -1]);
    if (found) return found;
  }
  return null;
}
