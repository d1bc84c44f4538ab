package se.delaktig.dialogue;

import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;

/** Breaks the rules on purpose, so that the test of the rules can see them red. */
public class PlantedDependency {
  @CommandHandler
  public Instant asksTheClock() {
    return Instant.now();
  }
}
