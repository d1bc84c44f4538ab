package se.delaktig.budget.page;

import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import se.delaktig.budget.file.Ledger;
import se.delaktig.budget.file.LedgerImport.Choices;

/**
 * A ledger that someone is looking at before it goes in. Lives in the session's memory alone, as it
 * may name people, and goes with it.
 */
record LedgerUpload(Ledger ledger, Choices choices) {
  LedgerUpload with(Choices chosen) {
    return new LedgerUpload(ledger, chosen);
  }

  void keep(HttpSession session, String project) {
    session.setAttribute(key(project), this);
  }

  static Optional<LedgerUpload> kept(HttpSession session, String project) {
    return session.getAttribute(key(project)) instanceof LedgerUpload upload
        ? Optional.of(upload)
        : Optional.empty();
  }

  static void forget(HttpSession session, String project) {
    session.removeAttribute(key(project));
  }

  private static String key(String project) {
    return "ledger of " + project;
  }
}
