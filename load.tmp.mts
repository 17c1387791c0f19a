import Database from 'libsql';
import { LibraryIndex } from './lib/relations/library-index.ts';
import { rankDocuments } from './lib/relations/rank.ts';
import { decodeVector } from './lib/text/vector.ts';
const db=new Database(process.argv[2]!,{readonly:true});
const m0=process.memoryUsage(); let t=performance.now();
const ix=new LibraryIndex({db}); let longest=0,n=0; for(;;){ const a=performance.now(); const done=ix.catchUp(20); longest=Math.max(longest,performance.now()-a); n++; if(done)break; }
const m1=process.memoryUsage(); console.log('load ms',performance.now()-t,'slices',n,'longest',longest,'rss MB',(m1.rss-m0.rss)/1e6, 'total', m1.rss/1e6);
const times:number[]=[]; const st=db.prepare('select vector, published_at from term_documents where slug=?');
for(let i=0;i<300;i++){ const k='a-'+((i*37)%ix.terms.size); const a=performance.now(); const r:any=st.get(k); rankDocuments(ix.terms,{key:k,vector:decodeVector(r.vector),time:r.published_at},s=>ix.articles.get(s)); times.push(performance.now()-a);} times.sort((a,b)=>a-b); console.log('rank p50',times[150],'p95',times[285]);
