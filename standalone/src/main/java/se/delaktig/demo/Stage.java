package se.delaktig.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import se.delaktig.access.command.GrantAccess;
import se.delaktig.access.event.AccessGranted;
import se.delaktig.access.event.ActorId;
import se.delaktig.access.event.GrantId;
import se.delaktig.access.event.Role;
import se.delaktig.access.event.Scope;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.event.FileId;
import se.delaktig.kernel.handling.Answer;
import se.delaktig.kernel.handling.Caller;
import se.delaktig.kernel.handling.CommandDesk;
import se.delaktig.participants.event.PersonId;
import se.delaktig.project.event.ProjectId;

/**
 * Where the demonstration is played: its time, its actors, and the desk that takes its commands.
 */
final class Stage {
  static final ProjectId PROJECT = new ProjectId("2017-00434");

  /** Who comes from outside, and when their seats end. */
  private static final Set<Role> SEATS = Set.of(Role.EVALUATOR, Role.RESEARCHER, Role.AUDITOR);

  private static final LocalDate SEATS_END = LocalDate.of(2030, 12, 31);

  private final Desk desk;
  private final ActorBook book;
  private final FileRoom files;
  private final Map<Role, ActorId> accounts;
  private final Consumer<LocalDateTime> clock;
  private final Random ids;
  private LocalDateTime now = LocalDateTime.MIN;
  private long position = -1;

  /**
   * @param accounts the actors of the demonstration's accounts
   * @param clock told each moment, local time in Sweden, before its commands
   * @param seed of the ids
   */
  Stage(
      Desk desk,
      ActorBook book,
      FileRoom files,
      Map<Role, ActorId> accounts,
      Consumer<LocalDateTime> clock,
      long seed) {
    this.desk = desk;
    this.book = book;
    this.files = files;
    this.accounts = accounts;
    this.clock = clock;
    this.ids = new Random(seed);
  }

  void standAt(LocalDateTime moment) {
    now = moment;
    clock.accept(moment);
  }

  LocalDateTime now() {
    return now;
  }

  LocalDate today() {
    return now.toLocalDate();
  }

  /** The last event's position in the log. */
  long position() {
    return position;
  }

  /** A new id. */
  String id() {
    return new UUID(ids.nextLong(), ids.nextLong()).toString();
  }

  /** The actor of the account in a role. */
  ActorId account(Role role) {
    ActorId actor = accounts.get(role);
    if (actor == null) {
      throw new IllegalStateException("no account in the role " + role);
    }
    return actor;
  }

  /** Somebody who acts and has no account that a visitor could use. */
  ActorId somebody(String account, String displayName) {
    return book.actor(PROJECT.value(), account, displayName);
  }

  /** Keeps a PDF, to be named by a command afterwards. */
  FileId keep(byte[] pdf) {
    return files.keep(pdf);
  }

  Answer by(Role role, ProgrammeCommand command) {
    return by(account(role), command);
  }

  Answer by(ActorId actor, ProgrammeCommand command) {
    return submit(PROJECT.value(), new Caller.SignedIn(actor), command);
  }

  /** Gives a role in the project. */
  void grant(ActorId actor, Role role, Scope scope, @Nullable PersonId person) {
    grant(PROJECT.value(), actor, role, scope, person);
  }

  /** Gives a role in the office as a whole. */
  void grantOffice(ActorId actor, Role role) {
    grant(CommandDesk.OFFICE, actor, role, new Scope(Scope.Kind.OFFICE, CommandDesk.OFFICE), null);
  }

  private void grant(
      String ledger, ActorId actor, Role role, Scope scope, @Nullable PersonId person) {
    submit(
        ledger,
        new Caller.Program(),
        new GrantAccess(
            ledger,
            new GrantId(id()),
            actor,
            role,
            scope,
            person,
            today(),
            SEATS.contains(role) ? SEATS_END : null,
            AccessGranted.Reason.APPOINTED_IN_PROJECT));
  }

  private Answer submit(String ledger, Caller caller, ProgrammeCommand command) {
    Answer answer = desk.submit(ledger, caller, command, id());
    position = Math.max(position, answer.position());
    return answer;
  }
}
