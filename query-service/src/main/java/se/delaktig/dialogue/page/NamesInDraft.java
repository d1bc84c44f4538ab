package se.delaktig.dialogue.page;

import jakarta.servlet.http.HttpSession;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * Names and numbers typed by hand into a form that has not been saved. The rest of a draft lies on
 * the phone, which keeps nothing of people; these live in the session's memory alone, and go with
 * it.
 *
 * @param draft whose they are, as the page names it
 * @param byField what stands in the fields, as far as anything does
 */
record NamesInDraft(String draft, Map<String, String> byField) {
  private static final int LONGEST = 120;

  NamesInDraft {
    byField = Map.copyOf(byField);
  }

  static NamesInDraft read(String draft, MultiValueMap<String, String> sent) {
    Map<String, String> typed = new TreeMap<>();
    for (int number = 1; number <= SessionForm.ADDITIONS; number++) {
      String field = "extra-" + number;
      @Nullable String name = sent.getFirst(field);
      if (name != null && !name.isBlank()) {
        typed.put(field, name.substring(0, Math.min(name.length(), LONGEST)));
      }
    }
    return new NamesInDraft(draft, typed);
  }

  /** Only the draft that somebody is at is kept; another one takes its place. */
  void keep(HttpSession session, String project) {
    session.setAttribute(key(project), this);
  }

  static Map<String, String> kept(HttpSession session, String project, String draft) {
    return session.getAttribute(key(project)) instanceof NamesInDraft names
            && names.draft().equals(draft)
        ? names.byField()
        : Map.of();
  }

  static void forget(HttpSession session, String project) {
    session.removeAttribute(key(project));
  }

  private static String key(String project) {
    return "names in a draft of " + project;
  }
}
