package se.delaktig.kernel.handling;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.delaktig.access.event.ActorId;
import se.delaktig.access.event.Role;
import se.delaktig.access.policy.Access;
import se.delaktig.access.policy.Decision;
import se.delaktig.access.policy.Grants;
import se.delaktig.access.policy.Matrix;
import se.delaktig.eventstore.CommandAlreadyDoneException;
import se.delaktig.eventstore.CommitLog;
import se.delaktig.eventstore.CommitMetadata;
import se.delaktig.eventstore.Receipt;
import se.delaktig.hours.event.LinkIssued;
import se.delaktig.kernel.Acting;
import se.delaktig.kernel.UnknownThing;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Streams;

/**
 * Takes commands in: decides whether the caller may, answers a repeated one with its first answer,
 * and lets Axon handle the rest. The one way in, for pages, programs and the demonstration alike.
 */
@Component
public class CommandDesk {
  /** The ledger of what belongs to no project. */
  public static final String OFFICE = "office";

  /** In a command's metadata: how many events of its stream the sender has seen. */
  static final String EXPECTED_VERSION = "expectedVersion";

  private static final ActorId PROGRAM = new ActorId("program");

  private final CommandBus bus;
  private final CommitLog log;
  private final Consult consult;
  private final StreamFolds folds;
  private final CommandMac mac;
  private final ProgrammeClock clock;

  CommandDesk(
      CommandBus bus,
      CommitLog log,
      Consult consult,
      StreamFolds folds,
      CommandMac mac,
      ProgrammeClock clock) {
    this.bus = bus;
    this.log = log;
    this.consult = consult;
    this.folds = folds;
    this.mac = mac;
    this.clock = clock;
  }

  /**
   * Handles a command, once.
   *
   * @param ledger the project's id, or {@link #OFFICE}
   * @param commandId the sender's idempotency key; the same one with the same command gets the
   *     first answer again
   * @throws RefusedException when a rule or the access decision refuses it, or the id was used for
   *     something else
   * @throws se.delaktig.eventstore.CommandReusedException when another command under the id came
   *     first by a hair
   */
  public Answer submit(String ledger, Caller caller, ProgrammeCommand command, String commandId) {
    return submit(ledger, caller, command, commandId, null);
  }

  /**
   * As {@link #submit(String, Caller, ProgrammeCommand, String)}, for a sender who says what the
   * command was decided on.
   *
   * @param expectedVersion how many events of the command's stream the sender has seen, 0 for none;
   *     another number than there are refuses the command as {@link StaleVersion}. Absent for a
   *     sender who does not say
   */
  public Answer submit(
      String ledger,
      Caller caller,
      ProgrammeCommand command,
      String commandId,
      @Nullable Long expectedVersion) {
    String body = mac.of(ledger, command);
    Optional<Receipt> done = log.receiptOf(commandId);
    if (done.isPresent()) {
      return repeated(done.get(), body);
    }
    return handle(ledger, caller, command, commandId, body, false, expectedVersion);
  }

  /**
   * As {@link #submit}, for a sender who has just drawn the command's id and those of all it
   * begins: whether one of them has been used is found out only when the log refuses it.
   */
  public Answer submitNew(
      String ledger, Caller caller, ProgrammeCommand command, String commandId) {
    return handle(ledger, caller, command, commandId, mac.of(ledger, command), true, null);
  }

  /**
   * What became of a command whose answer was lost.
   *
   * @param ledger the one it was sent to
   * @return the first answer; empty if it is not in the log now. Sending it again is safe then too
   * @throws se.delaktig.eventstore.LogUnavailableException if the log does not answer for now
   */
  public Optional<Answer> outcomeOf(String ledger, String commandId) {
    return log.outcomeOf(commandId)
        .filter(receipt -> receipt.ledger().equals(ledger))
        .map(CommandDesk::answer);
  }

  /** How many events a stream has: what a sender states who has seen all of them. */
  public long versionOf(String stream) {
    return log.lastSeqOf(stream).map(last -> last + 1).orElse(0L);
  }

  private Answer handle(
      String ledger,
      Caller caller,
      ProgrammeCommand command,
      String commandId,
      String body,
      boolean freshIds,
      @Nullable Long expectedVersion) {
    return folds.lookingOnce(() -> {
      Acting acting = decide(ledger, caller, command);
      if (!freshIds && !lies(command, ledger)) {
        throw new RefusedException(UnknownThing.project());
      }
      checkVersion(command.stream(), expectedVersion);
      try {
        dispatch(ledger, acting, command, commandId, body, expectedVersion);
      } catch (CommandAlreadyDoneException raced) {
        return repeated(raced.receipt(), body);
      }
      return log.receiptOf(commandId)
          .map(CommandDesk::answer)
          .orElseGet(() -> new Answer(commandId, null, -1, List.of()));
    });
  }

  /**
   * Whether what the command is about lies in the ledger it was sent to, or lies nowhere yet. The
   * right was decided for this ledger and reaches no other.
   */
  private boolean lies(ProgrammeCommand command, String ledger) {
    String stream = command.stream();
    String home = log.ledgersOf(List.of(stream)).get(stream);
    return Streams.mayLieIn(stream, ledger) && (home == null || home.equals(ledger));
  }

  /** Not all commands are handled by their stream, so not all are checked there once more. */
  private void checkVersion(String stream, @Nullable Long expected) {
    if (expected != null) {
      long actual = versionOf(stream);
      if (expected != actual) {
        throw new RefusedException(new StaleVersion(stream, expected, actual));
      }
    }
  }

  private static Answer repeated(Receipt first, String body) {
    if (!body.equals(first.bodyHash())) {
      throw new RefusedException(new CommandIdReused());
    }
    return answer(first);
  }

  private static Answer answer(Receipt receipt) {
    String first = receipt.streams().getFirst();
    return new Answer(
        receipt.commandId(),
        first.substring(first.indexOf('-') + 1),
        receipt.lastPosition(),
        receipt.streams());
  }

  private Acting decide(String ledger, Caller caller, ProgrammeCommand command) {
    Set<Role> roles = Matrix.rolesFor(command.getClass());
    return switch (caller) {
      case Caller.Program() -> acting(roles, Role.SYSTEM, new Acting(PROGRAM, Role.SYSTEM, null));
      case Caller.Holder(LinkIssued link) ->
          acting(
              LinkPurposes.allow(link.purpose(), command) ? roles : Set.of(),
              Role.LINK_HOLDER,
              new Acting(new ActorId(link.person().value()), Role.LINK_HOLDER, link.person()));
      case Caller.SignedIn signedIn -> signedIn(ledger, signedIn, roles, command);
    };
  }

  /** By a right in the project, or else by one in the office, which holds in every project. */
  private Acting signedIn(
      String ledger, Caller.SignedIn caller, Set<Role> roles, ProgrammeCommand command) {
    Grants here = consult.grants(ledger);
    Decision decision = decide(here, caller.actor(), roles, ledger, command);
    ActorId inOffice = caller.inOffice();
    if (decision instanceof Decision.Denied && inOffice != null) {
      decision = decide(consult.grants(OFFICE), inOffice, roles, ledger, command);
    }
    return switch (decision) {
      case Decision.Granted(Role role, var by) ->
          new Acting(caller.actor(), role, here.personOf(caller.actor()).orElse(null));
      case Decision.Denied() -> throw new RefusedException(new AccessDenied());
    };
  }

  private Decision decide(
      Grants grants, ActorId actor, Set<Role> roles, String ledger, ProgrammeCommand command) {
    return Access.decide(
        grants, actor, roles, command.reach(), new LedgerStructure(consult, ledger), clock.today());
  }

  private static Acting acting(Set<Role> allowed, Role role, Acting acting) {
    if (!allowed.contains(role)) {
      throw new RefusedException(new AccessDenied());
    }
    return acting;
  }

  private void dispatch(
      String ledger,
      Acting acting,
      ProgrammeCommand command,
      String commandId,
      String body,
      @Nullable Long expectedVersion) {
    Map<String, Object> metadata = new HashMap<>();
    metadata.put(CommitMetadata.LEDGER, ledger);
    metadata.put(CommitMetadata.ACTOR, acting.actor().value());
    metadata.put(CommitMetadata.ROLE, acting.role().name());
    metadata.put(CommitMetadata.COMMAND, ProgrammeCommand.nameOf(command.getClass()));
    metadata.put(CommitMetadata.COMMAND_ID, commandId);
    metadata.put(CommitMetadata.COMMAND_BODY, body);
    metadata.put("acting", acting);
    if (expectedVersion != null) {
      metadata.put(EXPECTED_VERSION, expectedVersion);
    }
    FutureCallback<Object, Object> answer = new FutureCallback<>();
    CommandMessage<Object> message =
        GenericCommandMessage.asCommandMessage(command).andMetaData(metadata);
    bus.dispatch(message, answer);
    // a refusal comes as a result that holds the exception; it is not thrown
    CommandResultMessage<?> result = answer.getResult();
    if (result.isExceptional()) {
      throw causeOf(result.exceptionResult());
    }
  }

  private static RuntimeException causeOf(Throwable thrown) {
    Throwable cause =
        thrown instanceof CommandExecutionException || thrown instanceof CompletionException
            ? thrown.getCause()
            : thrown;
    return cause instanceof RuntimeException plain ? plain : new CompletionException(thrown);
  }
}
