package se.delaktig.kernel.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import tools.jackson.databind.json.JsonMapper;

/** Writes problem details (RFC 9457) with the property {@code code}, and nothing of the inside. */
@Component
class ProblemJson {
  private final JsonMapper json = JsonMapper.shared();
  private final ProblemsInWords inWords;
  private final LocaleResolver languages;

  ProblemJson(ProblemsInWords inWords, LocaleResolver languages) {
    this.inWords = inWords;
    this.languages = languages;
  }

  /**
   * @param code which problem it is, for programs; stable
   */
  void write(
      HttpServletRequest request, HttpServletResponse response, HttpStatus status, String code)
      throws IOException {
    var problem = new LinkedHashMap<String, Object>();
    problem.put("type", "about:blank");
    problem.put("title", status.getReasonPhrase());
    problem.put("status", status.value());
    problem.put("code", code);
    inWords
        .detail(code, languages.resolveLocale(request))
        .ifPresent(detail -> problem.put("detail", detail));
    response.setStatus(status.value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setCharacterEncoding(StandardCharsets.UTF_8);
    response.getOutputStream().write(json.writeValueAsBytes(problem));
  }
}
