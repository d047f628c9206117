import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Area, Item, Version, VersionContent } from '../../contract.ts';
import { versionQuery } from '../queries.ts';

/** Puts what the server has acknowledged into the version that is on screen, without reading it all again. */
export function useVersionCache(versionId: string) {
  const client = useQueryClient();
  return useMemo(() => {
    const { queryKey } = versionQuery(versionId);
    const change = (with_: (content: VersionContent) => VersionContent) =>
      client.setQueryData<VersionContent>(queryKey, (content) => content && with_(content));
    const swap = <Thing extends { id: string }>(list: Thing[], thing: Thing) =>
      list.map((each) => (each.id === thing.id ? thing : each));
    return {
      putItem: (item: Item) => {
        change((content) => ({ ...content, items: swap(content.items, item) }));
        void client.invalidateQueries({ queryKey: ['governance', 'item', item.id] });
      },
      putArea: (area: Area) => change((content) => ({ ...content, areas: swap(content.areas, area) })),
      putVersion: (version: Version) => change((content) => ({ ...content, version })),
      putContent: (content: VersionContent) => change(() => content),
      refresh: () => client.invalidateQueries({ queryKey }),
    };
  }, [client, versionId]);
}
