package se.delaktig.standalone;

import java.io.PrintStream;
import java.time.Duration;
import java.util.UUID;
import se.delaktig.access.command.GrantAccess;
import se.delaktig.access.event.AccessGranted;
import se.delaktig.access.event.ActorId;
import se.delaktig.access.event.GrantId;
import se.delaktig.access.event.Role;
import se.delaktig.access.event.Scope;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.handling.Caller;
import se.delaktig.kernel.handling.CommandDesk;
import se.delaktig.personregister.PersonRegister;
import se.delaktig.signin.Accounts;
import se.delaktig.signin.Invitation;

/**
 * How an empty office gets its first administrator: by a link that works once. There is no default
 * password.
 */
final class FirstAdministrator {
  private FirstAdministrator() {}

  static void invite(Office office, Duration validFor, PrintStream out) {
    Invitation invitation =
        office.fromSignIn(Accounts.class).invite("Systemadministratör", validFor);
    ActorId actor =
        office
            .fromCommands(PersonRegister.class)
            .actor(CommandDesk.OFFICE, invitation.subject(), "Systemadministratör");
    office
        .fromCommands(CommandDesk.class)
        .submit(
            CommandDesk.OFFICE,
            new Caller.Program(),
            new GrantAccess(
                CommandDesk.OFFICE,
                new GrantId(UUID.randomUUID().toString()),
                actor,
                Role.SYSTEM_ADMINISTRATOR,
                new Scope(Scope.Kind.OFFICE, CommandDesk.OFFICE),
                null,
                office.fromCommands(ProgrammeClock.class).today(),
                null,
                AccessGranted.Reason.FIRST_ADMINISTRATOR),
            UUID.randomUUID().toString());
    out.println("Första administratören, länken gäller en gång / First administrator, works once:");
    out.println(office.signInAddress() + "/inbjudan/" + invitation.code());
    out.flush();
  }
}
