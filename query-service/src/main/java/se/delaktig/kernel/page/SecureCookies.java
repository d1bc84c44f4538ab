package se.delaktig.kernel.page;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Makes the session's cookie one for TLS and this host only where the pages are reached by TLS. */
@Component
class SecureCookies implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
  /** The cookie of a session. */
  static final String SESSION = "DELAKTIG_PAGES";

  private final PageSettings settings;

  SecureCookies(PageSettings settings) {
    this.settings = settings;
  }

  @Override
  public void customize(TomcatServletWebServerFactory server) {
    var cookie = server.getSettings().getSession().getCookie();
    cookie.setName(settings.cookie(SESSION));
    cookie.setPath("/");
    cookie.setSecure(settings.secure());
  }
}
