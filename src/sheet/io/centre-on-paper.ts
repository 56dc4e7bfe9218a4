/**
 * Puts a page in the middle of the paper. The streaming writer takes `horizontalCentered` and never writes it, so the element is
 * written where it belongs, just before the margins; a test reads it back, since nothing but that version's own order holds it there.
 */
interface Streamed {
  stream?: { write: (xml: string) => void };
  _writePageMargins?: () => void;
}

export function centreOnPaper(sheet: object): void {
  const page: Streamed = sheet;
  const { _writePageMargins: write } = page;
  if (write === undefined) return;
  page._writePageMargins = () => {
    page.stream?.write('<printOptions horizontalCentered="1"/>');
    write.call(page);
  };
}
