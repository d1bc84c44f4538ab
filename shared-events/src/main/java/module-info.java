/**
 * What has happened in a project, in the programme's words. A named module, so that {@link
 * se.delaktig.kernel.event.ProgrammeEvent} can be sealed over all the words' packages and every
 * fold's {@code switch} is checked for completeness by the compiler.
 */
module se.delaktig.events {
  requires transitive tools.jackson.databind;
  requires static org.jspecify;

  exports se.delaktig.kernel.event;
  exports se.delaktig.project.event;
  exports se.delaktig.organisations.event;
  exports se.delaktig.participants.event;
  exports se.delaktig.training.event;
  exports se.delaktig.dialogue.event;
  exports se.delaktig.hours.event;
  exports se.delaktig.placements.event;
  exports se.delaktig.budget.event;
  exports se.delaktig.claims.event;
  exports se.delaktig.goals.event;
  exports se.delaktig.steering.event;
  exports se.delaktig.access.event;
}
