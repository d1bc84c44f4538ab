package se.delaktig.acceptance;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/** Someone at a browser without script: opens pages and sends their forms. */
final class Forms implements AutoCloseable {
  private static final Pattern FORM = Pattern.compile("<form.*?</form>", Pattern.DOTALL);
  private static final Pattern INPUT = Pattern.compile("<input[^>]*>");
  private static final String BOUNDARY = "----a-part-of-a-form";

  private final HttpClient client;
  private final URI home;
  private HttpResponse<String> page;
  private URI at;

  Forms(String start) {
    this(start, HttpClient.newBuilder());
  }

  /** By a way of its own into the network. */
  Forms(String start, HttpClient.Builder network) {
    this.client =
        network
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    this.home = URI.create(start + "/");
    this.at = home;
  }

  /** Opens an address, absolute or among the pages. */
  HttpResponse<String> open(String address) throws IOException, InterruptedException {
    return answer(HttpRequest.newBuilder(home.resolve(address)).build());
  }

  /** Sends the form of the page that holds a text, with its hidden and preset fields and these. */
  HttpResponse<String> send(String holding, Map<String, String> typed)
      throws IOException, InterruptedException {
    String form = form(holding);
    Map<String, String> fields = preset(form);
    fields.putAll(typed);
    return answer(
        HttpRequest.newBuilder(target(form))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    fields.entrySet().stream()
                        .map(field -> coded(field.getKey()) + "=" + coded(field.getValue()))
                        .collect(Collectors.joining("&"))))
            .build());
  }

  /** Sends the page's form with a file. */
  HttpResponse<String> upload(String field, String file) throws IOException, InterruptedException {
    String form = form("name=\"" + field + "\"");
    StringBuilder body = new StringBuilder();
    preset(form)
        .forEach((name, value) ->
            body.append(
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                    .formatted(BOUNDARY, name, value)));
    body.append(
        "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"plan.yaml\"\r\n\r\n"
            .formatted(BOUNDARY, field));
    body.append(file).append("\r\n--").append(BOUNDARY).append("--\r\n");
    return answer(
        HttpRequest.newBuilder(target(form))
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build());
  }

  private HttpResponse<String> answer(HttpRequest request)
      throws IOException, InterruptedException {
    page = client.send(request, HttpResponse.BodyHandlers.ofString());
    at = page.uri();
    // By hand: the way in from an invitation is longer than what the client follows by itself.
    for (int followed = 0; page.statusCode() / 100 == 3 && followed < 12; followed++) {
      URI next = at.resolve(page.headers().firstValue("Location").orElseThrow());
      // As a browser, which asks for / where an address has no path.
      next = next.getRawPath().isEmpty() ? next.resolve("/") : next;
      page =
          client.send(HttpRequest.newBuilder(next).build(), HttpResponse.BodyHandlers.ofString());
      at = page.uri();
    }
    return page;
  }

  private String form(String holding) {
    return FORM.matcher(page.body())
        .results()
        .map(found -> found.group())
        .filter(form -> form.contains(holding))
        .findFirst()
        .orElseThrow(() ->
            new AssertionError(
                "no form with %s at %s: %s\n%s"
                    .formatted(holding, at, page.statusCode(), page.body())));
  }

  private URI target(String form) {
    String action = attribute(form.substring(0, form.indexOf('>')), "action");
    return action.isEmpty() ? at : at.resolve(action);
  }

  private static Map<String, String> preset(String form) {
    Map<String, String> fields = new LinkedHashMap<>();
    INPUT
        .matcher(form)
        .results()
        .map(found -> found.group())
        .filter(input -> !input.contains("type=\"file\""))
        .filter(input ->
            !input.contains("type=\"radio\"") && !input.contains("type=\"checkbox\"")
                || input.contains("checked"))
        .forEach(input -> fields.put(attribute(input, "name"), attribute(input, "value")));
    fields.remove("");
    return fields;
  }

  private static String attribute(String tag, String name) {
    Matcher found = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(tag);
    return found.find() ? HtmlUtils.htmlUnescape(found.group(1)) : "";
  }

  private static String coded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    client.close();
  }
}
