package se.delaktig.participants.page;

import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import se.delaktig.participants.file.Columns;
import se.delaktig.participants.file.StaffFile;
import se.delaktig.participants.file.StaffList.Otherwise;

/**
 * A staff list that someone is looking at before it goes in. Lives in the session's memory alone,
 * as it is full of personal numbers, and goes with it.
 */
record Upload(StaffFile file, Columns columns, Otherwise otherwise) {
  Upload with(Columns chosen) {
    return new Upload(file, chosen, otherwise);
  }

  void keep(HttpSession session, String project) {
    session.setAttribute(key(project), this);
  }

  static Optional<Upload> kept(HttpSession session, String project) {
    return session.getAttribute(key(project)) instanceof Upload upload
        ? Optional.of(upload)
        : Optional.empty();
  }

  static void forget(HttpSession session, String project) {
    session.removeAttribute(key(project));
  }

  private static String key(String project) {
    return "staff list of " + project;
  }
}
