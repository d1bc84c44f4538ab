package se.delaktig.kernel.file;

/** Looks for viruses. */
interface VirusScanner {
  /** What it found. */
  enum Finding {
    CLEAN,
    INFECTED,
    /** It did not answer, so that nothing is known. */
    SILENT
  }

  Finding scan(byte[] content);
}
