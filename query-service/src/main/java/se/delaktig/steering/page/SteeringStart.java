package se.delaktig.steering.page;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.kernel.page.FigureCard;
import se.delaktig.kernel.page.ProjectLine;
import se.delaktig.kernel.page.StartPart;
import se.delaktig.kernel.page.Visitor;
import se.delaktig.steering.view.SteeringStatements;

/** The four key figures on the start page of everyone who may see sums of hours. */
@Component
@Order(0)
class SteeringStart implements StartPart {
  private final Gate gate;
  private final SteeringStatements statements;
  private final SteeringCards cards;

  SteeringStart(Gate gate, SteeringStatements statements, SteeringCards cards) {
    this.gate = gate;
    this.statements = statements;
    this.cards = cards;
  }

  @Override
  public List<FigureCard> figures(Visitor visitor, ProjectLine project) {
    return gate.look(Query.HOURS, project.id())
        .map(sight -> cards.four(statements.of(sight)))
        .orElse(List.of());
  }
}
