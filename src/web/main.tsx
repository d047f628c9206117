import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { StatusProvider } from './components/StatusMessage.tsx';
import { queryClient } from './query-client.ts';
import { router } from './router.tsx';
import { sessionQuery } from './session.ts';
import './styles/index.css';
import { LanguageProvider } from './text.tsx';

void queryClient.prefetchQuery(sessionQuery);

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <LanguageProvider>
        <StatusProvider>
          <RouterProvider router={router} />
        </StatusProvider>
      </LanguageProvider>
    </QueryClientProvider>
  </StrictMode>,
);
