package se.delaktig.kernel.file;

/** A file may not be kept. Never holds anything of its content. */
public final class UnacceptableFileException extends RuntimeException {
  private final String key;

  UnacceptableFileException(String key) {
    super(key);
    this.key = key;
  }

  /** The message key of what is wrong and what to do. */
  public String key() {
    return key;
  }
}
