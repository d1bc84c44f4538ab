package se.delaktig.eventstore;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One append on its way, from its caller's thread to the thread that leads its batch. */
final class PendingAppend {

  private final CommitRequest request;
  private final Set<String> keys = new HashSet<>();
  private final LogTime.Signal turn;
  private boolean leads;
  private @Nullable Receipt receipt;
  private @Nullable Supplier<? extends RuntimeException> failure;
  private boolean unsure;

  /**
   * @param turn tells its sender's thread to go on
   */
  PendingAppend(CommitRequest request, LogTime.Signal turn) {
    this.request = request;
    this.turn = turn;
    request.events().forEach(event -> keys.add(event.key()));
  }

  CommitRequest request() {
    return request;
  }

  Set<String> keys() {
    return keys;
  }

  /** True if the commit is this very append, and not another one under the same command id. */
  boolean is(Commit commit) {
    return commit.header().commandId().equals(request.commandId())
        && commit.events().getFirst().id().equals(request.events().getFirst().id());
  }

  /** It went out and no answer came. */
  void unsure() {
    unsure = true;
  }

  boolean isUnsure() {
    return unsure;
  }

  void stored(Receipt receipt) {
    this.receipt = receipt;
  }

  void failed(Supplier<? extends RuntimeException> failure) {
    this.failure = failure;
  }

  /** The command id is in the log already: with the same body it is done, else misused. */
  void doneBefore(Receipt first) {
    String body = request.bodyHash();
    boolean same =
        first.command().equals(request.command())
            && (body == null ? first.bodyHash() == null : body.equals(first.bodyHash()));
    failed(
        same
            ? () -> new CommandAlreadyDoneException(first)
            : () -> new CommandReusedException(request.commandId()));
  }

  boolean isSettled() {
    return receipt != null || failure != null;
  }

  @Nullable Receipt receipt() {
    return receipt;
  }

  /** Waits; true if this append's thread is to lead the next batch, false if it is settled. */
  boolean awaitTurn() {
    turn.await();
    return leads;
  }

  void lead() {
    leads = true;
    turn.give();
  }

  void release() {
    turn.give();
  }

  /** The end, made in the caller's own thread so that the stack trace is the caller's. */
  Receipt outcome() {
    if (receipt != null) {
      return receipt;
    }
    if (failure == null) {
      throw new IllegalStateException("neither stored nor refused: " + request.commandId());
    }
    throw failure.get();
  }
}
