package se.delaktig.kernel.server;

import java.net.URI;

/** How a cookie is called. */
public final class CookieName {
  /**
   * Browsers take a cookie of such a name only if it came by TLS from its own host and is for the
   * whole of that host alone, so that no neighbour can put one in its place.
   */
  private static final String OF_ONE_HOST = "__Host-";

  private CookieName() {}

  /**
   * The name of a cookie that is for one host. It carries the port of the pages, for browsers send
   * a host's cookies to all of its ports, and two copies on one machine would sign each other's
   * people out.
   *
   * @param overTls whether browsers come by TLS; without it they would not take the cookie
   * @param pages where browsers see the pages
   */
  public static String of(String name, boolean overTls, URI pages) {
    String ofCopy = pages.getPort() < 0 ? name : name + "_" + pages.getPort();
    return overTls ? OF_ONE_HOST + ofCopy : ofCopy;
  }
}
