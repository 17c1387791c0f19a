import type { Metadata } from 'next';

/**
 * Apart from `NotFoundPage`: every page loads `app/not-found.tsx` along, and must not load relations and search with
 * it.
 */
export const notFoundMetadata: Metadata = { title: '没有这个页面', robots: 'noindex' };
