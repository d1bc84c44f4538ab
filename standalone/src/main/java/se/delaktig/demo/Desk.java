package se.delaktig.demo;

import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.handling.Answer;
import se.delaktig.kernel.handling.Caller;

/** Where the demonstration hands its commands in: the command desk. */
@FunctionalInterface
public interface Desk {
  Answer submit(String ledger, Caller caller, ProgrammeCommand command, String commandId);
}
