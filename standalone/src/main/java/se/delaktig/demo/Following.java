package se.delaktig.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import se.delaktig.access.event.Role;
import se.delaktig.goals.command.MeasureGoal;
import se.delaktig.goals.command.OperationaliseGoal;
import se.delaktig.kernel.event.Stated;

/** How goal 4 is followed up; the source has no indicator for any goal, so it is made up. */
final class Following {
  private static final String GOAL = "G4";
  private static final String INVENTED = "Påhittat för demon";
  private static final LocalDate BY = LocalDate.of(2020, 6, 30);

  private final Stage stage;

  Following(Stage stage) {
    this.stage = stage;
  }

  void plan(Agenda agenda) {
    agenda.at(LocalDate.of(2018, 9, 13).atTime(15, 5), this::operationalise);
    measure(agenda, LocalDate.of(2018, 10, 16), "2.9", 588);
    measure(agenda, LocalDate.of(2019, 5, 14), "3.3", 563);
    measure(agenda, LocalDate.of(2019, 10, 22), "3.7", 541);
  }

  private void operationalise() {
    stage.by(
        Role.PROJECT_LEADER,
        new OperationaliseGoal(
            Stage.PROJECT,
            GOAL,
            "Medelvärde 1–5 på enkätfrågan ”Vi vet hur vi tar emot en ny kollega som står långt"
                + " från arbetsmarknaden”. Påhittad för demon.",
            Stated.invented(new BigDecimal("2.9"), INVENTED),
            Stated.invented(new BigDecimal("3.5"), INVENTED),
            BY,
            "Projektledaren",
            "Svar från anställda på arbetsplatser som har haft minst en dialogträff."));
  }

  private void measure(Agenda agenda, LocalDate on, String value, int answers) {
    agenda.at(
        on.atTime(16, 20),
        () ->
            stage.by(
                Role.PROJECT_LEADER,
                new MeasureGoal(
                    Stage.PROJECT,
                    GOAL,
                    on,
                    Stated.invented(new BigDecimal(value), INVENTED),
                    answers)));
  }
}
