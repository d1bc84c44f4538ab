package se.delaktig.demo;

import se.delaktig.kernel.event.FileId;

/** Where files are kept sealed, as far as the demonstration needs it. */
@FunctionalInterface
public interface FileRoom {
  /** Keeps a PDF of the project's. */
  FileId keep(byte[] pdf);
}
