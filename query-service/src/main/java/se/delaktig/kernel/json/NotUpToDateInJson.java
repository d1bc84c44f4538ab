package se.delaktig.kernel.json;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import se.delaktig.kernel.view.NotUpToDate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where an answer to another program shows something that is not up to date, it says so in a field
 * of its own, {@code notUpToDate}: since when, and which views.
 */
@RestControllerAdvice
class NotUpToDateInJson implements ResponseBodyAdvice<Object> {
  private final JsonMapper json;

  NotUpToDateInJson(JsonMapper json) {
    this.json = json;
  }

  /**
   * @param since what was recorded from then on is missing, at least in part
   */
  record Behind(Instant since, List<String> views) {}

  @Override
  public boolean supports(
      MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
    return returned.getContainingClass().getPackageName().endsWith(".json");
  }

  @Override
  public @Nullable Object beforeBodyWrite(
      @Nullable Object body,
      MethodParameter returned,
      MediaType type,
      Class<? extends HttpMessageConverter<?>> converter,
      ServerHttpRequest request,
      ServerHttpResponse response) {
    List<NotUpToDate> noted = NotUpToDate.notedFor(projectOf(request));
    if (body == null || noted.isEmpty()) {
      return body;
    }
    JsonNode answer = json.valueToTree(body);
    if (answer instanceof ObjectNode fields) {
      fields.set(
          "notUpToDate",
          json.valueToTree(
              new Behind(
                  noted.stream()
                      .map(NotUpToDate::since)
                      .min(Comparator.naturalOrder())
                      .orElseThrow(),
                  noted.stream().map(NotUpToDate::view).distinct().sorted().toList())));
    }
    return answer;
  }

  /** The address is {@code /api/projects/{project}/...}. */
  private static @Nullable String projectOf(ServerHttpRequest request) {
    String[] parts = request.getURI().getPath().split("/");
    return parts.length > 3 && parts[2].equals("projects") ? parts[3] : null;
  }
}
