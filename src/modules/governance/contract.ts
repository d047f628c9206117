/** What the pages, the server and other modules agree on about governing documents. */
export * from './contract/content.ts';
export * from './contract/document.ts';
export * from './contract/input.ts';
export * from './contract/labels.ts';
export * from './contract/proposal.ts';
export * from './contract/terms.ts';
export * from './contract/views.ts';
