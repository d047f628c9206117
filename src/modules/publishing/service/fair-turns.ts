interface Waiting {
  asker: string;
  begin: () => void;
}

/**
 * One piece of work at a time. Next is whoever was served the longest ago, so that somebody who asks for twenty files gets
 * every other one of them when one more person asks, and nobody waits for all twenty.
 */
export class FairTurns {
  private waiting: Waiting[] = [];
  private busy = false;
  /** Askers in the order in which they were last served, as long as somebody waits. */
  private readonly served = new Set<string>();

  async take<T>(asker: string, work: () => Promise<T>): Promise<T> {
    if (this.busy) await new Promise<void>((begin) => this.waiting.push({ asker, begin }));
    this.busy = true;
    this.served.delete(asker);
    this.served.add(asker);
    try {
      return await work();
    } finally {
      this.handOn();
    }
  }

  /** A turn is handed on rather than given back, so that nobody slips in between. */
  private handOn(): void {
    const order = [...this.served];
    const next = this.waiting.reduce<Waiting | null>((first, each) => {
      return first && order.indexOf(first.asker) <= order.indexOf(each.asker) ? first : each;
    }, null);
    if (next) {
      this.waiting = this.waiting.filter((each) => each !== next);
      next.begin();
    } else {
      this.busy = false;
      this.served.clear();
    }
  }
}
