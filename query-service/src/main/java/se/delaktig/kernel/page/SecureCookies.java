package se.delaktig.kernel.page;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Marks the session's cookie as one for TLS only where the pages are reached by TLS. */
@Component
class SecureCookies implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
  private final PageSettings settings;

  SecureCookies(PageSettings settings) {
    this.settings = settings;
  }

  @Override
  public void customize(TomcatServletWebServerFactory server) {
    server
        .getSettings()
        .getSession()
        .getCookie()
        .setSecure("https".equals(settings.publicUrl().getScheme()));
  }
}
