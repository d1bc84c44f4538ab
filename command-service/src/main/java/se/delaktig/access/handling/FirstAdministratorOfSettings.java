package se.delaktig.access.handling;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import se.delaktig.access.command.GrantAccess;
import se.delaktig.access.event.AccessGranted;
import se.delaktig.access.event.GrantId;
import se.delaktig.access.event.Role;
import se.delaktig.access.event.Scope;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.handling.Caller;
import se.delaktig.kernel.handling.CommandDesk;
import se.delaktig.kernel.handling.Consult;
import se.delaktig.personregister.PersonRegister;

/**
 * How an office gets its first administrator where an issuer of its own looks after the accounts:
 * the settings name the account. Once somebody administers, they say nothing any more.
 */
@Component
class FirstAdministratorOfSettings {
  private static final Logger LOG = LoggerFactory.getLogger(FirstAdministratorOfSettings.class);

  private final String account;
  private final CommandDesk desk;
  private final Consult consult;
  private final PersonRegister register;
  private final ProgrammeClock clock;

  /**
   * @param account the account's id at the issuer; empty for none
   */
  FirstAdministratorOfSettings(
      @Value("${delaktig.first-administrator:}") String account,
      CommandDesk desk,
      Consult consult,
      PersonRegister register,
      ProgrammeClock clock) {
    this.account = account.strip();
    this.desk = desk;
    this.consult = consult;
    this.register = register;
    this.clock = clock;
  }

  @EventListener(ApplicationReadyEvent.class)
  void give() {
    if (account.isEmpty() || !consult.grants(CommandDesk.OFFICE).standing().isEmpty()) {
      return;
    }
    // Of the account, so that two services that start at once give one right.
    String id =
        UUID.nameUUIDFromBytes(("first " + account).getBytes(StandardCharsets.UTF_8)).toString();
    desk.submit(
        CommandDesk.OFFICE,
        new Caller.Program(),
        new GrantAccess(
            CommandDesk.OFFICE,
            new GrantId(id),
            register.actor(CommandDesk.OFFICE, account, account),
            Role.SYSTEM_ADMINISTRATOR,
            new Scope(Scope.Kind.OFFICE, CommandDesk.OFFICE),
            null,
            clock.today(),
            null,
            AccessGranted.Reason.FIRST_ADMINISTRATOR),
        id);
    LOG.info("The account of the settings is the first administrator");
  }
}
