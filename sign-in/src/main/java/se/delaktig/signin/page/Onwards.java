package se.delaktig.signin.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.stereotype.Component;
import se.delaktig.signin.SignInSettings;

/** Where a sign-in leads: to what was asked for before it, or else to Delaktig's pages. */
@Component
class Onwards {
  private final RequestCache requests;
  private final SignInSettings settings;

  Onwards(RequestCache requests, SignInSettings settings) {
    this.requests = requests;
    this.settings = settings;
  }

  String from(HttpServletRequest request, HttpServletResponse response) {
    return Optional.ofNullable(requests.getRequest(request, response))
        .map(SavedRequest::getRedirectUrl)
        .orElseGet(() -> settings.pagesUrl().toString());
  }
}
