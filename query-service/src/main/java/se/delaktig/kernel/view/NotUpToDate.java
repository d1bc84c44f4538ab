package se.delaktig.kernel.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * What a request has been shown that is not up to date. Noted by the views themselves, so that no
 * page can forget to say so.
 *
 * @param view the view's name
 * @param ledger of the document
 * @param since what happened from then on is missing
 */
public record NotUpToDate(String view, String ledger, Instant since) {
  private static final String OFFICE = "office";
  private static final String NOTED = NotUpToDate.class.getName();

  /** Notes it for the request that this thread serves, if it serves one. */
  static void note(String view, String ledger, Instant since) {
    RequestAttributes request = RequestContextHolder.getRequestAttributes();
    if (request == null) {
      return;
    }
    List<NotUpToDate> noted = new ArrayList<>(noted());
    NotUpToDate one = new NotUpToDate(view, ledger, since);
    if (!noted.contains(one)) {
      noted.add(one);
      request.setAttribute(NOTED, List.copyOf(noted), RequestAttributes.SCOPE_REQUEST);
    }
  }

  /** What the request of this thread has been shown so far. */
  @SuppressWarnings("unchecked")
  public static List<NotUpToDate> noted() {
    RequestAttributes request = RequestContextHolder.getRequestAttributes();
    Object noted =
        request == null ? null : request.getAttribute(NOTED, RequestAttributes.SCOPE_REQUEST);
    return noted == null ? List.of() : (List<NotUpToDate>) noted;
  }

  /**
   * The same as far as it matters to a page.
   *
   * @param project the page's; absent where it is about more than one
   */
  public static List<NotUpToDate> notedFor(@Nullable String project) {
    return noted().stream()
        .filter(
            one -> project == null || one.ledger().equals(project) || one.ledger().equals(OFFICE))
        .toList();
  }
}
