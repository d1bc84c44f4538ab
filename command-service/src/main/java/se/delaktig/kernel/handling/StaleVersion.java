package se.delaktig.kernel.handling;

import java.util.Map;
import se.delaktig.kernel.Rejection;

/**
 * The sender has decided on an older picture of the stream than the one that is there.
 *
 * @param stream which stream
 * @param expected how many events the sender has seen of it
 * @param actual how many there are
 */
public record StaleVersion(String stream, long expected, long actual) implements Rejection {
  @Override
  public Kind kind() {
    return Kind.STALE;
  }

  @Override
  public String code() {
    return "command.stale";
  }

  @Override
  public Map<String, Object> params() {
    return Map.of("expectedVersion", expected, "actualVersion", actual);
  }
}
