import { isPageNumber } from '../../lib/site/urls.ts';
import './pager.css';

/** Articles on one page of a list. */
export const PAGE_SIZE = 20;

/** Page number of a `?page=` value: a whole number from 1, else 1. */
export function pageNumber(value: string | string[] | undefined): number {
  const text = Array.isArray(value) ? value[0] : value;
  return text !== undefined && isPageNumber(text) ? Number(text) : 1;
}

/** What tells the later pages of a list apart in their titles. */
export const pageSuffix = (page: number): string => (page > 1 ? `（第 ${page} 页）` : '');

/** The number of the last page; 1 for an empty list. */
export const lastPage = (total: number): number => Math.max(1, Math.ceil(total / PAGE_SIZE));

interface PagerProps {
  readonly page: number;
  readonly total: number;
  readonly href: (page: number) => string;
}

/** Links to the pages before and after; nothing when one page holds all. */
export function Pager({ page, total, href }: PagerProps) {
  const pages = lastPage(total);
  if (pages === 1) return null;
  return (
    <nav className="pager" aria-label="分页">
      {page > 1 ? (
        <a href={href(page - 1)} rel="prev">
          上一页
        </a>
      ) : (
        <span />
      )}
      <span>
        第 {page} 页，共 {pages} 页
      </span>
      {page < pages ? (
        <a href={href(page + 1)} rel="next">
          下一页
        </a>
      ) : (
        <span />
      )}
    </nav>
  );
}
