package se.delaktig.project.handling;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import se.delaktig.kernel.command.Streams;
import se.delaktig.kernel.handling.StreamAggregate;
import se.delaktig.project.Project;
import se.delaktig.project.command.DecideRuleSet;
import se.delaktig.project.command.PlanProject;
import se.delaktig.project.command.SettleSourceConflict;
import se.delaktig.project.event.ProjectEvent;

/** The stream of a project's plan and rules. */
@Aggregate(commandTargetResolver = "streamOfCommand")
class ProjectAggregate extends StreamAggregate {
  private Project project = Project.unplanned();

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(PlanProject command) {
    settle(command.stream(), project.plan(command));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(SettleSourceConflict command) {
    settle(command.stream(), project.settle(command));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(DecideRuleSet command) {
    settle(command.stream(), project.decide(command));
  }

  @EventSourcingHandler
  void on(ProjectEvent event) {
    project = project.after(event);
    stream = Streams.project(event.project());
  }
}
