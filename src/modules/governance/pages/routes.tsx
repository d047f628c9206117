import { page, webModule } from '../../../web/module.ts';
import { comparisonQuery, documentQuery, documentsQuery, itemQuery, versionQuery } from './queries.ts';

export const governanceWeb = webModule({
  name: 'governance',
  navigation: [
    {
      place: 'styrning',
      to: '/styrning/dokument',
      label: { sv: 'Styrande dokument', en: 'Governing documents' },
      description: {
        sv: 'Program, planer, riktlinjer och policyer: vad staden har beslutat och vem som ska göra det.',
        en: 'Programmes, plans, guidelines and policies: what the city has decided and who is to do it.',
      },
      roles: ['planner', 'board-coordinator', 'board-approver', 'reader'],
    },
  ],
  routes: [
    page('/styrning/dokument', () => import('./DocumentsPage.tsx'), { prefetch: () => [documentsQuery] }),
    page('/styrning/nytt', () => import('./NewDocumentPage.tsx')),
    page('/styrning/dokument/$documentId', () => import('./DocumentPage.tsx'), {
      prefetch: ({ documentId }, { version }) => [
        documentQuery(documentId!),
        ...(version ? [versionQuery(version)] : []),
      ],
    }),
    page('/styrning/dokument/$documentId/jamfor', () => import('./ComparisonPage.tsx'), {
      prefetch: ({ documentId }, { fran, till }) =>
        fran && till ? [comparisonQuery(documentId!, fran, till)] : [],
    }),
    page('/styrning/insats/$itemId', () => import('./ItemPage.tsx'), {
      prefetch: ({ itemId }) => [itemQuery(itemId!)],
    }),
  ],
});
