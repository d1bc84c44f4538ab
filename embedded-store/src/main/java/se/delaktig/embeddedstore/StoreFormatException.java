package se.delaktig.embeddedstore;

import java.nio.file.Path;

/** The data folder was written by a build whose store format this one does not know. */
public final class StoreFormatException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StoreFormatException(Path file, int found, int known) {
    super(
        file
            + " has store format "
            + found
            + ", and this program knows format "
            + known
            + " only. Open it with the program that wrote it.");
  }
}
