package se.delaktig.eventstore;

/**
 * Somebody else has already stored an event under this number of the stream. Nothing was stored.
 */
public final class StreamConflictException extends LogException {

  private static final long serialVersionUID = 1L;

  private final String stream;
  private final long seq;

  /**
   * Says which number is taken.
   *
   * @param stream name of the stream
   * @param seq the number that another commit has taken there
   */
  public StreamConflictException(String stream, long seq) {
    super(
        seq == 0
            ? "the stream " + stream + " has already begun"
            : "event " + seq + " of the stream " + stream + " is already there",
        null);
    this.stream = stream;
    this.seq = seq;
  }

  /** The stream that has moved on. */
  public String stream() {
    return stream;
  }

  /** The number that was taken: what the writer expected to be the stream's next. */
  public long seq() {
    return seq;
  }

  /** True if the writer wanted to begin the stream. */
  public boolean alreadyBegun() {
    return seq == 0;
  }
}
