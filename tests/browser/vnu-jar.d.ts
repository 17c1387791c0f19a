/** W3C's Nu HTML checker: where its Java archive is. */
declare module 'vnu-jar' {
  const archive: string;
  export default archive;
}
