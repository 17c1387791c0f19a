import { openForImport } from './lib/library/open.ts';
import { importContent } from './lib/library/import.ts';
import { relatedArticles } from './lib/relations/related.ts';
import { rmSync } from 'node:fs';
rmSync('/tmp/site',{recursive:true,force:true});
const lib=openForImport('/tmp/site/library.db'); const r=importContent(lib,{contentDir:'content',preview:false} as any); console.log(r);
for (const s of ['eka-recycle-arrival-time','pay-later-overdue-consequences','recycle-prepayment-refund']) { const t=performance.now(); const x=relatedArticles(lib,s,{now:Date.now()+864e5*30}); console.log(s,performance.now()-t); for(const l of x.first) console.log('  ',l.title,'—',l.reason); console.log(x.rest.length,x.rest.slice(0,12).map(l=>l.title+' — '+l.reason).join('\n     ')); console.log('  back',x.backlinks.map(b=>b.title+b.reason).join(';')); }
const ts:number[]=[]; for(let i=0;i<300;i++){const t=performance.now(); relatedArticles(lib,'eka-recycle-arrival-time',{now:Date.now()+864e5*30}); ts.push(performance.now()-t);} ts.sort((a,b)=>a-b); console.log(ts[150],ts[285]);
