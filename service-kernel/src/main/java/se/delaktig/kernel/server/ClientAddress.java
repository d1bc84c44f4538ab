package se.delaktig.kernel.server;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a request comes from. Behind a reverse proxy each comes from the proxy, which names the
 * address that it had it from; that header is believed of the proxies that the settings name and of
 * nobody else, and only in what the nearest of them has added itself.
 */
public final class ClientAddress {
  private static final String NAMED_BY_PROXY = "X-Forwarded-For";

  private final Set<String> proxies;

  /**
   * @param proxies their addresses, with commas between
   */
  public ClientAddress(String proxies) {
    this.proxies =
        Arrays.stream(proxies.split(","))
            .map(String::strip)
            .filter(address -> !address.isEmpty())
            .collect(Collectors.toUnmodifiableSet());
  }

  public String of(HttpServletRequest request) {
    String near = request.getRemoteAddr();
    if (!proxies.contains(near)) {
      return near;
    }
    String named = lastNamed(request.getHeader(NAMED_BY_PROXY));
    return named.isEmpty() ? near : named;
  }

  private static String lastNamed(@Nullable String header) {
    return header == null ? "" : header.substring(header.lastIndexOf(',') + 1).strip();
  }
}
