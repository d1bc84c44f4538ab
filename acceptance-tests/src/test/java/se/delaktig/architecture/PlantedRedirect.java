package se.delaktig.architecture;

import java.net.http.HttpClient;

/** A client that goes wherever it is sent: what the rule is there to find. */
public final class PlantedRedirect {
  private PlantedRedirect() {}

  static HttpClient client() {
    return HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
  }
}
