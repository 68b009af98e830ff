declare module 'word-extractor' {
  /** Reads the text of a Word 97 document: a cell ends in a tab, a row or a paragraph in a line break. */
  class WordExtractor {
    extract(file: Buffer): Promise<{ getBody(): string }>;
  }
  export = WordExtractor;
}
