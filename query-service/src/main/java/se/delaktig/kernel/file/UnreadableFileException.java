package se.delaktig.kernel.file;

/** A file cannot be read at all. Never holds anything of its content. */
public final class UnreadableFileException extends RuntimeException {
  private final String key;

  public UnreadableFileException(String key) {
    super(key);
    this.key = key;
  }

  /** The message key of what is wrong and how to mend it. */
  public String key() {
    return key;
  }
}
