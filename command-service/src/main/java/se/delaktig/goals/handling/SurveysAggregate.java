package se.delaktig.goals.handling;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import se.delaktig.goals.Surveys;
import se.delaktig.goals.command.PlanSurvey;
import se.delaktig.goals.command.RecordSurveyAnswers;
import se.delaktig.goals.event.SurveyEvent;
import se.delaktig.kernel.Outcome;
import se.delaktig.kernel.UnknownThing;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.command.Streams;
import se.delaktig.kernel.handling.StreamAggregate;

/** The stream of what a project asks before and after. */
@Aggregate(commandTargetResolver = "streamOfCommand")
class SurveysAggregate extends StreamAggregate {
  private Surveys surveys = Surveys.none();

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(PlanSurvey command, @MetaDataValue("ledger") String ledger) {
    settle(
        command.stream(),
        command.project().value().equals(ledger)
            ? surveys.plan(command)
            : Outcome.refused(UnknownThing.project()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(
      RecordSurveyAnswers command, ProgrammeClock clock, @MetaDataValue("ledger") String ledger) {
    settle(
        command.stream(),
        command.project().value().equals(ledger)
            ? surveys.record(command, clock.today())
            : Outcome.refused(UnknownThing.project()));
  }

  @EventSourcingHandler
  void on(SurveyEvent event) {
    surveys = surveys.after(event);
    stream = Streams.surveys(event.project());
  }
}
