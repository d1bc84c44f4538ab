package se.delaktig.training.page;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import se.delaktig.access.event.Role;
import se.delaktig.access.page.ExplainedFigures;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.page.Bar;
import se.delaktig.kernel.page.FigureCard;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.ProjectLine;
import se.delaktig.kernel.page.StartPart;
import se.delaktig.kernel.page.Task;
import se.delaktig.kernel.page.Tone;
import se.delaktig.kernel.page.Visitor;
import se.delaktig.kernel.page.Words;
import se.delaktig.kernel.view.Figure;
import se.delaktig.kernel.view.ViewReader;
import se.delaktig.kernel.view.Views;
import se.delaktig.training.view.PreparandStatement;
import se.delaktig.training.view.PreparandStatements;
import se.delaktig.training.view.TrainingOccasion;
import se.delaktig.training.view.TrainingOccasionView;

/** What the training says on the start page: who lacks hours, which attendance is missing. */
@Component
class TrainingStart implements StartPart {
  private final Gate gate;
  private final PreparandStatements statements;
  private final ViewReader<TrainingOccasion> occasions;
  private final ProgrammeClock clock;
  private final ExplainedFigures explained;
  private final Words words;
  private final Fmt fmt;

  TrainingStart(
      Gate gate,
      PreparandStatements statements,
      Views views,
      TrainingOccasionView occasions,
      ProgrammeClock clock,
      ExplainedFigures explained,
      Words words,
      Fmt fmt) {
    this.gate = gate;
    this.statements = statements;
    this.occasions = views.reader(occasions);
    this.clock = clock;
    this.explained = explained;
    this.words = words;
    this.fmt = fmt;
  }

  @Override
  public List<Task> tasks(Visitor visitor, ProjectLine project) {
    if (!visitor.isAny(Role.PROJECT_LEADER, Role.PROJECT_WORKER)) {
      return List.of();
    }
    return gate.look(Query.TRAINING, project.id()).map(this::tasks).orElse(List.of());
  }

  private List<Task> tasks(Sight sight) {
    String page = "/projekt/" + sight.project() + "/utbildning";
    PreparandStatement statement = statements.of(sight);
    List<Task> tasks = new ArrayList<>();
    LocalDate today = clock.today();
    occasions.all(sight.project().value()).states().stream()
        .filter(one -> one.stands() && one.held().isEmpty() && one.date().isBefore(today))
        .forEach(one ->
            tasks.add(
                new Task(
                    Tone.SOON,
                    one.date(),
                    words.say("training.task.roll.when", fmt.shortDate(one.date())),
                    words.say("training.task.roll", one.title()),
                    words.say("training.task.roll.text"),
                    words.say("training.task.roll.do"),
                    page + "/" + one.session() + "/narvaro")));
    int reached = statement.reached().size();
    if (reached > 0) {
      tasks.add(
          new Task(
              Tone.NEUTRAL,
              null,
              words.say("training.task.when"),
              words.say("training.task.reached", reached),
              words.say("training.reached.text"),
              words.say("training.task.reached.do"),
              page));
    }
    int lacking = statement.lacking().size();
    if (lacking > 0) {
      tasks.add(
          new Task(
              Tone.NEUTRAL,
              null,
              words.say("training.task.when"),
              words.say("training.task.title", lacking, fmt.number(lacking)),
              words.say("training.task.text"),
              words.say("training.task.do"),
              page));
    }
    return tasks;
  }

  @Override
  public List<FigureCard> figures(Visitor visitor, ProjectLine project) {
    return gate.look(Query.PARTICIPATION, project.id())
        .filter(Sight::whole)
        .map(sight -> List.of(card(sight, statements.of(sight))))
        .orElse(List.of());
  }

  private FigureCard card(Sight sight, PreparandStatement statement) {
    Figure figure = statement.completeFigure();
    BigDecimal of = figure.of();
    return new FigureCard(
        "training-complete",
        words.say(figure.key()),
        fmt.number(figure.value()),
        of == null ? null : words.say("training.figure.of", fmt.number(of)),
        of == null ? null : Bar.of(figure.orZero(), of),
        null,
        explained.of(sight, statement.day(), figure));
  }
}
