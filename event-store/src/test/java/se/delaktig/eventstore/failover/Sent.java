package se.delaktig.eventstore.failover;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.delaktig.eventstore.NewEvent;
import se.delaktig.eventstore.Receipt;

/**
 * One command as its sender knows it: what it was, when it first went out, and everything the
 * sender was ever told about it. Written by one thread.
 */
final class Sent {

  /** What the sender knows in the end. */
  enum Knowledge {
    /** It is in the log. */
    ACKNOWLEDGED,
    /** It is not, and never will be. */
    REFUSED,
    /** It is there once or not at all. */
    UNKNOWN
  }

  private final String commandId;
  private final List<NewEvent> events;
  private final long sentAt;
  private final List<Receipt> receipts = new ArrayList<>();
  private long answeredAt = Long.MAX_VALUE;
  private boolean unsure;

  /**
   * @param sentAt by {@link System#nanoTime}
   */
  Sent(String commandId, List<NewEvent> events, long sentAt) {
    this.commandId = commandId;
    this.events = List.copyOf(events);
    this.sentAt = sentAt;
  }

  String commandId() {
    return commandId;
  }

  /** As they first went out; a command that is sent again may draw new event ids. */
  List<NewEvent> events() {
    return events;
  }

  long sentAt() {
    return sentAt;
  }

  /** When the sender first knew that it is in the log; far in the future if it never did. */
  long answeredAt() {
    return answeredAt;
  }

  /** Every receipt that came, by answer or by asking. All must say the same. */
  List<Receipt> receipts() {
    return receipts;
  }

  void told(Receipt receipt, long at) {
    receipts.add(receipt);
    answeredAt = Math.min(answeredAt, at);
  }

  /** No answer came. */
  void unsure() {
    unsure = true;
  }

  Knowledge knowledge() {
    if (!receipts.isEmpty()) {
      return Knowledge.ACKNOWLEDGED;
    }
    return unsure ? Knowledge.UNKNOWN : Knowledge.REFUSED;
  }

  @Override
  public String toString() {
    @Nullable Receipt first = receipts.isEmpty() ? null : receipts.getFirst();
    return commandId + " " + knowledge() + (first == null ? "" : " at " + first.firstPosition());
  }
}
