package se.delaktig.kernel.server;

import java.net.URI;
import org.apache.catalina.connector.Connector;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;

/**
 * Tells the server the address at which browsers see it, {@code delaktig.seen-as}, so that what it
 * sends them on to lies there, and is marked for TLS where that is what they use. It is told here
 * and not by a proxy's headers, which anybody could send.
 */
public class SeenAs implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {
  private final URI address;

  SeenAs(@Value("${delaktig.seen-as}") URI address) {
    if (address.getHost() == null) {
      throw new IllegalArgumentException("Browsers reach nobody at " + address);
    }
    this.address = address;
  }

  /** Before the second connector is made, which is told the same. */
  @Override
  public int getOrder() {
    return 0;
  }

  @Override
  public void customize(TomcatServletWebServerFactory server) {
    server.addConnectorCustomizers(this::tell);
  }

  private void tell(Connector connector) {
    boolean secure = "https".equals(address.getScheme());
    connector.setScheme(address.getScheme());
    connector.setSecure(secure);
    connector.setProxyName(address.getHost());
    connector.setProxyPort(address.getPort() == -1 ? secure ? 443 : 80 : address.getPort());
  }
}
