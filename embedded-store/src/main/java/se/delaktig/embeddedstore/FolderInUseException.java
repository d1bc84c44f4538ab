package se.delaktig.embeddedstore;

import java.nio.file.Path;

/** Another running program, or another store in this one, holds the data folder. */
public final class FolderInUseException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  FolderInUseException(Path folder, String holder) {
    super(
        "The data folder "
            + folder
            + " is already in use by "
            + holder
            + ". Stop that one first, or choose another folder.");
  }
}
