import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useChange } from '../../../../web/queries.ts';
import { useText } from '../../../../web/text.tsx';
import { type Document, Document as DocumentSchema, Relation, relationNames } from '../../contract.ts';
import { useName } from '../labels.ts';
import { documentQuery, documentsQuery } from '../queries.ts';
import { editTexts } from '../text/edit.ts';
import { RowsEditor } from './rows.tsx';

interface LinkRow {
  relation: Relation;
  toDocumentId: string | null;
  toTitle: string;
  sentence: string;
}

/** How the document connects with others: with one in the register, or with a title that is not there. */
export function DocumentLinksEditor({ document }: { document: Document }) {
  const e = useText(editTexts);
  const name = useName();
  const client = useQueryClient();
  const others = useQuery(documentsQuery).data?.items ?? [];
  const save = useChange({
    method: 'PUT',
    path: `/governance/documents/${document.id}/links`,
    schema: DocumentSchema,
    body: (rows: LinkRow[]) => ({
      links: rows.map((row) => ({ ...row, toTitle: row.toDocumentId ? null : row.toTitle })),
    }),
    onDone: (saved) => client.setQueryData(documentQuery(document.id).queryKey, saved),
  });
  const rows = document.links
    .filter(({ outgoing }) => outgoing)
    .map(
      (link): LinkRow => ({
        relation: link.relation,
        toDocumentId: link.document?.id ?? null,
        toTitle: link.document ? '' : link.title,
        sentence: link.sentence,
      }),
    );
  const empty: LinkRow = { relation: 'depends-on', toDocumentId: null, toTitle: '', sentence: '' };
  return (
    <RowsEditor
      rows={rows}
      empty={empty}
      complete={(row) => row.toDocumentId !== null || row.toTitle.trim() !== ''}
      addLabel={e.addLink}
      save={(links) => save.mutate(links)}
      fields={[
        {
          key: 'relation',
          label: e.relation,
          kind: 'choice',
          options: Relation.options.map((value) => ({
            value,
            label: name({ it: relationNames[value].outgoing }, 'it'),
          })),
        },
        {
          key: 'toDocumentId',
          label: e.otherDocument,
          kind: 'choice',
          wide: true,
          options: [
            { value: '', label: e.notInRegister },
            ...others
              .filter(({ id }) => id !== document.id)
              .map(({ id, title }) => ({ value: id, label: title })),
          ],
        },
        { key: 'toTitle', label: e.otherTitle, kind: 'text', wide: true },
        { key: 'sentence', label: e.sentence, kind: 'text', wide: true },
      ]}
    />
  );
}
