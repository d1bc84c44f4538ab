package se.delaktig.budget;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.delaktig.budget.command.DeclareAid;
import se.delaktig.budget.event.AidDeclared;
import se.delaktig.budget.event.BudgetEvent;
import se.delaktig.kernel.Outcome;
import se.delaktig.kernel.UnknownThing;
import se.delaktig.organisations.policy.Places;

/**
 * An organisation's declaration of de minimis aid, as it stands. One that passes the ceiling is
 * recorded all the same: it says what is so.
 */
public record AidDeclaration(@Nullable AidDeclared latest) {
  public static AidDeclaration none() {
    return new AidDeclaration(null);
  }

  public AidDeclaration after(AidDeclared event) {
    return new AidDeclaration(event);
  }

  public Outcome<BudgetEvent> declare(DeclareAid c, Places places, LocalDate today) {
    if (!places.organisations().containsKey(c.organisation())) {
      return Outcome.refused(UnknownThing.organisation());
    }
    if (c.declared().isAfter(today)) {
      return Outcome.refused(new BudgetRejection.InTheFuture("declared"));
    }
    if (c.aids().stream().anyMatch(aid -> aid.granted().isAfter(today))) {
      return Outcome.refused(new BudgetRejection.InTheFuture("aids"));
    }
    AidDeclared next =
        new AidDeclared(
            c.organisation(),
            c.declared(),
            c.aids().stream()
                .map(aid -> new AidDeclared.Aid(aid.granted(), aid.euro(), aid.origin()))
                .toList());
    return next.equals(latest)
        ? Outcome.refused(new BudgetRejection.NothingChanged())
        : Outcome.accepted(next);
  }
}
