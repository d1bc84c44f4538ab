package se.delaktig.kernel.server;

/** How a cookie is called. */
public final class CookieName {
  /**
   * Browsers take a cookie of such a name only if it came by TLS from its own host and is for the
   * whole of that host alone, so that no neighbour can put one in its place.
   */
  private static final String OF_ONE_HOST = "__Host-";

  private CookieName() {}

  /**
   * The name of a cookie that is for one host.
   *
   * @param overTls whether browsers come by TLS; without it they would not take the cookie
   */
  public static String of(String name, boolean overTls) {
    return overTls ? OF_ONE_HOST + name : name;
  }
}
